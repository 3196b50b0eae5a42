// What an ASTERIX record said, as an observation of the driver ABI: degrees, metres, metres a
// second.
#pragma once

#include "drivers/decode/asterix/asterix_stream.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

seaeye_observation observation_of(const asterix::PlacedReport& placed);

}  // namespace seaeye
