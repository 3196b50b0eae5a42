// Weather observed on a ship: IMO SN.1/Circ.289 annex tables 10.1 and 10.2. DAC 1, FI 21. Bits from
// the first of the data, which says which of the two layouts follows.
//
//   0      1 location 120 | 121 lon 25 | 146 lat 24 (1/1,000 minute) | 170 day 5 | 175 hour 5
//          180 minute 6 | 186 weather 4 | 190 visibility is more | 191 visibility 7
//          198 humidity 7 | 205 wind 7 | 212 direction 9 | 221 pressure 9 (+799) | 230 its trend 4
//          234 air 11 signed | 245 water 10 (-10) | 255 wave period 6 | 261 height 8
//          269 direction 9 | 278 swell height 8 | 286 direction 9 | 295 period 6 | 301 spare 3
//   1      WMO: 1 lon 16 (0.01 degree, -180) | 17 lat 15 (-90) | 32 month 4 | 36 day 6 | 42 hour 5
//          47 minute 3 (tens) ... as in the rows, which have the bits in order up to 304
//
// The WMO layout counts directions in fives and tens of degrees (0: calm, or stopped), speeds in
// halves of a metre a second, temperatures in kelvin. A visibility step is 13.073 m times its
// square, a cloud base step 0.16 m times its square; codes are those of WMO BUFR tables.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais::ship_weather {

inline constexpr std::array plain_rows{
    text("location", 1, 120),
    latitude("lat", 146, thousandth_minute),
    longitude("lon", 121, thousandth_minute),
    day("day", 170),
    hour("hour", 175),
    minute("minute", 180),
    code("weather", 186, 4, {.none = 8, .highest = 7}),
    flag("visibility_is_more", 190),
    tenths("visibility_nm", 191, 7, {.none = 127}),
    ones("humidity_percent", 198, 7, {.none_from = 101}),
    ones("wind_speed_kn", 205, 7, {.none = 127, .at_least = 126}),
    direction("wind_direction_deg", 212),
    ones("pressure_hpa", 221, 9, {.none_from = 403, .at_least = 402, .offset = 799}),
    code("pressure_trend", 230, 4, {}),
    tenths("air_temperature_c",
           234,
           11,
           {.none = -1024, .lowest = -600, .highest = 600, .is_signed = true}),
    tenths("water_temperature_c", 245, 10, {.none = 601, .highest = 600, .offset = -10}),
    ones("wave_period_s", 255, 6, {.none = 63, .highest = 60}),
    tenths("wave_height_m", 261, 8, {.none = 255, .highest = 251, .at_least = 251}),
    direction("wave_direction_deg", 269),
    tenths("swell_height_m", 278, 8, {.none = 255, .highest = 251, .at_least = 251}),
    direction("swell_direction_deg", 286),
    ones("swell_period_s", 295, 6, {.none = 63, .highest = 60})};

constexpr Field wmo_degrees(std::string_view name,
                            std::uint16_t at,
                            std::uint16_t width,
                            Range range) {
    Field field = code(name, at, width, range);
    field.divisor = 100;
    field.decimals = 2;
    return field;
}

inline constexpr std::array wmo_rows{
    wmo_degrees("lat", 17, 15, {.none = 32767, .highest = 18000, .offset = -90}),
    wmo_degrees("lon", 1, 16, {.none = 65535, .highest = 36000, .offset = -180}),
    code("month", 32, 4, {.none = 15, .highest = 12}),
    code("day", 36, 6, {.none = 63, .highest = 31}),
    code("hour", 42, 5, {.none = 31, .highest = 23}),
    code("minute", 47, 3, {.none = 7, .highest = 5, .factor = 10}),
    ones("cog_deg", 50, 7, {.none = 127, .highest = 72, .factor = 5}),
    halves("sog_mps", 57, 5, {.none = 31, .at_least = 30}),
    ones("heading_deg", 62, 7, {.none = 127, .highest = 72, .factor = 5}),
    tenths("pressure_hpa", 69, 11, {.none = 2047, .highest = 2000, .offset = 900}),
    tenths("pressure_change_hpa", 80, 10, {.none = 1023, .highest = 1000, .offset = -50}),
    code("pressure_trend", 90, 4, {.none = 15, .highest = 8}),
    ones("wind_direction_deg", 94, 7, {.none = 127, .highest = 72, .factor = 5}),
    halves("wind_speed_mps", 101, 8, {.none = 255}),
    ones("relative_wind_direction_deg", 109, 7, {.none = 127, .highest = 72, .factor = 5}),
    halves("relative_wind_speed_mps", 116, 8, {.none = 255}),
    halves("wind_gust_mps", 124, 8, {.none = 255}),
    ones("wind_gust_direction_deg", 132, 7, {.none = 127, .highest = 72, .factor = 5}),
    tenths("air_temperature_k", 139, 10, {.none = 1023, .highest = 1000, .offset = 223}),
    ones("humidity_percent", 149, 7, {.none = 127, .highest = 100}),
    tenths("sea_temperature_k", 156, 9, {.none = 511, .highest = 500, .offset = 268}),
    code("visibility_step", 165, 6, {.none = 63}),
    code("weather", 171, 9, {.none = 511}),
    code("past_weather_1", 180, 5, {.none = 31}),
    code("past_weather_2", 185, 5, {.none = 31}),
    ones("cloud_cover_percent", 190, 4, {.none = 15, .highest = 10, .factor = 10}),
    code("low_cloud_amount", 194, 4, {.none = 15}),
    code("low_cloud_type", 198, 6, {.none = 63}),
    code("middle_cloud_type", 204, 6, {.none = 63}),
    code("high_cloud_type", 210, 6, {.none = 63}),
    code("cloud_base_step", 216, 7, {.none = 127, .at_least = 126}),
    ones("wave_period_s", 223, 5, {.none = 31}),
    halves("wave_height_m", 228, 6, {.none = 63, .highest = 60}),
    ones("swell_direction_deg", 234, 6, {.none = 63, .highest = 36, .factor = 10}),
    ones("swell_period_s", 240, 5, {.none = 31}),
    halves("swell_height_m", 245, 6, {.none = 63, .highest = 60}),
    ones("swell_2_direction_deg", 251, 6, {.none = 63, .highest = 36, .factor = 10}),
    ones("swell_2_period_s", 257, 5, {.none = 31}),
    halves("swell_2_height_m", 262, 6, {.none = 63, .highest = 60}),
    ones("ice_deposit_cm", 268, 7, {.none = 127}),
    code("ice_accretion_rate", 275, 3, {.none = 7}),
    code("ice_accretion_cause", 278, 3, {.none = 7}),
    code("sea_ice_concentration", 281, 5, {.none = 31}),
    code("ice_type", 286, 4, {.none = 15}),
    code("ice_situation", 290, 5, {.none = 31}),
    code("ice_development", 295, 5, {.none = 31}),
    ones("ice_edge_bearing_deg", 300, 4, {.none = 15, .highest = 8, .factor = 45})};

inline constexpr auto plain_fields = pointers_to(plain_rows);
inline constexpr auto wmo_fields = pointers_to(wmo_rows);
inline constexpr Table plain{plain_fields};
inline constexpr Table wmo{wmo_fields};

inline const Table* choose(const Payload& payload, std::size_t at) {
    return payload.unsigned_at(at, 1) != 0 ? &wmo : &plain;
}

inline constexpr Application application{
    .dac = 1, .fi = 21, .name = "ship_weather", .least_bits = 301, .choose = choose};

}  // namespace seaeye::ais::ship_weather
