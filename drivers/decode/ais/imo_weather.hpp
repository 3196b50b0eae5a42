// Meteorological and hydrological data: IMO SN/Circ.236 (FI 11, in use though withdrawn in 2013)
// and IMO SN.1/Circ.289 annex, 1 (FI 31). DAC 1. Bits from the first of the data.
//
//   FI 11  0 lat 24 | 24 lon 25 (1/1,000 minute) | 49 day 5 | 54 hour 5 | 59 minute 6 | 65 wind 7
//          72 gust 7 | 79 its direction 9 | 88 of the gust 9 | 97 air 11 (-60) | 108 humidity 7
//          115 dew point 10 (-20) | 125 pressure 9 (+800) | 134 its trend 2 | 136 visibility 8
//          144 level 9 (-10) | 153 its trend 2 | 155 current 8 | 163 direction 9
//          172 second 8 | 180 direction 9 | 189 depth 5 | 194 third 8 | 202 direction 9
//          211 depth 5 | 216 waves 8 | 224 period 6 | 230 direction 9 | 239 swell 8 | 247 period 6
//          253 direction 9 | 262 sea state 4 | 266 water 10 (-10) | 276 precipitation 3
//          279 salinity 9 | 288 ice 2 | 290 spare 6
//   FI 31  0 lon 25 | 25 lat 24 | 49 accurate | 50 day 5 ... as above, but that air, dew point and
//          water are signed, a bit 137 says "visibility is more than", and the level is
//          12 bits of 0.01 m (-10)
//
// Not available: of FI 11 the highest value (of positions the highest positive one; day 31 is a
// day); of FI 31 each field's own. Knots, degrees, degrees Celsius, hectopascal, nautical miles,
// metres, seconds, parts per thousand.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace weather_236 {
constexpr Field place(std::string_view name, std::uint16_t at, std::uint16_t width) {
    Field field = width == 24 ? latitude(name, at, thousandth_minute)
                              : longitude(name, at, thousandth_minute);
    field.not_available = (1 << (width - 1)) - 1;
    return field;
}

constexpr Field direction_236(std::string_view name, std::uint16_t at) {
    return ones(name, at, 9, {.none = 511, .highest = 359});
}

inline constexpr std::array rows{
    place("lat", 0, 24),
    place("lon", 24, 25),
    code("day", 49, 5, {.none = 0}),
    code("hour", 54, 5, {.none = 31, .highest = 23}),
    code("minute", 59, 6, {.none = 63, .highest = 59}),
    ones("wind_speed_kn", 65, 7, {.none = 127}),
    ones("wind_gust_kn", 72, 7, {.none = 127}),
    direction_236("wind_direction_deg", 79),
    direction_236("wind_gust_direction_deg", 88),
    tenths("air_temperature_c", 97, 11, {.none = 2047, .highest = 1200, .offset = -60}),
    ones("humidity_percent", 108, 7, {.none = 127, .highest = 100}),
    tenths("dew_point_c", 115, 10, {.none = 1023, .highest = 700, .offset = -20}),
    ones("pressure_hpa", 125, 9, {.none = 511, .highest = 400, .offset = 800}),
    code("pressure_trend", 134, 2, {.none = 3}),
    tenths("visibility_nm", 136, 8, {.none = 255, .highest = 250}),
    tenths("water_level_m", 144, 9, {.none = 511, .highest = 400, .offset = -10}),
    code("water_level_trend", 153, 2, {.none = 3}),
    tenths("current_speed_kn", 155, 8, {.none = 255, .highest = 250}),
    direction_236("current_direction_deg", 163),
    tenths("current_2_speed_kn", 172, 8, {.none = 255, .highest = 250}),
    direction_236("current_2_direction_deg", 180),
    ones("current_2_depth_m", 189, 5, {.none = 31}),
    tenths("current_3_speed_kn", 194, 8, {.none = 255, .highest = 250}),
    direction_236("current_3_direction_deg", 202),
    ones("current_3_depth_m", 211, 5, {.none = 31}),
    tenths("wave_height_m", 216, 8, {.none = 255, .highest = 250}),
    ones("wave_period_s", 224, 6, {.none = 63, .highest = 60}),
    direction_236("wave_direction_deg", 230),
    tenths("swell_height_m", 239, 8, {.none = 255, .highest = 250}),
    ones("swell_period_s", 247, 6, {.none = 63, .highest = 60}),
    direction_236("swell_direction_deg", 253),
    code("sea_state", 262, 4, {.none = 15, .highest = 12}),
    tenths("water_temperature_c", 266, 10, {.none = 1023, .highest = 600, .offset = -10}),
    code("precipitation", 276, 3, {.none = 7}),
    tenths("salinity_permille", 279, 9, {.none = 511, .highest = 500}),
    code("ice", 288, 2, {.none = 3})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
/// Some stations send no ice.
inline constexpr Application application{
    .dac = 1, .fi = 11, .name = "weather_236", .least_bits = 288, .table = &table};
}  // namespace weather_236

