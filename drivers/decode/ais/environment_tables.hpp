// Environmental reports put together: DAC 1 FI 26 of environment.hpp, and its relatives of the US
// Coast Guard. Bits from the first of a report of 112 bits.
//
//   367/33 USCG Environmental Message, version 3 (2015): as 1/26 but for
//     0    site: 27 version 6 | 33 lon 28 | 61 lat 27 | 88 precision 3 | 91 altitude 12
//          103 owner 4 | 107 timeout 3
//     5    27 2 x (north 9, east 9, up 9, depth 9) | 99 sensor 3
//     6    27 bearing 9 | 36 2 x (distance 9, speed 8, direction 9, depth 9) | 106 sensor 3
//     10   as 1/26 | 84 sensor 3
//     11   wind, second form: 27 speed 7 | 34 gust 7 | 41 direction 9 | 50 averaged over 6
//          56 sensor 3 | forecast: 59 speed 7 | 66 gust 7 | 73 direction 9 | 82 hour 5
//          87 minute 6 | 93 duration 8
//   366/33 its forerunner: the kinds on which 1/26 and 367/33 agree are read, the others left out
//
// The altitude, the three axes, the distances and the averaging time of 367/33 stay the transmitted
// integers, since we have no text that gives their units and "not available".
#pragma once

#include "drivers/decode/ais/environment.hpp"

