// What binary messages carry: which layout belongs to which designated area code and function
// identifier.
#pragma once

#include <cstdint>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

/// nullptr when nobody told us what the data are.
const Application* find_application(std::uint32_t dac, std::uint32_t fi);

}  // namespace seaeye::ais
