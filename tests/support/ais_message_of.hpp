// A message written by a layout whose values are given, as our JSON tells it.
#pragma once

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/ais_message_json.hpp"
#include "tests/support/layout_writer.hpp"

namespace seaeye::test {

inline nlohmann::json json_of(const BitWriter& bits) {
    ais::Payload payload;
    ais::Message message;
    REQUIRE_FALSE(payload.assign(bits.armour(), static_cast<unsigned>(bits.fill_bits())));
    REQUIRE_FALSE(read_message(payload, message));
    AisMessageJson json;
    std::string out;
    json.append(out, message, {});
    return nlohmann::json::parse(out);
}

/// Of what has no value in the layout, any.
inline nlohmann::json message_of(const std::string& layout) {
    std::mt19937_64 random{1};
    LayoutWriter writer{random};
    writer.write(layout);
    return json_of(writer.bits());
}

/// A class A report of which a test says what matters. All in transmitted integers.
struct ClassAReport {
    int rot = 0;
    int sog = 0;
    int lon = 0;
    int lat = 0;
    int cog = 0;
    int heading = 0;
    int second = 0;
};

inline nlohmann::json message_of(const ClassAReport& report) {
    const auto field = [](const std::string& layout, int value) {
        return layout + "=" + std::to_string(value) + " ";
    };
    return message_of("type:6=1 repeat:2=0 mmsi:30=211000001 nav_status:4=0 " +
                      field("rot:8", report.rot) + field("sog:10", report.sog) + "accurate:1=0 " +
                      field("lon:28", report.lon) + field("lat:27", report.lat) +
                      field("cog:12", report.cog) + field("heading:9", report.heading) +
                      field("second:6", report.second) + ":2 :3 raim:1=0 radio:19=0");
}

/// The names of the fields that are in a state, "at_least" and so on.
inline bool is_listed(const nlohmann::json& object, const char* state, const char* name) {
    const nlohmann::json list = object.value(state, nlohmann::json::array());
    return std::ranges::find(list, nlohmann::json(name)) != list.end();
}

}  // namespace seaeye::test
