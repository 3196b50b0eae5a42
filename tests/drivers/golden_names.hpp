// What the golden file calls a field, and where our JSON has it (RFC 6901, from the object that the
// field belongs to). A key that has no place here fails the test: nothing goes uncompared.
#pragma once

#include <map>
#include <optional>
#include <regex>
#include <string>

namespace seaeye::test {

/// Keys that are about the record, or are looked into by themselves.
inline bool is_about_the_record(const std::string& key) {
    return key == "nmea" || key == "agree" || key == "src" || key == "raw" || key == "app" ||
           key == "app_data_hex";
}

inline const std::map<std::string, std::string> golden_fields{
    {"type", "/type"},
    {"mmsi", "/mmsi"},
    {"repeat", "/repeat"},
    {"bits", "/bits"},
    {"lon", "/lon"},
    {"lat", "/lat"},
    {"sog", "/sog_kn"},
    {"cog", "/cog_deg"},
    {"heading", "/heading_deg"},
    {"rot_raw", "/raw/rot"},
    {"rot_deg_min", "/rot_deg_min"},
    {"status", "/raw/nav_status"},
    {"maneuver", "/manoeuvre"},
    {"radio", "/radio"},
    {"accuracy", "/accurate"},
    {"raim", "/raim"},
    {"epfd", "/epfd"},
    {"year", "/raw/utc_year"},
    {"second", "/raw/utc_second"},
    {"imo", "/raw/imo"},
    {"ais_version", "/ais_version"},
    {"callsign", "/callsign"},
    {"name", "/name"},
    {"destination", "/destination"},
    {"to_bow", "/to_bow_m"},
    {"to_stern", "/to_stern_m"},
    {"to_port", "/to_port_m"},
    {"to_starboard", "/to_starboard_m"},
    {"draught_m", "/draught_m"},
    {"dte", "/dte"},
    {"alt", "/raw/altitude"},
    {"assigned", "/assigned"},
    {"band", "/whole_band"},
    {"cs", "/carrier_sense"},
    {"display", "/display"},
    {"dsc", "/dsc"},
    {"msg22", "/message_22"},
    {"aid_type", "/aid_type"},
    {"off_position", "/off_position"},
    {"virtual_aid", "/virtual_aid"},
    {"seqno", "/sequence"},
    {"dest_mmsi", "/destination_mmsi"},
    {"retransmit", "/retransmitted"},
    {"text", "/text"},
    {"partno", "/part_number"},
    {"model", "/vendor_model"},
    {"serial", "/vendor_serial"},
    {"gnss", "/position_not_current"},
    {"dac", "/dac"},
    {"fid", "/fi"},
    {"addressed", "/addressed"},
    {"structured", "/structured"},
    {"ne_lon", "/ne_lon"},
    {"ne_lat", "/ne_lat"},
    {"sw_lon", "/sw_lon"},
    {"sw_lat", "/sw_lat"},
    {"channel_a", "/channel_a"},
    {"channel_b", "/channel_b"},
    {"txrx", "/tx_rx"},
    {"power", "/low_power"},
    {"band_a", "/band_a"},
    {"band_b", "/band_b"},
    {"zonesize", "/raw/transitional_zone"},
    {"station_type", "/station_type"},
    {"interval", "/interval"},
    {"quiet", "/raw/quiet_time"},
};

inline const std::map<std::string, std::string> golden_raw_fields{
    {"lon", "/raw/lon"},
    {"lat", "/raw/lat"},
    {"speed", "/raw/sog"},
    {"course", "/raw/cog"},
    {"heading", "/raw/heading"},
    {"turn", "/raw/rot"},
    {"draught", "/raw/draught"},
    {"ne_lon", "/raw/ne_lon"},
    {"ne_lat", "/raw/ne_lat"},
    {"sw_lon", "/raw/sw_lon"},
    {"sw_lat", "/raw/sw_lat"},
};

/// Within "application".
inline const std::map<std::string, std::string> golden_application_fields{
    {"lat", "/lat"},
    {"lon", "/lon"},
    {"accuracy", "/accurate"},
    {"wspeed", "/wind_speed_kn"},
    {"wgust", "/wind_gust_kn"},
    {"wdir", "/wind_direction_deg"},
    {"wgustdir", "/wind_gust_direction_deg"},
    {"airtemp", "/air_temperature_c"},
    {"humidity", "/humidity_percent"},
    {"dewpoint", "/dew_point_c"},
    {"pressure", "/pressure_hpa"},
    {"visibility", "/visibility_nm"},
    {"visgreater", "/visibility_is_more"},
    {"waterlevel", "/water_level_m"},
    {"cspeed", "/current_speed_kn"},
    {"cdir", "/current_direction_deg"},
    {"cspeed2", "/current_2_speed_kn"},
    {"cdir2", "/current_2_direction_deg"},
    {"cdepth2", "/current_2_depth_m"},
    {"cspeed3", "/current_3_speed_kn"},
    {"cdir3", "/current_3_direction_deg"},
    {"cdepth3", "/current_3_depth_m"},
    {"waveheight", "/wave_height_m"},
    {"waveperiod", "/wave_period_s"},
    {"wavedir", "/wave_direction_deg"},
    {"swellheight", "/swell_height_m"},
    {"swellperiod", "/swell_period_s"},
    {"swelldir", "/swell_direction_deg"},
    {"seastate", "/raw/sea_state"},
    {"watertemp", "/water_temperature_c"},
    {"preciptype", "/raw/precipitation"},
    {"salinity", "/salinity_permille"},
    {"ice", "/raw/ice"},
    {"vin", "/eni"},
    {"shiptype", "/eri_ship_type"},
    {"hazard", "/hazard"},
    {"loaded", "/loaded"},
    {"speed_q", "/speed_is_good"},
    {"course_q", "/course_is_good"},
    {"heading_q", "/heading_is_good"},
    {"length", "/length_m"},
    {"beam", "/beam_m"},
    {"draught", "/draught_m"},
    {"text", "/text"},
    {"stat_ext", "/inputs"},
    {"ana_int", "/supply_v"},
    {"ana_ext1", "/external_1_v"},
    {"ana_ext2", "/external_2_v"},
    {"racon", "/racon"},
};

/// "offset2_1" and the like: the element of a list.
inline std::optional<std::string> place_in_list(const std::string& key, int type) {
    static const std::regex numbered{"([a-z]+)([1-4])(?:_([12]))?"};
    std::smatch match;
    if (!std::regex_match(key, match, numbered)) {
        return std::nullopt;
    }
    const std::string index = "/" + std::to_string(std::stoi(match[2]) - 1) + "/";
    const std::string what = match[1];
    if (type == 7 || type == 13) {
        return "/acknowledged" + index + (what == "mmsiseq" ? "sequence" : what);
    }
    if (type == 15 && match[3].matched) {
        return "/interrogated" + index + "requests/" + std::to_string(std::stoi(match[3]) - 1) +
               (what == "type" ? "/message_type" : "/slot_offset");
    }
    static const std::map<std::string, std::string> ours{{"mmsi", "mmsi"},
                                                         {"offset", "slot_offset"},
                                                         {"number", "raw/slots"},
                                                         {"timeout", "raw/timeout"},
                                                         {"increment", "increment"}};
    const std::string list = type == 15   ? "/interrogated"
                             : type == 16 ? "/assigned_stations"
                                          : "/reservations";
    const bool is_raw = type == 20 && what == "offset";
    return list + index + (is_raw ? "raw/slot_offset" : ours.at(what));
}

/// Where our object has the field; nothing when the key is new to us.
inline std::optional<std::string> place_of(const std::string& key, int type) {
    if (key == "ship_type") {
        return type == 23 ? "/ship_type" : "/raw/ship_type";
    }
    if (key == "month" || key == "day" || key == "hour" || key == "minute") {
        return (type == 4 || type == 11 ? "/raw/utc_" : "/raw/eta_") + key;
    }
    if (const auto at = golden_fields.find(key); at != golden_fields.end()) {
        return at->second;
    }
    return place_in_list(key, type);
}

}  // namespace seaeye::test