namespace seaeye::ais::environment {

inline constexpr auto location_fields = pointers_to(location_rows);
inline constexpr auto station_fields = pointers_to(station_rows);
inline constexpr auto wind_fields = pointers_to(wind_rows);
inline constexpr auto level_fields = pointers_to(level_rows);
inline constexpr auto flow_fields = pointers_to(flow_rows);
inline constexpr auto axes_fields = pointers_to(axes_rows);
inline constexpr auto horizontal_fields = pointers_to(horizontal_rows);
inline constexpr auto sea_fields = pointers_to(sea_rows);
inline constexpr auto salinity_fields = pointers_to(salinity_rows);
inline constexpr auto weather_fields = pointers_to(weather_rows);
inline constexpr auto gap_fields = pointers_to(gap_rows);
inline constexpr auto flow_element_fields = pointers_to(flow_element_rows);
inline constexpr auto axes_element_fields = pointers_to(axes_element_rows);
inline constexpr auto horizontal_element_fields = pointers_to(horizontal_element_rows);

inline constexpr Table flow_element{flow_element_fields};
inline constexpr Table axes_element{axes_element_fields};
inline constexpr Table horizontal_element{horizontal_element_fields};
inline constexpr Group flow_currents{
    .name = "currents", .at = 27, .stride = 26, .needed = 26, .most = 3, .table = &flow_element};
inline constexpr Group axes_currents{
    .name = "currents", .at = 27, .stride = 33, .needed = 33, .most = 2, .table = &axes_element};
inline constexpr Group horizontal_currents{.name = "currents",
                                           .at = 27,
                                           .stride = 42,
                                           .needed = 42,
                                           .most = 2,
                                           .table = &horizontal_element};
inline constexpr std::array flow_groups{&flow_currents};
inline constexpr std::array axes_groups{&axes_currents};
inline constexpr std::array horizontal_groups{&horizontal_currents};

inline constexpr Table location{location_fields};
inline constexpr Table station{station_fields};
inline constexpr Table wind_report{wind_fields};
inline constexpr Table level{level_fields};
inline constexpr Table flow{flow_fields, flow_groups};
inline constexpr Table axes{axes_fields, axes_groups};
inline constexpr Table horizontal{horizontal_fields, horizontal_groups};
inline constexpr Table sea{sea_fields};
inline constexpr Table salinity{salinity_fields};
inline constexpr Table weather_report{weather_fields};
inline constexpr Table gap{gap_fields};

/// What 1/26, 366/33 and 367/33 have in common.
inline const Table* choose_common(const Payload& payload, std::size_t at) {
    switch (payload.unsigned_at(at, 4)) {
        case 1:
            return &station;
        case 2:
            return &wind_report;
        case 3:
            return &level;
        case 4:
            return &flow;
        case 7:
            return &sea;
        case 8:
            return &salinity;
        default:
            return nullptr;
    }
}

inline const Table* choose_imo(const Payload& payload, std::size_t at) {
    switch (payload.unsigned_at(at, 4)) {
        case 0:
            return &location;
        case 5:
            return &axes;
        case 6:
            return &horizontal;
        case 9:
            return &weather_report;
        case 10:
            return &gap;
        default:
            return choose_common(payload, at);
    }
}

inline constexpr std::array us_location_rows{kind,
                                             report_day,
                                             report_hour,
                                             report_minute,
                                             site,
                                             number("version", 27, 6),
                                             latitude("lat", 61, fine),
                                             longitude("lon", 33, fine),
                                             number("altitude", 91, 12),
                                             number("owner", 103, 4),
                                             code("timeout", 107, 3, {.none = 0})};
inline constexpr std::array us_axes_rows{
    kind, report_day, report_hour, report_minute, site, sensor("sensor", 99)};
inline constexpr std::array us_axes_element_rows{
    number("north", 0, 9), number("east", 9, 9), number("up", 18, 9), depth(27)};
inline constexpr std::array us_horizontal_rows{kind,
                                               report_day,
                                               report_hour,
                                               report_minute,
                                               site,
                                               bearing("bearing_deg", 27),
                                               sensor("sensor", 106)};
inline constexpr std::array us_horizontal_element_rows{
    number("distance", 0, 9), current("speed_kn", 9), bearing("direction_deg", 17), depth(26)};
inline constexpr std::array us_weather_rows{kind,
                                            report_day,
                                            report_hour,
                                            report_minute,
                                            site,
                                            weather_rows[5],
                                            weather_rows[6],
                                            weather_rows[7],
                                            weather_rows[8],
                                            number("dew_point", 51, 10),
                                            weather_rows[10],
                                            weather_rows[11],
                                            weather_rows[12],
                                            weather_rows[13],
                                            weather_rows[14]};
inline constexpr std::array us_gap_rows{kind,
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
                                        minute("forecast_minute", 78),
                                        sensor("sensor", 84)};
inline constexpr std::array us_wind_rows{kind,
                                         report_day,
                                         report_hour,
                                         report_minute,
                                         site,
                                         wind("wind_speed_kn", 27),
                                         wind("wind_gust_kn", 34),
                                         bearing("wind_direction_deg", 41),
                                         number("averaging_time", 50, 6),
                                         sensor("sensor", 56),
                                         wind("forecast_speed_kn", 59),
                                         wind("forecast_gust_kn", 66),
                                         bearing("forecast_direction_deg", 73),
                                         hour("forecast_hour", 82),
                                         minute("forecast_minute", 87),
                                         ones("forecast_duration_min", 93, 8, {.none = 255})};
inline constexpr auto us_location_fields = pointers_to(us_location_rows);
inline constexpr auto us_axes_fields = pointers_to(us_axes_rows);
inline constexpr auto us_axes_element_fields = pointers_to(us_axes_element_rows);
inline constexpr auto us_horizontal_fields = pointers_to(us_horizontal_rows);
inline constexpr auto us_horizontal_element_fields = pointers_to(us_horizontal_element_rows);
inline constexpr auto us_weather_fields = pointers_to(us_weather_rows);
inline constexpr auto us_gap_fields = pointers_to(us_gap_rows);
inline constexpr auto us_wind_fields = pointers_to(us_wind_rows);

inline constexpr Table us_axes_element{us_axes_element_fields};
inline constexpr Table us_horizontal_element{us_horizontal_element_fields};
inline constexpr Group us_axes_currents{
    .name = "currents", .at = 27, .stride = 36, .needed = 36, .most = 2, .table = &us_axes_element};
inline constexpr Group us_horizontal_currents{.name = "currents",
                                              .at = 36,
                                              .stride = 35,
                                              .needed = 35,
                                              .most = 2,
                                              .table = &us_horizontal_element};
inline constexpr std::array us_axes_groups{&us_axes_currents};
inline constexpr std::array us_horizontal_groups{&us_horizontal_currents};
inline constexpr Table us_location{us_location_fields};
inline constexpr Table us_axes{us_axes_fields, us_axes_groups};
inline constexpr Table us_horizontal{us_horizontal_fields, us_horizontal_groups};
inline constexpr Table us_weather{us_weather_fields};
inline constexpr Table us_gap{us_gap_fields};
inline constexpr Table us_wind{us_wind_fields};

inline const Table* choose_us(const Payload& payload, std::size_t at) {
    switch (payload.unsigned_at(at, 4)) {
        case 0:
            return &us_location;
        case 5:
            return &us_axes;
        case 6:
            return &us_horizontal;
        case 9:
            return &us_weather;
        case 10:
            return &us_gap;
        case 11:
            return &us_wind;
        default:
            return choose_common(payload, at);
    }
}

constexpr Group reports_by(const Table* (*choose)(const Payload&, std::size_t)) {
    return {.name = "reports", .at = 0, .stride = 112, .needed = 112, .most = 8, .choose = choose};
}

inline constexpr Group imo_reports = reports_by(choose_imo);
inline constexpr Group us_reports = reports_by(choose_us);
inline constexpr Group us_draft_reports = reports_by(choose_common);
inline constexpr std::array imo_groups{&imo_reports};
inline constexpr std::array us_groups{&us_reports};
inline constexpr std::array us_draft_groups{&us_draft_reports};
inline constexpr Table imo_table{{}, imo_groups};
inline constexpr Table us_table{{}, us_groups};
inline constexpr Table us_draft_table{{}, us_draft_groups};
inline constexpr Application application{
    .dac = 1, .fi = 26, .name = "environment", .least_bits = 112, .table = &imo_table};
inline constexpr Application us_draft{
    .dac = 366, .fi = 33, .name = "environment", .least_bits = 112, .table = &us_draft_table};
inline constexpr Application us{
    .dac = 367, .fi = 33, .name = "environment", .least_bits = 112, .table = &us_table};

}  // namespace seaeye::ais::environment
