// Reports of sensors: IMO SN.1/Circ.289 annex, 12. DAC 1, FI 26: 1 to 8 reports of 112 bits. Bits
// from the first of a report.
//
//          0 kind 4 | 4 day 5 | 9 hour 5 | 14 minute 6 | 20 site 7 | then by kind, from 27
//     0    site: 27 lon 28 | 55 lat 27 | 82 altitude 11 | 93 owner 4 | 97 timeout 3
//     1    station: 27 name 84
//     2    wind: 27 speed 7 | 34 gust 7 | 41 direction 9 | 50 of the gust 9 | 59 sensor 3
//          forecast: 62 speed 7 | 69 gust 7 | 76 direction 9 | 85 day 5 | 90 hour 5 | 95 minute 6
//          101 duration 8
//     3    level: 27 is absolute | 28 level 16 signed | 44 trend 2 | 46 datum 5 | 51 sensor 3
//          54 forecast is absolute | 55 level 16 signed | 71 day 5 | 76 hour 5 | 81 minute 6
//          87 duration 8
//     4    current: 27 3 x (speed 8, direction 9, depth 9) | 105 sensor 3
//     5    current, three axes: 27 2 x (north 8, east 8, up 8, depth 9) | 93 sensor 3
//     6    current, horizontal: 27 2 x (bearing 9, distance 7, speed 8, direction 9, depth 9)
//     7    sea: 27 swell 8 | 35 period 6 | 41 direction 9 | 50 sea state 4 | 54 sensor 3
//          57 water 10 | 67 at depth 7 | 74 sensor 3 | 77 waves 8 | 85 period 6 | 91 direction 9
//          100 sensor 3 | 103 salinity 9
//     8    salinity: 27 water 10 | 37 conductivity 10 | 47 pressure 16 | 63 salinity 9 | 72 how 2
//          74 sensor 3
//     9    weather: 27 air 11 signed | 38 sensor 3 | 41 precipitation 2 | 43 visibility 8
//          51 dew point 10 signed | 61 sensor 3 | 64 pressure 9 | 73 trend 2 | 75 sensor 3
//          78 salinity 9
//     10   air gap: 27 draught 13 | 40 gap 13 | 53 trend 2 | 55 forecast 13 | 68 day 5 | 73 hour 5
//          78 minute 6
//
// Knots, degrees, degrees Celsius, metres, seconds, hectopascal, decibar, siemens a metre, parts
// per thousand, minutes. Sensors of kind 11 and above are reserved: left out.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais::environment {

inline constexpr Field kind = number("kind", 0, 4);
inline constexpr Field report_day = day("day", 4);
inline constexpr Field report_hour = hour("hour", 9);
inline constexpr Field report_minute = minute("minute", 14);
inline constexpr Field site = number("site", 20, 7);

/// Degrees; whatever is no direction is "not available".
constexpr Field bearing(std::string_view name, std::uint16_t at) {
    return ones(name, at, 9, {.none_from = 360});
}

constexpr Field wind(std::string_view name, std::uint16_t at) {
    return ones(name, at, 7, {.none = 122, .highest = 121, .at_least = 121});
}

constexpr Field sensor(std::string_view name, std::uint16_t at) {
    return code(name, at, 3, {.none = 0});
}

constexpr Field current(std::string_view name, std::uint16_t at) {
    return tenths(name, at, 8, {.none = 247, .highest = 246, .at_least = 246});
}

constexpr Field depth(std::uint16_t at) {
    return ones("depth_m", at, 9, {.none = 362, .highest = 361, .at_least = 361});
}

constexpr Field water_level(std::string_view name, std::uint16_t at) {
    return hundredths(name, at, 16, {.none = -32768, .at_least = 32767, .is_signed = true});
}

constexpr Field water_temperature(std::uint16_t at) {
    return tenths("water_temperature_c", at, 10, {.none_from = 601, .offset = -10});
}

constexpr Field salinity_of(std::uint16_t at) {
    return tenths("salinity_permille", at, 9, {.none_from = 502, .at_least = 501});
}

constexpr Field clearance_of(std::string_view name, std::uint16_t at) {
    return hundredths(name, at, 13, {.none = 0, .at_least = 8191});
}

inline constexpr std::array location_rows{
    kind,
    report_day,
    report_hour,
    report_minute,
    site,
    latitude("lat", 55, fine),
    longitude("lon", 27, fine),
    tenths("altitude_m", 82, 11, {.none = 2002, .highest = 2001, .at_least = 2001}),
    number("owner", 93, 4),
    code("timeout", 97, 3, {.none = 0})};
inline constexpr std::array station_rows{
    kind, report_day, report_hour, report_minute, site, text("station", 27, 84)};
