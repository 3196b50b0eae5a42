// How often an AIS station should be heard (ITU-R M.1371-5, annex 1, tables 1 and 2).
#pragma once

#include "schemas/observation.hpp"
#include "schemas/track.hpp"

namespace seaeye {

/// Nav status 1, 5 and 6 (at anchor, moored, aground) below 3 knots: class A then reports every 3
/// minutes.
bool is_lying_still(std::optional<std::uint8_t> nav_status, MetresPerSecond sog);

/// Nominal interval between position reports, not counting turns, which only shorten it.
Duration reporting_interval(AisClass cls,
                            std::optional<std::uint8_t> nav_status,
                            MetresPerSecond sog);

}  // namespace seaeye
