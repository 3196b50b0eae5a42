// What a camera's document said, as an observation of the driver ABI: degrees and metres.
#pragma once

#include <cstdint>

#include "drivers/decode/camera/trigger.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// Of a document that ended ok. Texts in the result borrow from the argument. `link_us`: when the
/// host received it; 0 in a log, whose times are the triggers' own.
seaeye_observation observation_of(const camera::Trigger& trigger, std::int64_t link_us);

}  // namespace seaeye
