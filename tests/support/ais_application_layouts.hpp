// The applications of messages 6, 8 and 25, by hand; the notation is that of ais_layouts.hpp, paths
// within "application". The name begins with DAC/FI.
#pragma once

#include "tests/support/ais_layouts.hpp"

namespace seaeye::test {

// clang-format off: the text of a layout is cut where its parts end
inline constexpr std::array application_layouts{
    Layout{"1/11",
           "lat:24s/60000 lon:25s/60000 day:5 hour:5 minute:6 wind_speed.kn:7 wind_gust.kn:7 "
           "wind_direction.deg:9 wind_gust_direction.deg:9 air_temperature.c:11/10-60 humidity.percent:7 "
           "dew_point.c:10/10-20 pressure.hpa:9+800 pressure_trend:2 visibility.nm:8/10 water_level.m:9/10-10 "
           "water_level_trend:2 current_speed.kn:8/10 current_direction.deg:9 current_2_speed.kn:8/10 "
           "current_2_direction.deg:9 current_2_depth.m:5 current_3_speed.kn:8/10 current_3_direction.deg:9 "
           "current_3_depth.m:5 wave_height.m:8/10 wave_period.s:6 wave_direction.deg:9 swell_height.m:8/10 "
           "swell_period.s:6 swell_direction.deg:9 sea_state:4 water_temperature.c:10/10-10 precipitation:3 "
           "salinity.permille:9/10 ice:2 :6"},
    Layout{"1/12",
           "last_port:30t departure_month:4 departure_day:5 departure_hour:5 departure_minute:6 next_port:30t "
           "eta_month:4 eta_day:5 eta_hour:5 eta_minute:6 main_dangerous_good:120t imd_category:24t un_number:13 "
           "amount:10 amount_unit:2 :3"},
    Layout{"1/13",
           "reason:120t closed_from:120t closed_to:120t radius:10 radius_unit:2 from_day:5 from_month:4 from_hour:5 "
           "from_minute:6 to_day:5 to_month:4 to_hour:5 to_minute:6 :4"},
    Layout{"1/14",
           "month:4 day:5 ( 1-3 windows/#/lat:27s/600000 windows/#/lon:28s/600000 windows/#/from_hour:5 "
           "windows/#/from_minute:6 windows/#/to_hour:5 windows/#/to_minute:6 windows/#/current_direction.deg:9 "
           "windows/#/current_speed.kn:7/10 )"},
    Layout{"1/15", "air_draught.m:11/10 :5"},
    Layout{"1/16 persons, SN/Circ.236", "persons:13 :3"},
    Layout{"1/16 persons, SN.1/Circ.289", "persons:13 :35"},
    Layout{"1/16 targets",
           "( 1-7 :2=0 :12 targets/#/mmsi:30 :4 targets/#/lat:24s/60000 targets/#/lon:25s/60000 targets/#/cog.deg:9 "
           "targets/#/utc_second:6 targets/#/sog.kn:8 )"},
    Layout{"1/17 by MMSI",
           "( 1-4 :2=0 :12 targets/#/mmsi:30 :4 targets/#/lat:24s/60000 targets/#/lon:25s/60000 targets/#/cog.deg:9 "
           "targets/#/utc_second:6 targets/#/sog.kn:8 )"},
    Layout{"1/17 by IMO number",
           "( 1-4 :2=1 :12 targets/#/imo:30 :4 targets/#/lat:24s/60000 targets/#/lon:25s/60000 targets/#/cog.deg:9 "
           "targets/#/utc_second:6 targets/#/sog.kn:8 )"},
    Layout{"1/17 by callsign",
           "( 1-4 :2=2 targets/#/callsign:42t :4 targets/#/lat:24s/60000 targets/#/lon:25s/60000 "
           "targets/#/cog.deg:9 targets/#/utc_second:6 targets/#/sog.kn:8 )"},
    Layout{"1/17 by another identity",
           "( 1-4 :2=3 targets/#/identity:42t :4 targets/#/lat:24s/60000 targets/#/lon:25s/60000 "
           "targets/#/cog.deg:9 targets/#/utc_second:6 targets/#/sog.kn:8 )"},
    Layout{"1/18",
           "linkage:10 month:4 day:5 hour:5 minute:6 port_and_berth:120t destination:30t lon:25s/60000 "
           "lat:24s/60000 :43"},
    Layout{"1/19",
           "linkage:10 station:120t lon:25s/60000 lat:24s/60000 status:2 signal:5 next_hour:5 next_minute:6 "
           "next_signal:5 :51 :51"},
    Layout{"1/20",
           "linkage:10 berth_length.m:9 berth_depth.m:8/10 mooring_position:3 month:4 day:5 hour:5 minute:6 "
           "services_known:1 agent:2 fuel:2 chandler:2 stevedore:2 electrical:2 water:2 customs:2 cartage:2 crane:2 "
           "lift:2 medical:2 navigation_repair:2 provisions:2 ship_repair:2 surveyor:2 steam:2 tugs:2 solid_waste:2 "
           "liquid_waste:2 hazardous_waste:2 ballast_exchange:2 additional:2 regional_1:2 regional_2:2 future_1:2 "
           "future_2:2 berth:120t lon:25s/60000 lat:24s/60000"},
    Layout{"1/21",
           ":1=0 location:120t lon:25s/60000 lat:24s/60000 day:5 hour:5 minute:6 weather:4 visibility_is_more:1 "
           "visibility.nm:7/10 humidity.percent:7 wind_speed.kn:7 wind_direction.deg:9 pressure.hpa:9+799 "
           "pressure_trend:4 air_temperature.c:11s/10 water_temperature.c:10/10-10 wave_period.s:6 "
           "wave_height.m:8/10 wave_direction.deg:9 swell_height.m:8/10 swell_direction.deg:9 swell_period.s:6 :3"},
    Layout{"1/21 WMO",
           ":1=1 lon:16/100-180 lat:15/100-90 month:4 day:6 hour:5 minute:3*10 cog.deg:7*5 sog.mps:5/2 "
           "heading.deg:7*5 pressure.hpa:11/10+900 pressure_change.hpa:10/10-50 pressure_trend:4 "
           "wind_direction.deg:7*5 wind_speed.mps:8/2 relative_wind_direction.deg:7*5 relative_wind_speed.mps:8/2 "
           "wind_gust.mps:8/2 wind_gust_direction.deg:7*5 air_temperature.k:10/10+223 humidity.percent:7 "
           "sea_temperature.k:9/10+268 visibility_step:6 weather:9 past_weather_1:5 past_weather_2:5 "
           "cloud_cover.percent:4*10 low_cloud_amount:4 low_cloud_type:6 middle_cloud_type:6 high_cloud_type:6 "
           "cloud_base_step:7 wave_period.s:5 wave_height.m:6/2 swell_direction.deg:6*10 swell_period.s:5 "
           "swell_height.m:6/2 swell_2_direction.deg:6*10 swell_2_period.s:5 swell_2_height.m:6/2 ice_deposit.cm:7 "
           "ice_accretion_rate:3 ice_accretion_cause:3 sea_ice_concentration:5 ice_type:4 ice_situation:5 "
           "ice_development:5 ice_edge_bearing.deg:4*45"},
    Layout{"1/22 circles, metres",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-10 areas/#/shape:3=0 "
           "areas/#/scale:2=0 areas/#/lon:25s/60000 areas/#/lat:24s/60000 :3 areas/#/radius.m:12 :18 )"},
    Layout{"1/22 circles, kilometres",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-10 areas/#/shape:3=0 "
           "areas/#/scale:2=3 areas/#/lon:25s/60000 areas/#/lat:24s/60000 :3 areas/#/radius.m:12*1000 :18 )"},
    Layout{"1/22 rectangles, tens",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-10 areas/#/shape:3=1 "
           "areas/#/scale:2=1 areas/#/lon:25s/60000 areas/#/lat:24s/60000 :3 areas/#/east.m:8*10 "
           "areas/#/north.m:8*10 areas/#/turned.deg:9 :5 )"},
    Layout{"1/23 sectors, hundreds",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-9 areas/#/shape:3=2 "
           "areas/#/scale:2=2 areas/#/lon:25s/60000 areas/#/lat:24s/60000 :3 areas/#/radius.m:12*100 "
           "areas/#/from.deg:9 areas/#/to.deg:9 )"},
    Layout{"1/23 line",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 areas/0/shape:3=3 areas/0/scale:2=1 "
           "( 4-4 areas/0/points/#/bearing.deg:10/2 areas/0/points/#/distance.m:10n*10 ) :2"},
    Layout{"1/22 polygon",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 areas/0/shape:3=4 areas/0/scale:2=0 "
           "( 3-3 areas/0/points/#/bearing.deg:10/2 areas/0/points/#/distance.m:10n ) :10 :10=0 :2"},
    Layout{"1/22 words",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-10 areas/#/shape:3=5 "
           "areas/#/text:84t )"},
    Layout{"1/24",
           "linkage:10 air_draught.m:13/100 last_port:30t next_port:30t second_port:30t ais_class_a:2 "
           "automatic_tracking_aid:2 bnwas:2 ecdis_backup:2 ecdis_or_paper_chart:2 echo_sounder:2 "
           "electronic_plotting_aid:2 emergency_steering_gear:2 gnss:2 gyro_compass:2 lrit:2 magnetic_compass:2 "
           "navtex:2 radar_arpa:2 radar_s_band:2 radar_x_band:2 radio_hf:2 radio_inmarsat:2 radio_mf:2 radio_vhf:2 "
           "log_over_ground:2 log_through_water:2 transmitting_heading_device:2 track_control:2 "
           "voyage_data_recorder:2 :2 ice_class:4 shaft_power.hp:18 vhf_channel:12 lloyds_ship_type:42t "
           "gross_tonnage:18 laden:2 heavy_oil:2 light_oil:2 diesel_oil:2 bunker_oil.t:14 persons:13 :10"},
    Layout{"1/25", "amount_unit:2 amount:10 ( 1-28 cargos/#/code:4 cargos/#/subtype:13 )"},
    Layout{"1/27",
           "linkage:10 sender:3 route_type:5 month:4 day:5 hour:5 minute:6 duration.min:18 waypoint_count:5 "
           "( 0-16 waypoints/#/lon:28s/600000 waypoints/#/lat:27s/600000 )"},
    Layout{"1/28",
           "linkage:10 sender:3 route_type:5 month:4 day:5 hour:5 minute:6 duration.min:18 waypoint_count:5 "
           "( 0-15 waypoints/#/lon:28s/600000 waypoints/#/lat:27s/600000 )"},
    Layout{"1/29", "linkage:10 text:900t"},
    Layout{"1/30", "linkage:10 text:900t"},
    Layout{"1/31",
           "lon:25s/60000 lat:24s/60000 accurate:1 day:5 hour:5 minute:6 wind_speed.kn:7 wind_gust.kn:7 "
           "wind_direction.deg:9 wind_gust_direction.deg:9 air_temperature.c:11s/10 humidity.percent:7 "
           "dew_point.c:10s/10 pressure.hpa:9+799 pressure_trend:2 visibility_is_more:1 visibility.nm:7/10 "
           "water_level.m:12/100-10 water_level_trend:2 current_speed.kn:8/10 current_direction.deg:9 "
           "current_2_speed.kn:8/10 current_2_direction.deg:9 current_2_depth.m:5 current_3_speed.kn:8/10 "
           "current_3_direction.deg:9 current_3_depth.m:5 wave_height.m:8/10 wave_period.s:6 wave_direction.deg:9 "
           "swell_height.m:8/10 swell_period.s:6 swell_direction.deg:9 sea_state:4 water_temperature.c:10s/10 "
           "precipitation:3 salinity.permille:9/10 ice:2 :10"},
    Layout{"1/32",
           "month:4 day:5 ( 1-3 windows/#/lon:25s/60000 windows/#/lat:24s/60000 windows/#/from_hour:5 "
           "windows/#/from_minute:6 windows/#/to_hour:5 windows/#/to_minute:6 windows/#/current_direction.deg:9 "
           "windows/#/current_speed.kn:8/10 )"},
    Layout{"200/10",
           "eni:48t length.m:13/10 beam.m:10/10 eri_ship_type:14 hazard:3 draught.m:11/100 loaded:2 speed_is_good:1 "
           "course_is_good:1 heading_is_good:1 :8"},
    Layout{"200/21",
           "country:12t place:18t section:30t terminal:30t hectometre:30t eta_month:4 eta_day:5 eta_hour:5 "
           "eta_minute:6 tugs:3 air_draught.m:12/100 :5"},
    Layout{"200/22",
           "country:12t place:18t section:30t terminal:30t hectometre:30t rta_month:4 rta_day:5 rta_hour:5 "
           "rta_minute:6 status:2 :2"},
    Layout{"200/23",
           "from_year:8+2000 from_month:4 from_day:5 to_year:8+2000 to_month:4 to_day:5 from_hour:5 from_minute:6 "
           "to_hour:5 to_minute:6 from_lon:28s/600000 from_lat:27s/600000 to_lon:28s/600000 to_lat:27s/600000 "
           "warning:4 least_is_negative:1 least_size:8 most_is_negative:1 most_size:8 class:2 wind_direction:4 :6"},
    Layout{"200/24",
           "country:12t ( 1-4 gauges/#/gauge:11 gauges/#/level_is_positive:1 gauges/#/level_size.m:13/100 )"},
    Layout{"200/40",
           "lon:28s/600000 lat:27s/600000 form:4 orientation.deg:9 impact:3 lights:30 :11"},
    Layout{"200/55", "crew:8 passengers:13 personnel:8 :51"},
    Layout{"235/10",
           "supply.v:10/20 external_1.v:10/20 external_2.v:10/20 racon:2 light:2 alarm:1 inputs:8 off_position:1 :4"},
    Layout{"250/10",
           "supply.v:10/20 external_1.v:10/20 external_2.v:10/20 racon:2 light:2 alarm:1 inputs:8 off_position:1 :4"},
    Layout{"366/22 circles",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-9 areas/#/shape:3=0 "
           "areas/#/scale:2=1 areas/#/lon:28s/600000 areas/#/lat:27s/600000 areas/#/radius.m:12*10 :18 )"},
    Layout{"366/22 sectors",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 ( 1-9 areas/#/shape:3=2 "
           "areas/#/scale:2=3 areas/#/lon:28s/600000 areas/#/lat:27s/600000 areas/#/radius.m:12*1000 "
           "areas/#/from.deg:9 areas/#/to.deg:9 )"},
    Layout{"366/22 line",
           "linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 areas/0/shape:3=3 areas/0/scale:2=2 "
           "( 4-4 areas/0/points/#/bearing.deg:10/2 areas/0/points/#/distance.m:11n*100 ) :1"},
    Layout{"366/56", ""},
    Layout{"367/22 rectangles",
           "version:6 linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 :3 ( 1-9 areas/#/shape:3=1 "
           "areas/#/scale:2=1 areas/#/lon:28s/600000 areas/#/lat:27s/600000 :3 areas/#/east.m:8*10 "
           "areas/#/north.m:8*10 areas/#/turned.deg:9 :8 )"},
    Layout{"367/22 polygon",
           "version:6 linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 :3 areas/0/shape:3=4 "
           "areas/0/scale:2=0 ( 4-4 areas/0/points/#/bearing.deg:10/2 areas/0/points/#/distance.m:11n ) :7"},
    Layout{"367/22 words",
           "version:6 linkage:10 notice:7 month:4 day:5 hour:5 minute:6 duration.min:18 :3 ( 1-9 areas/#/shape:3=5 "
           "areas/#/text:90t :3 )"},
    Layout{"367/56", ""},
};
// clang-format on

/// Reports of 1/26, 366/33 and 367/33, by kind; in each, "#" is the report.
#define SEAEYE_REPORT(kind)        \
    "( 1-8 reports/#/kind:4=" kind \
    " reports/#/day:5 reports/#/hour:5 reports/#/minute:6 reports/#/site:7 "

// clang-format off
inline constexpr std::array report_layouts{
    Layout{"1/26 location",
           SEAEYE_REPORT("0") "reports/#/lon:28s/600000 reports/#/lat:27s/600000 reports/#/altitude.m:11/10 "
           "reports/#/owner:4 reports/#/timeout:3 :12 )"},
    Layout{"1/26 station", SEAEYE_REPORT("1") "reports/#/station:84t :1 )"},
    Layout{"1/26 wind",
           SEAEYE_REPORT("2") "reports/#/wind_speed.kn:7 reports/#/wind_gust.kn:7 reports/#/wind_direction.deg:9 "
           "reports/#/wind_gust_direction.deg:9 reports/#/sensor:3 reports/#/forecast_speed.kn:7 "
           "reports/#/forecast_gust.kn:7 reports/#/forecast_direction.deg:9 reports/#/forecast_day:5 "
           "reports/#/forecast_hour:5 reports/#/forecast_minute:6 reports/#/forecast_duration.min:8 :3 )"},
    Layout{"366/33 water level",
           SEAEYE_REPORT("3") "reports/#/is_absolute:1 reports/#/water_level.m:16s/100 reports/#/water_level_trend:2 "
           "reports/#/datum:5 reports/#/sensor:3 reports/#/forecast_is_absolute:1 "
           "reports/#/forecast_water_level.m:16s/100 reports/#/forecast_day:5 reports/#/forecast_hour:5 "
           "reports/#/forecast_minute:6 reports/#/forecast_duration.min:8 :17 )"},
    Layout{"1/26 current",
           SEAEYE_REPORT("4") "reports/#/currents/0/speed.kn:8/10 reports/#/currents/0/direction.deg:9 "
           "reports/#/currents/0/depth.m:9 reports/#/currents/1/speed.kn:8/10 reports/#/currents/1/direction.deg:9 "
           "reports/#/currents/1/depth.m:9 reports/#/currents/2/speed.kn:8/10 reports/#/currents/2/direction.deg:9 "
           "reports/#/currents/2/depth.m:9 reports/#/sensor:3 :4 )"},
    Layout{"1/26 current, three axes",
           SEAEYE_REPORT("5") "reports/#/currents/0/north.kn:8/10 reports/#/currents/0/east.kn:8/10 "
           "reports/#/currents/0/up.kn:8/10 reports/#/currents/0/depth.m:9 reports/#/currents/1/north.kn:8/10 "
           "reports/#/currents/1/east.kn:8/10 reports/#/currents/1/up.kn:8/10 reports/#/currents/1/depth.m:9 "
           "reports/#/sensor:3 :16 )"},
    Layout{"1/26 current, horizontal",
           SEAEYE_REPORT("6") "reports/#/currents/0/bearing.deg:9 reports/#/currents/0/distance.m:7 "
           "reports/#/currents/0/speed.kn:8/10 reports/#/currents/0/direction.deg:9 reports/#/currents/0/depth.m:9 "
           "reports/#/currents/1/bearing.deg:9 reports/#/currents/1/distance.m:7 "
           "reports/#/currents/1/speed.kn:8/10 reports/#/currents/1/direction.deg:9 reports/#/currents/1/depth.m:9 "
           ":1 )"},
    Layout{"1/26 sea",
           SEAEYE_REPORT("7") "reports/#/swell_height.m:8/10 reports/#/swell_period.s:6 "
           "reports/#/swell_direction.deg:9 reports/#/sea_state:4 reports/#/swell_sensor:3 "
           "reports/#/water_temperature.c:10/10-10 reports/#/water_temperature_depth.m:7/10 reports/#/water_sensor:3 "
           "reports/#/wave_height.m:8/10 reports/#/wave_period.s:6 reports/#/wave_direction.deg:9 "
           "reports/#/wave_sensor:3 reports/#/salinity.permille:9/10 )"},
    Layout{"367/33 salinity",
           SEAEYE_REPORT("8") "reports/#/water_temperature.c:10/10-10 reports/#/conductivity.spm:10/100 "
           "reports/#/water_pressure.dbar:16/10 reports/#/salinity.permille:9/10 reports/#/salinity_method:2 "
           "reports/#/sensor:3 :35 )"},
    Layout{"1/26 weather",
           SEAEYE_REPORT("9") "reports/#/air_temperature.c:11s/10 reports/#/air_sensor:3 reports/#/precipitation:2 "
           "reports/#/visibility.nm:8/10 reports/#/dew_point.c:10s/10 reports/#/dew_point_sensor:3 "
           "reports/#/pressure.hpa:9+799 reports/#/pressure_trend:2 reports/#/pressure_sensor:3 "
           "reports/#/salinity.permille:9/10 :25 )"},
    Layout{"1/26 air gap",
           SEAEYE_REPORT("10") "reports/#/air_draught.m:13/100 reports/#/air_gap.m:13/100 reports/#/air_gap_trend:2 "
           "reports/#/forecast_air_gap.m:13/100 reports/#/forecast_day:5 reports/#/forecast_hour:5 "
           "reports/#/forecast_minute:6 :28 )"},
    Layout{"367/33 location",
           SEAEYE_REPORT("0") "reports/#/version:6 reports/#/lon:28s/600000 reports/#/lat:27s/600000 :3 "
           "reports/#/altitude:12 reports/#/owner:4 reports/#/timeout:3 :2 )"},
    Layout{"367/33 current, three axes",
           SEAEYE_REPORT("5") "reports/#/currents/0/north:9 reports/#/currents/0/east:9 reports/#/currents/0/up:9 "
           "reports/#/currents/0/depth.m:9 reports/#/currents/1/north:9 reports/#/currents/1/east:9 "
           "reports/#/currents/1/up:9 reports/#/currents/1/depth.m:9 reports/#/sensor:3 :10 )"},
    Layout{"367/33 current, horizontal",
           SEAEYE_REPORT("6") "reports/#/bearing.deg:9 reports/#/currents/0/distance:9 "
           "reports/#/currents/0/speed.kn:8/10 reports/#/currents/0/direction.deg:9 reports/#/currents/0/depth.m:9 "
           "reports/#/currents/1/distance:9 reports/#/currents/1/speed.kn:8/10 reports/#/currents/1/direction.deg:9 "
           "reports/#/currents/1/depth.m:9 reports/#/sensor:3 :3 )"},
    Layout{"367/33 weather",
           SEAEYE_REPORT("9") "reports/#/air_temperature.c:11s/10 reports/#/air_sensor:3 reports/#/precipitation:2 "
           "reports/#/visibility.nm:8/10 reports/#/dew_point:10 reports/#/dew_point_sensor:3 "
           "reports/#/pressure.hpa:9+799 reports/#/pressure_trend:2 reports/#/pressure_sensor:3 "
           "reports/#/salinity.permille:9/10 :25 )"},
    Layout{"367/33 air gap",
           SEAEYE_REPORT("10") "reports/#/air_draught.m:13/100 reports/#/air_gap.m:13/100 reports/#/air_gap_trend:2 "
           "reports/#/forecast_air_gap.m:13/100 reports/#/forecast_day:5 reports/#/forecast_hour:5 "
           "reports/#/forecast_minute:6 reports/#/sensor:3 :25 )"},
    Layout{"367/33 wind, second form",
           SEAEYE_REPORT("11") "reports/#/wind_speed.kn:7 reports/#/wind_gust.kn:7 reports/#/wind_direction.deg:9 "
           "reports/#/averaging_time:6 reports/#/sensor:3 reports/#/forecast_speed.kn:7 reports/#/forecast_gust.kn:7 "
           "reports/#/forecast_direction.deg:9 reports/#/forecast_hour:5 reports/#/forecast_minute:6 "
           "reports/#/forecast_duration.min:8 :11 )"},
};
// clang-format on
#undef SEAEYE_REPORT

}  // namespace seaeye::test
