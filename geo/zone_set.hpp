// All zones at once, ready to be asked at every track update: prepared GEOS polygons in an STRtree,
// with grids in front that answer most questions alone.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// A zone near a place, and how deep or how far.
struct ZoneNear {
    ZoneIndex zone{};
    Metres
        outside;  ///< distance to the polygon, exactly 0 when the place is inside it or on its edge
};

/// Immutable after build. Holds its own GEOS context: one thread at a time. Sides are straight in
/// longitude and latitude, as in GeoJSON; a side longer than 180 degrees of longitude is taken to
/// cross the antimeridian.
class ZoneSet {
public:
    /// No margin is longer.
    static constexpr Metres farthest{50'000.0};

    ZoneSet();  ///< no zones
    ZoneSet(ZoneSet&&) noexcept;
    ZoneSet& operator=(ZoneSet&&) noexcept;
    ZoneSet(const ZoneSet&) = delete;
    ZoneSet& operator=(const ZoneSet&) = delete;
    ~ZoneSet();

    /// Fails: bad_value naming the zone, what is wrong (self-intersection, too few points) and
    /// where; or that two zones share an id.
    static Result<ZoneSet> build(std::vector<Zone> zones);

    [[nodiscard]] std::span<const Zone> zones() const;

    [[nodiscard]] const Zone& zone(ZoneIndex index) const;

    /// Appends every zone that contains `p` or lies within `margin` of it, by index. Distances are
    /// right to 0.1 % up to latitude 75. Up to 1 km of margin it takes nanoseconds far from zones.
    void near(LatLon p, Metres margin, std::vector<ZoneNear>& out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
