// Where a camera stands and what it can do, as its operator says.
#pragma once

#include "schemas/observation.hpp"

namespace seaeye {

struct CameraSite {
    SourceId source{};
    Text<32> name;
    LatLon at{};
    Metres range_max = nautical_miles(5);
    Radians sigma_bearing = degrees(0.5);  ///< where the trigger says none
};

}  // namespace seaeye
