// ITU-R M.1371-5 annex 8, message 17: differential corrections of a reference station. Bits from 0.
//
//   17    38 spare 2 | 40 lon 18 | 58 lat 17 (1/10 minute) | 75 spare 5 | 80 corrections
//
// The corrections are those of Recommendation ITU-R M.823, without preamble and parity:
//
//         80 message type 6 | 86 station 10 | 96 Z count 13 (0.6 s) | 109 sequence 3 | 112 words 5
//         117 health 3 | 120 words of 24 bits
//
// Stations without corrections send none of that. "corrections" has all of it, as it came.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais::dgnss {

/// Seconds into the hour.
inline constexpr Field z_count{.name = "z_count_s",
                               .raw_name = "z_count",
                               .at = 96,
                               .width = 13,
                               .highest = 5999,
                               .factor = 3,
                               .divisor = 5,
                               .decimals = 1};
inline constexpr std::array rows{latitude("lat", 58, tenth_minute),
                                 longitude("lon", 40, tenth_minute),
                                 number("correction_type", 80, 6),
                                 number("station", 86, 10),
                                 z_count,
                                 number("sequence", 109, 3),
                                 number("words", 112, 5),
                                 number("health", 117, 3),
                                 data("corrections", 80)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 75;

}  // namespace seaeye::ais::dgnss
