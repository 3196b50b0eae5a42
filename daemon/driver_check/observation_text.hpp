// One observation as a driver gave it, as a line of JSON with the names of driver.h: to be compared
// between two runs, and to be shown to the driver's author.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sea-eye/driver.h"

namespace seaeye::conformance {

/// Every member that `has` says is there, and those that are always there. Numbers are written so
/// that they read back as they were.
std::string observation_text(const seaeye_observation& observation);

/// "ais", "radar_plot" ...: what a descriptor's `kinds` calls it; empty for a kind that is none.
const char* kind_name(std::uint32_t kind);

/// What `kinds` lists: its parts between commas, without blanks around them.
std::vector<std::string> kinds_in(std::string_view kinds);

}  // namespace seaeye::conformance
