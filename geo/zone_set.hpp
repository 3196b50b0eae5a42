// All zones at once, ready to be asked thousands of times a second: prepared GEOS polygons in an
// STRtree.
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

/// Immutable after build. Holds its own GEOS context: one thread at a time.
class ZoneSet {
public:
    ZoneSet();  ///< no zones
    ZoneSet(ZoneSet&&) noexcept;
    ZoneSet& operator=(ZoneSet&&) noexcept;
    ZoneSet(const ZoneSet&) = delete;
    ZoneSet& operator=(const ZoneSet&) = delete;
    ~ZoneSet();

    /// Fails: bad_value naming the zone, what is wrong (self-intersection, too few points) and
    /// where (lat, lon).
    static Result<ZoneSet> build(std::vector<Zone> zones);

    [[nodiscard]] std::span<const Zone> zones() const;

    [[nodiscard]] const Zone& zone(ZoneIndex index) const;

    /// Appends every zone that contains `p` or lies within `margin` of it, by index. `margin` up to
    /// 50 km.
    void near(LatLon p, Metres margin, std::vector<ZoneNear>& out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
