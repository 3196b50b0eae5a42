// What a radar's sentences said, as observations of the driver ABI: degrees, metres, metres a
// second.
#pragma once

#include "drivers/decode/radar/radar_stream.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// Texts in the result borrow from the argument.
seaeye_observation observation_of(const radar::TrackedTarget& track, const radar::Moment& moment);
seaeye_observation observation_of(const radar::OwnShipData& own, const radar::Moment& moment);
seaeye_observation observation_of(const radar::Cue& cue, const radar::Moment& moment);

}  // namespace seaeye