inline constexpr std::array wind_rows{kind,
                                      report_day,
                                      report_hour,
                                      report_minute,
                                      site,
                                      wind("wind_speed_kn", 27),
                                      wind("wind_gust_kn", 34),
                                      bearing("wind_direction_deg", 41),
                                      bearing("wind_gust_direction_deg", 50),
                                      sensor("sensor", 59),
                                      wind("forecast_speed_kn", 62),
                                      wind("forecast_gust_kn", 69),
                                      bearing("forecast_direction_deg", 76),
                                      day("forecast_day", 85),
                                      hour("forecast_hour", 90),
                                      minute("forecast_minute", 95),
                                      ones("forecast_duration_min", 101, 8, {.none = 255})};
inline constexpr std::array level_rows{kind,
                                       report_day,
                                       report_hour,
                                       report_minute,
                                       site,
                                       flag("is_absolute", 27),
                                       water_level("water_level_m", 28),
                                       code("water_level_trend", 44, 2, {.none = 3}),
                                       code("datum", 46, 5, {.none = 14}),
                                       sensor("sensor", 51),
                                       flag("forecast_is_absolute", 54),
                                       water_level("forecast_water_level_m", 55),
                                       day("forecast_day", 71),
                                       hour("forecast_hour", 76),
                                       minute("forecast_minute", 81),
                                       ones("forecast_duration_min", 87, 8, {.none = 255})};
inline constexpr std::array flow_rows{
    kind, report_day, report_hour, report_minute, site, sensor("sensor", 105)};
inline constexpr std::array axes_rows{
    kind, report_day, report_hour, report_minute, site, sensor("sensor", 93)};
inline constexpr std::array horizontal_rows{kind, report_day, report_hour, report_minute, site};
inline constexpr std::array sea_rows{
    kind,
    report_day,
    report_hour,
    report_minute,
    site,
    tenths("swell_height_m", 27, 8, {.none = 247, .highest = 246, .at_least = 246}),
    ones("swell_period_s", 35, 6, {.none = 61, .highest = 60}),
    direction("swell_direction_deg", 41),
    code("sea_state", 50, 4, {.none_from = 13}),
    sensor("swell_sensor", 54),
    water_temperature(57),
    tenths("water_temperature_depth_m", 67, 7, {.none = 122, .highest = 121, .at_least = 121}),
    sensor("water_sensor", 74),
    tenths("wave_height_m", 77, 8, {.none = 247, .highest = 246, .at_least = 246}),
    ones("wave_period_s", 85, 6, {.none = 61, .highest = 60}),
    direction("wave_direction_deg", 91),
    sensor("wave_sensor", 100),
    salinity_of(103)};
inline constexpr std::array salinity_rows{
    kind,
    report_day,
    report_hour,
    report_minute,
    site,
    water_temperature(27),
    hundredths("conductivity_spm", 37, 10, {.none_from = 702, .at_least = 701}),
    tenths("water_pressure_dbar", 47, 16, {.none_from = 60002, .at_least = 60001}),
    salinity_of(63),
    number("salinity_method", 72, 2),
    sensor("sensor", 74)};
inline constexpr std::array weather_rows{
    kind,
    report_day,
    report_hour,
    report_minute,
    site,
    tenths("air_temperature_c",
           27,
           11,
           {.none = -1024, .lowest = -600, .highest = 600, .is_signed = true}),
    sensor("air_sensor", 38),
    number("precipitation", 41, 2),
    tenths("visibility_nm", 43, 8, {.none_from = 242, .at_least = 241}),
    tenths("dew_point_c", 51, 10, {.none = 501, .lowest = -200, .highest = 500, .is_signed = true}),
    sensor("dew_point_sensor", 61),
    ones("pressure_hpa", 64, 9, {.none_from = 403, .at_least = 402, .offset = 799}),
    code("pressure_trend", 73, 2, {.none = 3}),
    sensor("pressure_sensor", 75),
    salinity_of(78)};
inline constexpr std::array gap_rows{kind,
                                     report_day,
                                     report_hour,
                                     report_minute,
                                     site,
                                     clearance_of("air_draught_m", 27),
                                     clearance_of("air_gap_m", 40),
                                     code("air_gap_trend", 53, 2, {.none = 3}),
                                     clearance_of("forecast_air_gap_m", 55),
                                     day("forecast_day", 68),
                                     hour("forecast_hour", 73),
                                     minute("forecast_minute", 78)};
inline constexpr std::array flow_element_rows{
    current("speed_kn", 0), bearing("direction_deg", 8), depth(17)};
inline constexpr std::array axes_element_rows{
    current("north_kn", 0), current("east_kn", 8), current("up_kn", 16), depth(24)};
inline constexpr std::array horizontal_element_rows{
    bearing("bearing_deg", 0),
    ones("distance_m", 9, 7, {.none = 122, .highest = 121, .at_least = 121}),
    current("speed_kn", 16),
    bearing("direction_deg", 24),
    depth(33)};

}  // namespace seaeye::ais::environment
