// Throws, because a decoder that cannot be made is no answer of a decoder.
#include "drivers/zone_config.hpp"

#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/config_object.hpp"
#include "drivers/time_zone_file.hpp"

namespace seaeye {

TimeZone zone_at(const nlohmann::json& config) {
    const auto given = config.find("time_zone");
    if (given != config.end() && !given->is_string()) {
        throw std::runtime_error{"time_zone: expected a name such as Europe/Paris, found " +
                                 given->dump()};
    }
    auto zone = load_time_zone(given != config.end() ? given->get<std::string>() : "UTC");
    if (!zone) {
        throw std::runtime_error{zone.error().text};
    }
    return *std::move(zone);
}

TimeZone zone_of_config(const char* config_json) {
    constexpr std::string_view known[]{"time_zone"};
    return zone_at(config_object(config_json, known));
}

}  // namespace seaeye
