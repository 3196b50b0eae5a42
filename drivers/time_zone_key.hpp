// The one key of the drivers that read lines: the time zone of dates that do not say theirs.
#pragma once

#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/time_zone_file.hpp"

namespace seaeye {

inline constexpr const char* time_zone_key_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{"time_zone":{"type":"string","default":"UTC",)"
    R"("description":"IANA name of the zone of leading dates that do not say theirs"}}})";

/// The time zone that a driver's configuration names. Throws std::runtime_error with a sentence.
inline TimeZone configured_time_zone(const std::string& driver, const char* config_json) {
    const auto config = nlohmann::json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{driver + ": expected its configuration as one JSON object"};
    }
    std::string name = "UTC";
    for (const auto& [key, value] : config.items()) {
        if (key != "time_zone") {
            throw std::runtime_error{std::string{driver}
                                         .append(": unknown key \"")
                                         .append(key)
                                         .append("\", the only one is time_zone")};
        }
        if (!value.is_string()) {
            throw std::runtime_error{"time_zone: expected a name such as Europe/Paris, found " +
                                     value.dump()};
        }
        name = value.get<std::string>();
    }
    auto zone = load_time_zone(name);
    if (!zone) {
        throw std::runtime_error{zone.error().text};
    }
    return *std::move(zone);
}

}  // namespace seaeye
