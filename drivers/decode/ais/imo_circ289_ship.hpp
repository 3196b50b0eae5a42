// IMO SN.1/Circ.289 annex: what ships say of themselves. DAC 1. Bits from the first of the data.
//
//   FI 24  extended ship data: 0 linkage 10 | 10 air draught 13 (0.01 m) | 23 last port 30
//          53 next port 30 | 83 second port 30 | 113 26 x equipment 2 | 165 ice class 4
//          169 shaft power 18 (horsepower) | 187 VHF channel 12 | 199 Lloyd's ship type 42
//          241 gross tonnage 18 | 259 laden 2 | 261 heavy oil 2 | 263 light oil 2 | 265 diesel 2
//          267 bunker oil 14 (t) | 281 persons 13 | 294 spare 10
//   FI 25  dangerous cargo: 0 unit 2 | 2 amount 10 | 12 1 to 28 x (code 4, subtype 13)
//   FI 27  route, broadcast; FI 28 addressed: 0 linkage 10 | 10 sender 3 | 13 type 5 | 18 month 4
//          22 day 5 | 27 hour 5 | 32 minute 6 | 38 duration 18 (minutes, 0 cancels)
//          56 waypoints 5 | 61 up to 16 x (lon 28, lat 27 of 1/10,000 minute)
//   FI 29  text, broadcast; FI 30 addressed: 0 linkage 10 | 10 text to the end
//
// The circular says that the air draught counts tenths, and that 8191 is 81.91 m: it is hundredths.
// Equipment: 1 works, 2 does not, 3 no data; the 26th is reserved.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace extended_ship {
constexpr Field equipment(std::string_view name, std::uint16_t at) {
    return code(name, at, 2, {.none = 0});
}

inline constexpr std::array rows{
    linkage(0),
    hundredths("air_draught_m", 10, 13, {.none = 0, .at_least = 8191}),
    text("last_port", 23, 30),
    text("next_port", 53, 30),
    text("second_port", 83, 30),
    equipment("ais_class_a", 113),
    equipment("automatic_tracking_aid", 115),
    equipment("bnwas", 117),
    equipment("ecdis_backup", 119),
    equipment("ecdis_or_paper_chart", 121),
    equipment("echo_sounder", 123),
    equipment("electronic_plotting_aid", 125),
    equipment("emergency_steering_gear", 127),
    equipment("gnss", 129),
    equipment("gyro_compass", 131),
    equipment("lrit", 133),
    equipment("magnetic_compass", 135),
    equipment("navtex", 137),
    equipment("radar_arpa", 139),
    equipment("radar_s_band", 141),
    equipment("radar_x_band", 143),
    equipment("radio_hf", 145),
    equipment("radio_inmarsat", 147),
    equipment("radio_mf", 149),
    equipment("radio_vhf", 151),
    equipment("log_over_ground", 153),
    equipment("log_through_water", 155),
    equipment("transmitting_heading_device", 157),
    equipment("track_control", 159),
    equipment("voyage_data_recorder", 161),
    code("ice_class", 165, 4, {.none = 15, .highest = 10}),
    ones("shaft_power_hp", 169, 18, {.none = 262143, .at_least = 262142}),
    code("vhf_channel", 187, 12, {.none = 0}),
    text("lloyds_ship_type", 199, 42),
    code("gross_tonnage", 241, 18, {.none = 262143, .at_least = 262142}),
    code("laden", 259, 2, {.none = 0}),
    code("heavy_oil", 261, 2, {.none = 0}),
    code("light_oil", 263, 2, {.none = 0}),
    code("diesel_oil", 265, 2, {.none = 0}),
    ones("bunker_oil_t", 267, 14, {.none = 16383, .at_least = 16382}),
    code("persons", 281, 13, {.none = 0, .at_least = 8191})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 24, .name = "extended_ship", .least_bits = 294, .table = &table};
}  // namespace extended_ship

namespace dangerous_cargo {
inline constexpr std::array cargo_rows{code("code", 0, 4, {.none = 0}),
                                       code("subtype", 4, 13, {.none = 0})};
inline constexpr auto cargo_fields = pointers_to(cargo_rows);
inline constexpr Table cargo{cargo_fields};
inline constexpr Group cargos{
    .name = "cargos", .at = 12, .stride = 17, .needed = 17, .most = 28, .table = &cargo};
inline constexpr std::array rows{code("amount_unit", 0, 2, {.none = 0}),
                                 code("amount", 2, 10, {.none = 0})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array groups{&cargos};
inline constexpr Table table{fields, groups};
inline constexpr Application application{
    .dac = 1, .fi = 25, .name = "dangerous_cargo", .least_bits = 29, .table = &table};
}  // namespace dangerous_cargo

namespace route {
inline constexpr std::array waypoint_rows{latitude("lat", 28, fine), longitude("lon", 0, fine)};
inline constexpr auto waypoint_fields = pointers_to(waypoint_rows);
inline constexpr Table waypoint{waypoint_fields};
inline constexpr Group waypoints{
    .name = "waypoints", .at = 61, .stride = 55, .needed = 55, .most = 16, .table = &waypoint};
inline constexpr std::array rows{linkage(0),
                                 number("sender", 10, 3),
                                 code("route_type", 13, 5, {.none = 0}),
                                 month("month", 18),
                                 day("day", 22),
                                 hour("hour", 27),
                                 minute("minute", 32),
                                 ones("duration_min", 38, 18, {.none = 262143}),
                                 number("waypoint_count", 56, 5)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array groups{&waypoints};
inline constexpr Table table{fields, groups};
inline constexpr Application broadcast{
    .dac = 1, .fi = 27, .name = "route", .least_bits = 61, .table = &table};
inline constexpr Application addressed{
    .dac = 1, .fi = 28, .name = "route", .least_bits = 61, .table = &table};
}  // namespace route

namespace description {
inline constexpr std::array rows{linkage(0), text("text", 10, 942)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application broadcast{
    .dac = 1, .fi = 29, .name = "description", .least_bits = 16, .table = &table};
inline constexpr Application addressed{
    .dac = 1, .fi = 30, .name = "description", .least_bits = 16, .table = &table};
}  // namespace description

}  // namespace seaeye::ais
