// IMO SN.1/Circ.289 annex: what ports say. DAC 1. Bits from the first of the data; positions in
// 1/1,000 minute; a time of 20 bits is month 4, day 5, hour 5, minute 6.
//
//   FI 18  clearance to enter: 0 linkage 10 | 10 time 20 | 30 port and berth 120
//          150 destination 30 | 180 lon 25 | 205 lat 24 | 229 spare 43
//   FI 19  traffic signal: 0 linkage 10 | 10 station 120 | 130 lon 25 | 155 lat 24 | 179 status 2
//          181 signal 5 | 186 hour 5 | 191 minute 6 of the next shift | 197 next 5 | 202 spare 102
//   FI 20  berthing: 0 linkage 10 | 10 length 9 | 19 depth 8 | 27 position 3 | 30 time 20
//          50 services known | 51 26 x service 2 | 103 berth 120 | 223 lon 25 | 248 lat 24
//   FI 32  tidal window: 0 month 4 | 4 day 5 | 9 1 to 3 x (lon 25, lat 24,
//          from hour 5, minute 6, to hour 5, minute 6, current direction 9, speed 8)
//
// A service: 1 available, 2 unknown, 3 not to be used.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace clearance {
inline constexpr std::array rows{linkage(0),
                                 month("month", 10),
                                 day("day", 14),
                                 hour("hour", 19),
                                 minute("minute", 24),
                                 text("port_and_berth", 30, 120),
                                 text("destination", 150, 30),
                                 latitude("lat", 205, thousandth_minute),
                                 longitude("lon", 180, thousandth_minute)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 18, .name = "clearance", .least_bits = 229, .table = &table};
}  // namespace clearance

namespace traffic_signal {
inline constexpr std::array rows{linkage(0),
                                 text("station", 10, 120),
                                 latitude("lat", 155, thousandth_minute),
                                 longitude("lon", 130, thousandth_minute),
                                 code("status", 179, 2, {.none = 0}),
                                 code("signal", 181, 5, {.none = 0}),
                                 hour("next_hour", 186),
                                 minute("next_minute", 191),
                                 code("next_signal", 197, 5, {.none = 0})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 19, .name = "traffic_signal", .least_bits = 202, .table = &table};
}  // namespace traffic_signal

namespace berthing {
constexpr Field service(std::string_view name, std::uint16_t at) {
    return code(name, at, 2, {.none = 0});
}

inline constexpr std::array rows{linkage(0),
                                 ones("berth_length_m", 10, 9, {.none = 0, .at_least = 511}),
                                 tenths("berth_depth_m", 19, 8, {.none = 0, .at_least = 255}),
                                 code("mooring_position", 27, 3, {.none = 0}),
                                 month("month", 30),
                                 day("day", 34),
                                 hour("hour", 39),
                                 minute("minute", 44),
                                 flag("services_known", 50),
                                 service("agent", 51),
                                 service("fuel", 53),
                                 service("chandler", 55),
                                 service("stevedore", 57),
                                 service("electrical", 59),
                                 service("water", 61),
                                 service("customs", 63),
                                 service("cartage", 65),
                                 service("crane", 67),
                                 service("lift", 69),
                                 service("medical", 71),
                                 service("navigation_repair", 73),
                                 service("provisions", 75),
                                 service("ship_repair", 77),
                                 service("surveyor", 79),
                                 service("steam", 81),
                                 service("tugs", 83),
                                 service("solid_waste", 85),
                                 service("liquid_waste", 87),
                                 service("hazardous_waste", 89),
                                 service("ballast_exchange", 91),
                                 service("additional", 93),
                                 service("regional_1", 95),
                                 service("regional_2", 97),
                                 service("future_1", 99),
                                 service("future_2", 101),
                                 text("berth", 103, 120),
                                 latitude("lat", 248, thousandth_minute),
                                 longitude("lon", 223, thousandth_minute)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 20, .name = "berthing", .least_bits = 272, .table = &table};
}  // namespace berthing

namespace tidal_window {
inline constexpr std::array window_rows{
    latitude("lat", 25, thousandth_minute),
    longitude("lon", 0, thousandth_minute),
    hour("from_hour", 49),
    minute("from_minute", 54),
    hour("to_hour", 60),
    minute("to_minute", 65),
    direction("current_direction_deg", 71),
    tenths("current_speed_kn", 80, 8, {.none = 255, .highest = 251, .at_least = 251})};
inline constexpr auto window_fields = pointers_to(window_rows);
inline constexpr Table window{window_fields};
inline constexpr Group windows{
    .name = "windows", .at = 9, .stride = 88, .needed = 88, .most = 3, .table = &window};
inline constexpr std::array rows{month("month", 0), day("day", 4)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array groups{&windows};
inline constexpr Table table{fields, groups};
inline constexpr Application application{
    .dac = 1, .fi = 32, .name = "tidal_window", .least_bits = 97, .table = &table};
}  // namespace tidal_window

}  // namespace seaeye::ais
