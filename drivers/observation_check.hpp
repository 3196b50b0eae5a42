// What a driver emitted, checked and in our own units. The gate between the C boundary and fusion.
#pragma once

#include <optional>

#include "schemas/observation.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// Fills `made`, and says whether it may be used: false when anything in `given` is impossible:
/// sizes, kinds, numbers that are not finite or outside what the field can hold. `frame_received`:
/// taken where the driver gave no time of its own.
bool check_observation(const seaeye_observation& given,
                       SourceId source,
                       std::optional<Time> frame_received,
                       Observation& made);

}  // namespace seaeye
