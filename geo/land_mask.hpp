// Land and shore: is a place on land, and how far is the shore.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// Land polygons behind grids and a tree; about 100 bytes a side of coast. Immutable. Holds its own
/// GEOS context: one thread at a time.
class LandMask {
public:
    /// Shores farther than this are not looked for.
    static constexpr Metres farthest{50'000.0};

    LandMask();  ///< no land anywhere
    LandMask(LandMask&&) noexcept;
    LandMask& operator=(LandMask&&) noexcept;
    LandMask(const LandMask&) = delete;
    LandMask& operator=(const LandMask&) = delete;
    ~LandMask();

    /// Every side of every polygon counts as shore: cut-off frames and borders between touching
    /// pieces too. Fails: bad_value with the polygon's number, the fault and the place.
    static Result<LandMask> build(const std::vector<Polygon>& land);

    /// Land from files, read as zone files are (`read_polygons`).
    static Result<LandMask> read(const std::vector<std::string>& paths);

    /// On land, or on its edge. A lake cut out as a hole is not land.
    [[nodiscard]] bool is_land(LatLon p) const;

    /// To the nearest shore, from sea or from land; `farthest` when there is none nearer. Right to
    /// 0.1 % up to latitude 75.
    [[nodiscard]] Metres shore_distance(LatLon p) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
