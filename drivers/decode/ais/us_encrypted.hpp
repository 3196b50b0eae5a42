// Positions that the US Coast Guard encrypts (Encrypted AIS, "blue force"): DAC 366 and 367, FI 56.
// Nothing but bits to us; what they are is worth knowing.
#pragma once

#include "drivers/decode/ais/measures.hpp"

namespace seaeye::ais::encrypted {

inline constexpr std::array rows{data("encrypted", 0)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application us{
    .dac = 366, .fi = 56, .name = "encrypted_position", .least_bits = 8, .table = &table};
inline constexpr Application us_later{
    .dac = 367, .fi = 56, .name = "encrypted_position", .least_bits = 8, .table = &table};

}  // namespace seaeye::ais::encrypted
