// 4,010 messages on which independent decoders agree (each names them in `agree`): every field that
// they give must be ours too.
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/drivers/golden_names.hpp"
#include "tests/drivers/stream_probe.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;
using nlohmann::json;

namespace {

json value_at(const json& object, const std::string& place) {
    const json::json_pointer pointer{place};
    return object.contains(pointer) ? object.at(pointer) : json("absent");
}

/// The name in a place, without lists and "raw".
std::string name_of(const std::string& place) {
    return place.substr(place.rfind('/') + 1);
}

double tolerance_of(const std::string& place) {
    const std::string name = name_of(place);
    const bool is_degrees = name.ends_with("lat") || name.ends_with("lon");
    return is_degrees ? 2e-6 : 6e-3;  // how many decimals the others print
}

bool is_equal(const json& theirs, const json& ours, double tolerance) {
    if (theirs.is_string() && theirs.get<std::string>().empty()) {
        return ours.is_null() || (ours.is_string() && ours.get<std::string>().empty());
    }
    if (ours.is_boolean()) {
        return theirs.is_number() && (theirs.get<int>() != 0) == ours.get<bool>();
    }
    if (theirs.is_number() && ours.is_number()) {
        return std::abs(theirs.get<double>() - ours.get<double>()) <= tolerance;
    }
    return theirs == ours;
}

/// The others print values that the standard does not have, and 0 where that means none; we give
/// null, keep what was sent and say so.
bool is_null_by_law(const json& theirs, const json& object, const std::string& place) {
    if (!value_at(object, place).is_null()) {
        return false;
    }
    const std::string name = name_of(place);
    const json impossible = object.value("out_of_range", json::array());
    const json raw = object.value("raw", json::object()).value(name.substr(0, name.rfind('_')), -1);
    return std::ranges::find(impossible, json(name)) != impossible.end() ||
           (theirs == 0 && raw == 0);
}

/// Compares the fields of one golden message, counts them, and says what differs.
class Comparison {
public:
    explicit Comparison(const json& golden) : golden_{golden}, type_{golden.at("type")} {}

    void with(const json& ours) {
        for (const auto& [key, value] : golden_.items()) {
            if (!is_about_the_record(key)) {
                compare(key, value, ours, test::place_of(key, type_));
            }
        }
        for (const auto& [key, value] : golden_.at("raw").items()) {
            compare("raw " + key, value, ours, in(golden_raw_fields, key));
        }
        const json application = ours.value("application", json::object());
        const json app = golden_.value("app", json::object());
        for (const auto& [key, value] : app.items()) {
            compare("app " + key, value, application, in(golden_application_fields, key), 6e-5);
        }
        if (golden_.contains("app_data_hex")) {
            compare_data(ours, application);
        }
    }

    std::string differs;
    int fields = 0;
    int told_otherwise = 0;  ///< their bits, our fields

private:
    static std::optional<std::string> in(const std::map<std::string, std::string>& names,
                                         const std::string& key) {
        const auto at = names.find(key);
        return at != names.end() ? std::optional{at->second} : std::nullopt;
    }

    void compare(const std::string& key,
                 const json& theirs,
                 const json& object,
                 const std::optional<std::string>& place,
                 double least_tolerance = 0.0) {
        ++fields;
        if (!place) {
            differs += "nobody compares " + key + "; ";
            return;
        }
        const json mine = value_at(object, *place);
        // A raw value where the golden file has a cooked null: the two say the same otherwise.
        const bool is_cooked_null = theirs.is_null() && place->starts_with("/raw/");
        // Their 0 is what an element, or a field, beyond the end of a message reads as.
        const bool is_beyond =
            theirs == 0 && mine == "absent" && (place_in_list(key, type_) || key == "app ice");
        const double tolerance = std::max(least_tolerance, tolerance_of(*place));
        if (!is_cooked_null && !is_beyond && !is_null_by_law(theirs, object, *place) &&
            !is_equal(theirs, mine, tolerance)) {
            differs += key + ": " + theirs.dump() + " but " + *place + " is " + mine.dump() + "; ";
        }
    }

    void compare_data(const json& ours, const json& application) {
        std::string data = golden_.at("app_data_hex");
        data.append(data.size() % 2, '0');  // theirs may end with half a byte
        if (application.empty()) {
            compare("app_data_hex", data, ours, "/data");
        } else if (application.contains("encrypted")) {
            compare("app_data_hex", data, application, "/encrypted");
        } else {
            ++told_otherwise;
        }
    }

    const json& golden_;
    int type_;
};

}  // namespace

TEST_CASE("every golden message reads as the other decoders read it") {
    const std::string path = data_path("ais/golden.jsonl");
    if (path.empty()) {
        MESSAGE("shared data absent: ais/golden.jsonl is not compared");
        return;
    }
    std::ifstream file{path};
    int compared = 0;
    int fields = 0;
    int told_otherwise = 0;
    for (std::string line; std::getline(file, line);) {
        const json golden = json::parse(line);
        StreamProbe probe;
        probe.feed_all(golden.at("nmea").get<std::vector<std::string>>()).flush();

        REQUIRE_MESSAGE(probe.json.size() == 1, line);
        Comparison comparison{golden};
        comparison.with(json::parse(probe.json[0]));
        CHECK_MESSAGE(comparison.differs.empty(),
                      comparison.differs << " in " << golden.at("nmea").dump());
        ++compared;
        fields += comparison.fields;
        told_otherwise += comparison.told_otherwise;
    }
    MESSAGE(compared << " messages, " << fields << " fields");
    CHECK(compared == 4010);
    CHECK(fields == 74506);
    // Targets of shore stations (1/16, two messages) and a sensor's name (367/33).
    CHECK(told_otherwise == 3);
}
