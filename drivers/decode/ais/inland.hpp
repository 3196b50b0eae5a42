// Inland waterways, DAC 200: Vessel Tracking and Tracing Standard for Inland Navigation, edition
// 1.2 (CCNR, 2013), annex "Inland AIS messages". Bits from the first of the data.
//
//   FI 10  0 ENI 48 (8 characters) | 48 length 13 (0.1 m) | 61 beam 10 (0.1 m) | 71 ship type 14
//          85 hazard 3 | 88 draught 11 (0.01 m) | 99 loaded 2 | 101 speed inferior/superior 1
//          102 course 1 | 103 heading 1
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace inland_ship {
inline constexpr Field eni = text("eni", 0, 48);
inline constexpr Field length{.name = "length_m",
                              .raw_name = "length",
                              .at = 48,
                              .width = 13,
                              .not_available = 0,
                              .divisor = 10,
                              .decimals = 1};
inline constexpr Field beam{.name = "beam_m",
                            .raw_name = "beam",
                            .at = 61,
                            .width = 10,
                            .not_available = 0,
                            .divisor = 10,
                            .decimals = 1};
inline constexpr Field ship_type = number("eri_ship_type", 71, 14);
inline constexpr Field hazard = number("hazard", 85, 3);
inline constexpr Field draught{.name = "draught_m",
                               .raw_name = "draught",
                               .at = 88,
                               .width = 11,
                               .not_available = 0,
                               .divisor = 100,
                               .decimals = 2};
inline constexpr Field loaded = number("loaded", 99, 2);
inline constexpr Field speed_quality = flag("speed_is_good", 101);
inline constexpr Field course_quality = flag("course_is_good", 102);
inline constexpr Field heading_quality = flag("heading_is_good", 103);
inline constexpr std::array fields{&eni,
                                   &length,
                                   &beam,
                                   &ship_type,
                                   &hazard,
                                   &draught,
                                   &loaded,
                                   &speed_quality,
                                   &course_quality,
                                   &heading_quality};
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 200, .fi = 10, .name = "inland_ship", .least_bits = 104, .table = &table};
}  // namespace inland_ship

}  // namespace seaeye::ais
