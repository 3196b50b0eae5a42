// ITU-R M.1371-5 annex 8: messages 16 (orders a station when to report), 20 (reserves slots), 22
// (channels and power) and 23 (orders a group of stations). Bits from 0.
//
//   16    38 spare 2 | 40 1 or 2 x (MMSI 30, offset 12, increment 10) | spare 4 after only one
//   20    38 spare 2 | 40 1 to 4 x (offset 12, slots 4, time-out 3, increment 11) | spare
//   22    38 spare 2 | 40 channel A 12 | 52 channel B 12 | 64 tx/rx 4 | 68 low power
//         area:     69 lon 18 | 87 lat 17 (NE) | 104 lon 18 | 122 lat 17 (SW)
//         stations: 69 MMSI 30 | 99 spare 5 | 104 MMSI 30 | 134 spare 5
//         139 addressed | 140 band A | 141 band B | 142 transitional zone 3 | 145 spare 23
//   23    38 spare 2 | 40 lon 18 | 58 lat 17 (NE) | 75 lon 18 | 93 lat 17 (SW) | 110 station type 4
//         114 ship type 8 | 122 spare 22 | 144 tx/rx 2 | 146 interval 4 | 150 quiet time 4
//         154 spare 6
//
// Corners in 1/10 minute. The transitional zone is its value plus 1, in nautical miles. The quiet
// time is in minutes, 0 none. Of message 20, an offset, a number of slots and a time-out of 0 are
// "not available"; an increment of 0 is one block a frame.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace assignment {
inline constexpr std::array rows{
    number("mmsi", 0, 30), number("slot_offset", 30, 12), number("increment", 42, 10)};
inline constexpr auto element_fields = pointers_to(rows);
inline constexpr Table element{element_fields};
inline constexpr Group assigned{.name = "assigned_stations",
                                .at = 40,
                                .stride = 52,
                                .needed = 52,
                                .most = 2,
                                .table = &element};
inline constexpr std::array groups{&assigned};
inline constexpr Table table{{}, groups};
constexpr std::size_t least_bits = 92;
}  // namespace assignment

namespace reservation {
inline constexpr std::array rows{code("slot_offset", 0, 12, {.none = 0}),
                                 code("slots", 12, 4, {.none = 0}),
                                 ones("timeout_min", 16, 3, {.none = 0}),
                                 number("increment", 19, 11)};
inline constexpr auto element_fields = pointers_to(rows);
inline constexpr Table element{element_fields};
inline constexpr Group reserved{
    .name = "reservations", .at = 40, .stride = 30, .needed = 30, .most = 4, .table = &element};
inline constexpr std::array groups{&reserved};
inline constexpr Table table{{}, groups};
constexpr std::size_t least_bits = 70;
}  // namespace reservation

namespace channels {
inline constexpr Field addressed = flag("addressed", 139);
inline constexpr Field zone = ones("transitional_zone_nm", 142, 3, {.offset = 1});
inline constexpr std::array area_rows{number("channel_a", 40, 12),
                                      number("channel_b", 52, 12),
                                      number("tx_rx", 64, 4),
                                      flag("low_power", 68),
                                      latitude("ne_lat", 87, tenth_minute),
                                      longitude("ne_lon", 69, tenth_minute),
                                      latitude("sw_lat", 122, tenth_minute),
                                      longitude("sw_lon", 104, tenth_minute),
                                      addressed,
                                      flag("band_a", 140),
                                      flag("band_b", 141),
                                      zone};
inline constexpr std::array addressed_rows{number("channel_a", 40, 12),
                                           number("channel_b", 52, 12),
                                           number("tx_rx", 64, 4),
                                           flag("low_power", 68),
                                           number("destination_1_mmsi", 69, 30),
                                           number("destination_2_mmsi", 104, 30),
                                           addressed,
                                           flag("band_a", 140),
                                           flag("band_b", 141),
                                           zone};
inline constexpr auto area_fields = pointers_to(area_rows);
inline constexpr auto addressed_fields = pointers_to(addressed_rows);
inline constexpr Table area{area_fields};
inline constexpr Table stations{addressed_fields};
constexpr std::size_t least_bits = 145;
}  // namespace channels

namespace group_assignment {
inline constexpr std::array rows{latitude("ne_lat", 58, tenth_minute),
                                 longitude("ne_lon", 40, tenth_minute),
                                 latitude("sw_lat", 93, tenth_minute),
                                 longitude("sw_lon", 75, tenth_minute),
                                 number("station_type", 110, 4),
                                 number("ship_type", 114, 8),
                                 number("tx_rx", 144, 2),
                                 number("interval", 146, 4),
                                 ones("quiet_time_min", 150, 4, {})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 154;
}  // namespace group_assignment

}  // namespace seaeye::ais