namespace weather {
inline constexpr std::array rows{
    latitude("lat", 25, thousandth_minute),
    longitude("lon", 0, thousandth_minute),
    flag("accurate", 49),
    day("day", 50),
    hour("hour", 55),
    minute("minute", 60),
    ones("wind_speed_kn", 66, 7, {.none = 127, .at_least = 126}),
    ones("wind_gust_kn", 73, 7, {.none = 127, .at_least = 126}),
    direction("wind_direction_deg", 80),
    direction("wind_gust_direction_deg", 89),
    tenths("air_temperature_c",
           98,
           11,
           {.none = -1024, .lowest = -600, .highest = 600, .is_signed = true}),
    ones("humidity_percent", 109, 7, {.none = 101, .highest = 100}),
    tenths(
        "dew_point_c", 116, 10, {.none = 501, .lowest = -200, .highest = 500, .is_signed = true}),
    ones("pressure_hpa", 126, 9, {.none = 511, .highest = 402, .at_least = 402, .offset = 799}),
    code("pressure_trend", 135, 2, {.none = 3}),
    flag("visibility_is_more", 137),
    tenths("visibility_nm", 138, 7, {.none = 127}),
    hundredths("water_level_m", 145, 12, {.none = 4001, .highest = 4000, .offset = -10}),
    code("water_level_trend", 157, 2, {.none = 3}),
    tenths("current_speed_kn", 159, 8, {.none = 255, .highest = 251, .at_least = 251}),
    direction("current_direction_deg", 167),
    tenths("current_2_speed_kn", 176, 8, {.none = 255, .highest = 251, .at_least = 251}),
    direction("current_2_direction_deg", 184),
    ones("current_2_depth_m", 193, 5, {.none = 31}),
    tenths("current_3_speed_kn", 198, 8, {.none = 255, .highest = 251, .at_least = 251}),
    direction("current_3_direction_deg", 206),
    ones("current_3_depth_m", 215, 5, {.none = 31}),
    tenths("wave_height_m", 220, 8, {.none = 255, .highest = 251, .at_least = 251}),
    ones("wave_period_s", 228, 6, {.none = 63, .highest = 60}),
    direction("wave_direction_deg", 234),
    tenths("swell_height_m", 243, 8, {.none = 255, .highest = 251, .at_least = 251}),
    ones("swell_period_s", 251, 6, {.none = 63, .highest = 60}),
    direction("swell_direction_deg", 257),
    code("sea_state", 266, 4, {.none = 13, .highest = 12}),
    tenths("water_temperature_c",
           270,
           10,
           {.none = 501, .lowest = -100, .highest = 500, .is_signed = true}),
    code("precipitation", 280, 3, {.none = 7}),
    tenths("salinity_permille", 283, 9, {.none_from = 510, .highest = 501, .at_least = 501}),
    code("ice", 292, 2, {.none = 3})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application application{
    .dac = 1, .fi = 31, .name = "weather", .least_bits = 294, .table = &table};
}  // namespace weather

}  // namespace seaeye::ais
