// Inland waterways, DAC 200: Vessel Tracking and Tracing Standard for Inland Navigation, edition
// 1.2 (CCNR, 2013), annex "Inland AIS messages". Bits from the first of the data.
//
//   FI 10  ship: 0 ENI 48 (8 characters) | 48 length 13 (0.1 m) | 61 beam 10 (0.1 m)
//          71 ship type 14 | 85 hazard 3 | 88 draught 11 (0.01 m) | 99 loaded 2
//          101 speed inferior/superior 1 | 102 course 1 | 103 heading 1 | 104 spare 8
//   FI 21  arrival at lock, bridge or terminal: 0 country 12 | 12 place 18 | 30 section 30
//          60 terminal 30 | 90 hectometre 30 | 120 month 4 | 124 day 5 | 129 hour 5 | 134 minute 6
//          140 tugs 3 | 143 air draught 12 (0.01 m) | 155 spare 5
//   FI 22  recommended arrival: as FI 21 up to the minute | 140 status 2 | 142 spare 2
//   FI 23  EMMA warning: 0 from year 8, month 4, day 5 | 17 to year 8, month 4, day 5 | 34 from
//          hour 5, minute 6 | 45 to hour 5, minute 6 | 56 lon 28 | 84 lat 27 | 111 lon 28
//          139 lat 27 (the section's ends) | 166 type 4 | 170 minus 1, least 8 | 179 minus 1,
//          most 8 | 188 class 2 | 190 wind 4 | 194 spare 6
//   FI 24  water levels: 0 country 12 | 12 1 to 4 x (gauge 11, plus 1, level 13 of 0.01 m)
//   FI 40  signal: 0 lon 28 | 28 lat 27 | 55 form 4 | 59 orientation 9 | 68 impact 3 | 71 lights 30
//          101 spare 11
//   FI 55  persons: 0 crew 8 | 8 passengers 13 | 21 personnel 8 | 29 spare 51
//
// EMMA values and water levels are a sign and a size, not two's complement: the sign is a field of
// its own, and a "minus" of one is the "plus" of the other. The lights are decimal digits.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace inland_ship {
inline constexpr std::array rows{text("eni", 0, 48),
                                 tenths("length_m", 48, 13, {.none = 0}),
                                 tenths("beam_m", 61, 10, {.none = 0}),
                                 number("eri_ship_type", 71, 14),
                                 number("hazard", 85, 3),
                                 hundredths("draught_m", 88, 11, {.none = 0}),
                                 number("loaded", 99, 2),
                                 flag("speed_is_good", 101),
                                 flag("course_is_good", 102),
                                 flag("heading_is_good", 103)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
/// Longer ones are met, and are something else.
inline constexpr Application application{.dac = 200,
                                         .fi = 10,
                                         .name = "inland_ship",
                                         .least_bits = 104,
                                         .most_bits = 119,
                                         .table = &table};
}  // namespace inland_ship

namespace inland_arrival {
inline constexpr std::array eta_rows{
    text("country", 0, 12),
    text("place", 12, 18),
    text("section", 30, 30),
    text("terminal", 60, 30),
    text("hectometre", 90, 30),
    month("eta_month", 120),
    day("eta_day", 124),
    hour("eta_hour", 129),
    minute("eta_minute", 134),
    code("tugs", 140, 3, {.none = 7}),
    hundredths("air_draught_m", 143, 12, {.none = 0, .highest = 4000})};
inline constexpr std::array rta_rows{text("country", 0, 12),
                                     text("place", 12, 18),
                                     text("section", 30, 30),
                                     text("terminal", 60, 30),
                                     text("hectometre", 90, 30),
                                     month("rta_month", 120),
                                     day("rta_day", 124),
                                     hour("rta_hour", 129),
                                     minute("rta_minute", 134),
                                     code("status", 140, 2, {.none = 3})};
inline constexpr auto eta_fields = pointers_to(eta_rows);
inline constexpr auto rta_fields = pointers_to(rta_rows);
inline constexpr Table eta_table{eta_fields};
inline constexpr Table rta_table{rta_fields};
inline constexpr Application eta{
    .dac = 200, .fi = 21, .name = "inland_eta", .least_bits = 155, .table = &eta_table};
inline constexpr Application rta{
    .dac = 200, .fi = 22, .name = "inland_rta", .least_bits = 142, .table = &rta_table};
}  // namespace inland_arrival

namespace inland_warning {
constexpr Field year(std::string_view name, std::uint16_t at) {
    return code(name, at, 8, {.none = 0, .offset = 2000});
}

constexpr Field size(std::string_view name, std::uint16_t at) {
    return code(name, at, 8, {.none = 255, .at_least = 254});
}

inline constexpr std::array rows{year("from_year", 0),
                                 month("from_month", 8),
                                 day("from_day", 12),
                                 year("to_year", 17),
                                 month("to_month", 25),
                                 day("to_day", 29),
                                 hour("from_hour", 34),
                                 minute("from_minute", 39),
                                 hour("to_hour", 45),
                                 minute("to_minute", 50),
                                 latitude("from_lat", 84, fine),
                                 longitude("from_lon", 56, fine),
                                 latitude("to_lat", 139, fine),
                                 longitude("to_lon", 111, fine),
                                 code("warning", 166, 4, {.none = 0}),
                                 flag("least_is_negative", 170),
                                 size("least_size", 171),
                                 flag("most_is_negative", 179),
                                 size("most_size", 180),
                                 code("class", 188, 2, {.none = 0}),
                                 code("wind_direction", 190, 4, {.none = 0, .highest = 8})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 200, .fi = 23, .name = "inland_warning", .least_bits = 194, .table = &table};
}  // namespace inland_warning

namespace inland_levels {
inline constexpr std::array gauge_rows{code("gauge", 0, 11, {.none = 0}),
                                       flag("level_is_positive", 11),
                                       hundredths("level_size_m", 12, 13, {.none = 0})};
inline constexpr auto gauge_fields = pointers_to(gauge_rows);
inline constexpr Table gauge{gauge_fields};
inline constexpr Group gauges{
    .name = "gauges", .at = 12, .stride = 25, .needed = 25, .most = 4, .table = &gauge};
inline constexpr std::array rows{text("country", 0, 12)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array groups{&gauges};
inline constexpr Table table{fields, groups};
inline constexpr Application application{
    .dac = 200, .fi = 24, .name = "inland_water_levels", .least_bits = 37, .table = &table};
}  // namespace inland_levels

namespace inland_signal {
inline constexpr std::array rows{latitude("lat", 28, fine),
                                 longitude("lon", 0, fine),
                                 code("form", 55, 4, {.none = 0, .highest = 14}),
                                 ones("orientation_deg", 59, 9, {.none = 511, .highest = 359}),
                                 code("impact", 68, 3, {.none = 0, .highest = 4}),
                                 number("lights", 71, 30)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 200, .fi = 40, .name = "inland_signal", .least_bits = 101, .table = &table};
}  // namespace inland_signal

namespace inland_persons {
inline constexpr std::array rows{code("crew", 0, 8, {.none = 255}),
                                 code("passengers", 8, 13, {.none = 8191}),
                                 code("personnel", 21, 8, {.none = 255})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 200, .fi = 55, .name = "inland_persons", .least_bits = 29, .table = &table};
}  // namespace inland_persons

}  // namespace seaeye::ais
