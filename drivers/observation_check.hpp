// What a driver emitted, checked and in our own units. The gate between the C boundary and fusion.
#pragma once

#include <optional>

#include "schemas/observation.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// nullopt when anything in it is impossible: sizes, kinds, numbers that are not finite or outside
/// what the field can hold. `frame_received`: taken where the driver gave no time of its own.
std::optional<Observation> checked_observation(const seaeye_observation& given,
                                               SourceId source,
                                               std::optional<Time> frame_received);

}  // namespace seaeye
