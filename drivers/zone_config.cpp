// Throws, because a decoder that cannot be made is no answer of a decoder.
#include "drivers/zone_config.hpp"

#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/time_zone_file.hpp"

namespace seaeye {

TimeZone zone_of_config(std::string_view driver, const char* config_json) {
    const auto config = nlohmann::json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{std::string{driver} +
                                 ": expected its configuration as one JSON object"};
    }
    std::string name = "UTC";
    for (const auto& [key, value] : config.items()) {
        if (key != "time_zone") {
            throw std::runtime_error{std::string{driver} + ": unknown key \"" + key +
                                     "\", the only one is time_zone"};
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
