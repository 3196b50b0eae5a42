// What a descriptor's `kinds` calls the kinds of observations there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seaeye::conformance {

/// "ais", "radar_plot" ...: what a descriptor's `kinds` calls it; empty for a kind that is none.
const char* kind_name(std::uint32_t kind);

/// What `kinds` lists: its parts between commas, without blanks around them.
std::vector<std::string> kinds_in(std::string_view kinds);

}  // namespace seaeye::conformance
