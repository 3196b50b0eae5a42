// Where a radar stands and what it can do, as its operator says.
#pragma once

#include <optional>

#include "schemas/observation.hpp"

namespace seaeye {

struct RadarSite {
    SourceId source{};
    LatLon at{};
    Metres height{0.0};
    Radians north_offset{0.0};  ///< added to its bearings
    std::optional<Duration> scan;
    Metres range_max = nautical_miles(48);
    Metres sigma_range{30.0};
    Radians sigma_bearing = degrees(0.5);
    double probability_of_detection = 0.8;
};

}  // namespace seaeye
