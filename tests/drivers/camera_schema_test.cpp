// The decoder and the JSON Schema of a trigger must take and refuse the same documents.
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "drivers/decode/camera/readers.hpp"

using namespace seaeye;
using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

namespace {

class CommittedSchema {
public:
    CommittedSchema() {
        std::ifstream file{std::string{SEAEYE_SOURCE_DIR} +
                           "/schemas/json/camera_trigger.schema.json"};
        const json text = json::parse(file);
        valijson::SchemaParser{}.populateSchema(NlohmannJsonAdapter{text}, schema_);
    }

    [[nodiscard]] bool takes(const json& document) const {
        return valijson::Validator{}.validate(schema_, NlohmannJsonAdapter{document}, nullptr);
    }

private:
    valijson::Schema schema_;
};

bool decoder_takes(const json& document) {
    camera::Trigger trigger;
    return camera::read_canonical(document, trigger) == camera::Outcome::ok;
}

const json a_trigger = json::parse(R"({"time":"2025-03-01T04:00:00Z","camera_id":"CAM1",
    "bearing_deg":81.5,"bearing_sigma_deg":0.4,"class":"cargo","confidence":0.9})");

/// The trigger with one member as it is given, in JSON.
json with(const char* name, const char* value) {
    json changed = a_trigger;
    changed[name] = json::parse(value);
    return changed;
}

json without(const char* name) {
    json changed = a_trigger;
    changed.erase(name);
    return changed;
}

struct Member {
    const char* name;
    const char* value;
};

constexpr Member good[]{{"time", "1740801600.25"},
                        {"time", "100000000"},
                        {"time", R"("2025-03-01 04:00:00.123456+08:00")"},
                        {"time", R"("2025-03-01t04:00:00z")"},
                        {"bearing_deg", "0"},
                        {"bearing_deg", "360"},
                        {"bearing_sigma_deg", "180"},
                        {"bearing_sigma_deg", "0.0001"},
                        {"class", R"("a class of 24 characters")"},
                        {"class", "\"\u8239\u8239\u8239\u8239\u8239\u8239\u8239\u8239\u8239\""},
                        {"confidence", "0"},
                        {"confidence", "1"},
                        {"id", R"("7")"},
                        {"kind", R"("new")"},
                        {"kind", R"("update")"},
                        {"kind", R"("end")"},
                        {"elevation_deg", "-90"},
                        {"range_m", "0"},
                        {"track_id", R"("1607123955.475377-mxklsc")"},
                        {"frame", R"("https://camera.example/1.jpg")"},
                        {"box_px", "[-12, -3.5, 2000, 1090]"},
                        {"box_px", "[10, 10, 5, 5]"},
                        {"ptz", R"({"pan_deg":-10,"tilt_deg":2,"zoom":4})"},
                        {"ptz", "{}"},
                        {"whatever", "[null]"}};

constexpr Member bad[]{{"time", R"("yesterday")"},
                       {"time", R"("2025-03-01T04:00:00")"},
                       {"time", R"("2025-13-01T04:00:00Z")"},
                       {"time", R"("2025-03-01T24:00:00Z")"},
                       {"time", R"("2025-03-01T04:00Z")"},
                       {"time", R"("2025-03-01T04:00:00.Z")"},
                       {"time", "12"},
                       {"time", "7258118400"},
                       {"time", "null"},
                       {"time", "true"},
                       {"camera_id", R"("")"},
                       {"camera_id", R"("two words")"},
                       {"camera_id", R"("a_name_of_thirty_three_characters")"},
                       {"camera_id", "1"},
                       {"bearing_deg", "-0.1"},
                       {"bearing_deg", "360.1"},
                       {"bearing_deg", R"("81.5")"},
                       {"bearing_deg", "null"},
                       {"bearing_sigma_deg", "0"},
                       {"bearing_sigma_deg", "181"},
                       {"class", R"("")"},
                       {"class", R"("a class of 25 characters.")"},
                       {"class", "[]"},
                       {"confidence", "1.01"},
                       {"confidence", "-1"},
                       {"id", R"("")"},
                       {"id", "7"},
                       {"kind", R"("begin")"},
                       {"kind", R"("")"},
                       {"elevation_deg", "91"},
                       {"range_m", "-1"},
                       {"range_m", "1000001"},
                       {"track_id", R"("a track id of forty-one characters, it is")"},
                       {"frame", R"("")"},
                       {"box_px", "[1, 2, 3]"},
                       {"box_px", "[1, 2, 3, 4, 5]"},
                       {"box_px", R"([1, 2, 3, "4"])"},
                       {"box_px", "[1, 2, 3, 1e9]"},
                       {"box_px", R"({"x":1})"},
                       {"ptz", "[]"},
                       {"ptz", R"({"pan_deg":361})"},
                       {"ptz", R"({"tilt_deg":"2"})"},
                       {"ptz", R"({"zoom":0})"}};

}  // namespace

TEST_CASE("the schema of a trigger and its decoder take and refuse the same documents") {
    const CommittedSchema schema;

    CHECK(schema.takes(a_trigger));
    CHECK(decoder_takes(a_trigger));
    for (const Member& member : good) {
        const json document = with(member.name, member.value);
        CHECK_MESSAGE(schema.takes(document), document.dump());
        CHECK_MESSAGE(decoder_takes(document), document.dump());
    }
    for (const Member& member : bad) {
        const json document = with(member.name, member.value);
        CHECK_MESSAGE(!schema.takes(document), document.dump());
        CHECK_MESSAGE(!decoder_takes(document), document.dump());
    }
}

TEST_CASE("a trigger must say when, which camera, what, how surely, and where or in which box") {
    const CommittedSchema schema;
    json boxed = without("bearing_deg");
    boxed["box_px"] = {1, 2, 3, 4};

    for (const char* name : {"time", "camera_id", "class", "confidence", "bearing_deg"}) {
        CHECK_MESSAGE(!schema.takes(without(name)), name);
        CHECK_MESSAGE(!decoder_takes(without(name)), name);
    }
    CHECK(schema.takes(without("bearing_sigma_deg")));
    CHECK(decoder_takes(without("bearing_sigma_deg")));
    CHECK(schema.takes(boxed));
    CHECK(decoder_takes(boxed));
}
