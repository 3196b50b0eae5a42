// 4,010 messages on which independent decoders agree (each names them in `agree`): every field that
// they give must be ours too.
#include <algorithm>
#include <fstream>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/drivers/stream_probe.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;
using nlohmann::json;

namespace {

/// Their name, ours. "raw/" looks at the transmitted integers.
const std::map<std::string, std::string> names{
    {"lon", "lon"},
    {"lat", "lat"},
    {"sog", "sog_kn"},
    {"cog", "cog_deg"},
    {"heading", "heading_deg"},
    {"rot_raw", "raw/rot"},
    {"rot_deg_min", "rot_deg_min"},
    {"status", "raw/nav_status"},
    {"maneuver", "manoeuvre"},
    {"radio", "radio"},
    {"accuracy", "accurate"},
    {"raim", "raim"},
    {"epfd", "epfd"},
    {"year", "raw/utc_year"},
    {"imo", "raw/imo"},
    {"ais_version", "ais_version"},
    {"callsign", "callsign"},
    {"name", "name"},
    {"destination", "destination"},
    {"ship_type", "raw/ship_type"},
    {"to_bow", "to_bow_m"},
    {"to_stern", "to_stern_m"},
    {"to_port", "to_port_m"},
    {"to_starboard", "to_starboard_m"},
    {"draught_m", "draught_m"},
    {"dte", "dte"},
    {"alt", "raw/altitude"},
    {"assigned", "assigned"},
    {"band", "whole_band"},
    {"cs", "carrier_sense"},
    {"display", "display"},
    {"dsc", "dsc"},
    {"msg22", "message_22"},
    {"aid_type", "aid_type"},
    {"off_position", "off_position"},
    {"virtual_aid", "virtual_aid"},
    {"seqno", "sequence"},
    {"dest_mmsi", "destination_mmsi"},
    {"retransmit", "retransmitted"},
    {"text", "text"},
    {"partno", "part_number"},
    {"model", "vendor_model"},
    {"serial", "vendor_serial"},
    {"gnss", "position_not_current"},
};

const std::map<std::string, std::string> raw_names{{"lon", "lon"},
                                                   {"lat", "lat"},
                                                   {"speed", "sog"},
                                                   {"course", "cog"},
                                                   {"heading", "heading"},
                                                   {"turn", "rot"},
                                                   {"draught", "draught"}};

const std::set<int> types_done{1, 2, 3, 4, 5, 9, 11, 12, 14, 18, 19, 21, 24, 27};

/// Where our object keeps their field; empty when we give no such field.
std::string our_name(const std::string& theirs, int type) {
    const bool is_station = type == 4 || type == 11;
    if (theirs == "second") {
        return "raw/utc_second";
    }
    for (const char* clock : {"month", "day", "hour", "minute"}) {
        if (theirs == clock) {
            return (is_station ? "raw/utc_" : "raw/eta_") + theirs;
        }
    }
    const auto at = names.find(theirs);
    return at == names.end() ? std::string{} : at->second;
}

json value_at(const json& ours, const std::string& name) {
    const bool is_raw = name.starts_with("raw/");
    const json& object = is_raw ? ours.at("raw") : ours;
    const auto at = object.find(is_raw ? name.substr(4) : name);
    return at == object.end() ? json("absent") : *at;
}

bool is_equal(const json& theirs, const json& ours, const std::string& name) {
    if (theirs.is_string() && theirs.get<std::string>().empty()) {
        return ours.is_null();
    }
    if (ours.is_boolean()) {
        return theirs.is_number() && (theirs.get<int>() != 0) == ours.get<bool>();
    }
    if (theirs.is_number() && ours.is_number()) {
        const double tolerance = name == "lat" || name == "lon" ? 2e-6 : 6e-3;  // degrees; printing
        return std::abs(theirs.get<double>() - ours.get<double>()) <= tolerance;
    }
    return theirs == ours;
}

/// The others print values that the standard does not have, and a draught of 0 that means none; we
/// give null, keep what was sent (compared by itself) and say so.
bool is_null_by_law(const json& theirs, const json& ours, const std::string& name) {
    const auto impossible = ours.find("out_of_range");
    const bool is_impossible =
        impossible != ours.end() &&
        std::find(impossible->begin(), impossible->end(), name) != impossible->end();
    return value_at(ours, name).is_null() &&
           (is_impossible || (name == "draught_m" && theirs == 0.0));
}

/// What differs between a golden message and ours, for a person.
std::string difference(const json& golden, const json& ours) {
    const int type = golden.at("type");
    std::string found;
    const auto compare = [&](const std::string& theirs,
                             const json& value,
                             const std::string& name) {
        const json mine = value_at(ours, name);
        // A raw value where the golden file has a cooked null: the two say the same otherwise.
        const bool is_cooked_null = value.is_null() && name.starts_with("raw/");
        if (!is_cooked_null && !is_null_by_law(value, ours, name) && !is_equal(value, mine, name)) {
            found += theirs + ": " + value.dump() + " but " + name + " is " + mine.dump() + "; ";
        }
    };
    for (const char* common : {"type", "mmsi", "repeat", "bits"}) {
        compare(common, golden.at(common), common);
    }
    if (!types_done.contains(type)) {
        return found;
    }
    for (const auto& [theirs, value] : golden.items()) {
        if (const std::string name = our_name(theirs, type); !name.empty()) {
            compare(theirs, value, name);
        }
    }
    for (const auto& [theirs, value] : golden.at("raw").items()) {
        if (const auto name = raw_names.find(theirs); name != raw_names.end()) {
            compare("raw " + theirs, value, "raw/" + name->second);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("every golden message reads as the other decoders read it") {
    const std::string path = data_path("ais/golden.jsonl");
    if (path.empty()) {
        MESSAGE("shared data absent: ais/golden.jsonl is not compared");
        return;
    }
    std::ifstream file{path};
    int compared = 0;
    for (std::string line; std::getline(file, line);) {
        const json golden = json::parse(line);
        StreamProbe probe;
        probe.feed_all(golden.at("nmea").get<std::vector<std::string>>()).flush();

        REQUIRE_MESSAGE(probe.json.size() == 1, line);
        const std::string differs = difference(golden, json::parse(probe.json[0]));
        CHECK_MESSAGE(differs.empty(), differs << " in " << golden.at("nmea").dump());
        ++compared;
    }
    CHECK(compared == 4010);
}
