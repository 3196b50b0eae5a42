// The checks that need to know what was built and loaded: detectors, fusion, drivers.
#include <fmt/format.h>

#include "daemon/config.hpp"
#include "daemon/config/schema.hpp"
#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

std::vector<std::string> names_of(std::span<const KnownSetting> settings) {
    std::vector<std::string> names;
    for (const KnownSetting& setting : settings) {
        names.push_back(setting.name);
    }
    return names;
}

/// One number of one table against the settings there are.
Result<Done> check_setting(const Config& config,
                           const std::string& table,
                           std::pair<std::string, double> setting,
                           std::span<const KnownSetting> known) {
    const std::string key = member_key(table, setting.first);
    const std::string place = place_prefix(config.places, key);
    for (const KnownSetting& each : known) {
        if (each.name != setting.first) {
            continue;
        }
        if (setting.second >= each.least && setting.second <= each.most) {
            return Done{};
        }
        return Error{ErrorCode::bad_value,
                     fmt::format("{}{}: expected a number from {} to {}, found {}",
                                 place,
                                 key,
                                 each.least,
                                 each.most,
                                 setting.second)};
    }
    return Error{ErrorCode::bad_value,
                 fmt::format("{}unknown key \"{}\" in [{}]{}",
                             place,
                             setting.first,
                             table,
                             suggestion(setting.first, names_of(known)))};
}

}  // namespace

Result<Done> check_detectors(const Config& config, const KnownDetectors& known) {
    std::vector<std::string> names;
    for (const auto& [name, settings] : known) {
        names.push_back(name);
    }
    for (const auto& [name, values] : config.detectors) {
        const std::string table = member_key("detector", name);
        const auto detector = known.find(name);
        if (detector == known.end()) {
            return Error{ErrorCode::bad_value,
                         fmt::format("{}there is no detector \"{}\"{}",
                                     place_prefix(config.places, table),
                                     name,
                                     suggestion(name, names))};
        }
        std::vector<KnownSetting> settings = detector->second;
        settings.push_back({.name = "enabled", .least = 0, .most = 1});
        for (const auto& setting : values) {
            if (auto checked = check_setting(config, table, setting, settings); !checked) {
                return checked;
            }
        }
    }
    return Done{};
}

Result<Done> check_fusion(const Config& config, std::span<const KnownSetting> known) {
    for (const auto& setting : config.fusion.values) {
        if (auto checked = check_setting(config, "fusion", setting, known); !checked) {
            return checked;
        }
    }
    return Done{};
}

Result<Done> check_driver_keys(const Config& config,
                               std::size_t source,
                               const std::string& driver_schema) {
    const json schema = json::parse(driver_schema, nullptr, false);
    ConfigDocument own;
    own.root = json::parse(config.sources[source].driver_json);
    own.places = config.places;
    CheckScope scope{.key = item_key("source", source), .other_keys = {}};
    if (!schema.is_object()) {
        return Error{ErrorCode::bad_value,
                     fmt::format("the driver {} describes its keys in no JSON Schema",
                                 config.sources[source].driver)};
    }
    // A driver that has nothing to say of cameras need not list them.
    if (own.root.contains("camera") && !schema.value("properties", json{}).contains("camera")) {
        own.root.erase("camera");
    }
    const json generic = config_schema()["definitions"]["source"]["properties"];
    for (const auto& [name, rest] : generic.items()) {
        scope.other_keys.push_back(name);
    }
    return check_against(schema, own, scope);
}

}  // namespace seaeye
