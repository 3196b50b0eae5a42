// IMO SN/Circ.236: trial applications, withdrawn in 2013 and still met. DAC 1. Bits from
// the first of the data.
//
//   FI 12  dangerous cargo: 0 last port 30 | 30 departure 20 | 50 next port 30 | 80 ETA 20
//          100 main good 120 | 220 IMD category 24 | 244 UN number 13 | 257 amount 10 | 267 unit 2
//   FI 13  fairway closed: 0 reason 120 | 120 from 120 | 240 to 120 | 360 radius 10 | 370 unit 2
//          372 from day 5, month 4, hour 5, minute 6 | 392 to day 5, month 4, hour 5, minute 6
//   FI 14  tidal window: 0 month 4 | 4 day 5 | 9 1 to 3 x (lat 27, lon 28 of 1/10,000 minute, from
//          hour 5, minute 6, to hour 5, minute 6, current direction 9, speed 7)
//   FI 15  extended ship data: 0 air draught 11 (0.1 m)
//
// A time of 20 bits is month 4, day 5, hour 5, minute 6. Units of an amount: 1 kg, 2 t, 3 kt; of a
// radius: 0 m, 1 km, 2 nautical miles, 3 cables. The fairway's times are local.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace dangerous_cargo_236 {
inline constexpr std::array rows{text("last_port", 0, 30),
                                 month("departure_month", 30),
                                 day("departure_day", 34),
                                 hour("departure_hour", 39),
                                 minute("departure_minute", 44),
                                 text("next_port", 50, 30),
                                 month("eta_month", 80),
                                 day("eta_day", 84),
                                 hour("eta_hour", 89),
                                 minute("eta_minute", 94),
                                 text("main_dangerous_good", 100, 120),
                                 text("imd_category", 220, 24),
                                 code("un_number", 244, 13, {.none = 0}),
                                 code("amount", 257, 10, {.none = 0}),
                                 code("amount_unit", 267, 2, {.none = 0})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 12, .name = "dangerous_cargo_236", .least_bits = 269, .table = &table};
}  // namespace dangerous_cargo_236

namespace fairway_closed {
inline constexpr std::array rows{text("reason", 0, 120),
                                 text("closed_from", 120, 120),
                                 text("closed_to", 240, 120),
                                 code("radius", 360, 10, {.none = 1001, .highest = 1000}),
                                 code("radius_unit", 370, 2, {}),
                                 day("from_day", 372),
                                 month("from_month", 377),
                                 hour("from_hour", 381),
                                 minute("from_minute", 386),
                                 day("to_day", 392),
                                 month("to_month", 397),
                                 hour("to_hour", 401),
                                 minute("to_minute", 406)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 13, .name = "fairway_closed", .least_bits = 412, .table = &table};
}  // namespace fairway_closed

namespace tidal_window_236 {
inline constexpr std::array window_rows{latitude("lat", 0, fine),
                                        longitude("lon", 27, fine),
                                        hour("from_hour", 55),
                                        minute("from_minute", 60),
                                        hour("to_hour", 66),
                                        minute("to_minute", 71),
                                        direction("current_direction_deg", 77),
                                        tenths("current_speed_kn", 86, 7, {.none = 127})};
inline constexpr auto window_fields = pointers_to(window_rows);
inline constexpr Table window{window_fields};
inline constexpr Group windows{
    .name = "windows", .at = 9, .stride = 93, .needed = 93, .most = 3, .table = &window};
inline constexpr std::array rows{month("month", 0), day("day", 4)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array groups{&windows};
inline constexpr Table table{fields, groups};
inline constexpr Application application{
    .dac = 1, .fi = 14, .name = "tidal_window_236", .least_bits = 102, .table = &table};
}  // namespace tidal_window_236

namespace extended_ship_236 {
inline constexpr std::array rows{tenths("air_draught_m", 0, 11, {.none = 0, .at_least = 2047})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 15, .name = "extended_ship_236", .least_bits = 11, .table = &table};
}  // namespace extended_ship_236

}  // namespace seaeye::ais
