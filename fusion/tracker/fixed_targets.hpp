// What stands fixed in the sea and gives echoes: buoys, beacons, platforms. No vessel is born
// there.
#pragma once

#include <vector>

#include "schemas/position.hpp"

namespace seaeye {

/// Bounded: the first 4096 are kept.
class FixedTargets {
public:
    static constexpr std::size_t capacity = 4096;

    /// A target, once; one within 50 m of another is the same.
    void add(LatLon at);

    /// One is within `reach` of the place.
    [[nodiscard]] bool is_near(LatLon at, Metres reach) const;

    [[nodiscard]] std::size_t size() const { return places_.size(); }

private:
    std::vector<LatLon> places_;  // by latitude
};

}  // namespace seaeye
