// The schema says which variables there are: SEA_EYE_<SECTION>_<KEY> for each key of each section.
#include "daemon/config/layers.hpp"

#include <cctype>

#include <fmt/format.h>

#include "daemon/config/schema.hpp"
#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

std::string upper(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return text;
}

/// Text as it comes from a shell: what must be text stays text, all else is read as TOML. What is
/// neither stays text too, and the check will say so.
json shell_value(const json& schema, const std::string& text) {
    if (schema.value("type", "") == "string") {
        return text;
    }
    auto value = parse_toml_value(text);
    return value ? std::move(*value) : json(text);
}

void set(ConfigDocument& document,
         const std::string& section,
         const std::string& key,
         std::pair<json, std::string> value_and_place) {
    json& table = document.root[section];
    if (table.is_null()) {
        table = json::object();
    }
    if (table.is_object()) {
        table[key] = std::move(value_and_place.first);
        document.places[member_key(section, key)] = std::move(value_and_place.second);
    }
}

void lay_environment(ConfigDocument& document, const json& schema, const ConfigOverrides& over) {
    for (const auto& [section, table] : schema["properties"].items()) {
        const json properties = table.value("properties", json::object());
        for (const auto& [key, member] : properties.items()) {
            const std::string variable = fmt::format("SEA_EYE_{}_{}", upper(section), upper(key));
            const auto found = over.environment.find(variable);
            if (found != over.environment.end()) {
                set(document,
                    section,
                    key,
                    {shell_value(resolved(schema, member), found->second), variable});
            }
        }
    }
}

/// One --set KEY=VALUE.
Result<Done> lay_flag(ConfigDocument& document, const json& schema, const std::string& flag) {
    const std::size_t equals = flag.find('=');
    const std::string key = flag.substr(0, equals);
    const std::size_t dot = key.rfind('.');
    if (equals == std::string::npos || dot == std::string::npos || dot == 0) {
        return Error{
            ErrorCode::bad_value,
            fmt::format("--set {}: expected SECTION.KEY=VALUE, such as api.port=8410", flag)};
    }
    const std::string section = key.substr(0, dot);
    const std::string name = key.substr(dot + 1);
    const std::string place = "--set " + key;
    if (section.starts_with("detector.")) {
        const std::string detector = section.substr(9);
        ConfigDocument inner;
        inner.root = document.root.value("detector", json::object());
        set(inner, detector, name, {shell_value(json::object(), flag.substr(equals + 1)), place});
        document.root["detector"] = std::move(inner.root);
        document.places[key] = place;
        return Done{};
    }
    const json properties = schema["properties"];
    if (!properties.contains(section) || properties[section].value("type", "") != "object") {
        std::vector<std::string> known;
        for (const auto& [each, table] : properties.items()) {
            known.push_back(each);
        }
        return Error{ErrorCode::bad_value,
                     fmt::format("{}: there is no section [{}] to set a value in{}",
                                 place,
                                 section,
                                 suggestion(section, known))};
    }
    const json members = properties[section].value("properties", json::object());
    const json member = members.contains(name) ? resolved(schema, members[name]) : json::object();
    set(document, section, name, {shell_value(member, flag.substr(equals + 1)), place});
    return Done{};
}

}  // namespace

Result<ConfigDocument> layered_config(ConfigDocument file, const ConfigOverrides& overrides) {
    const json schema = config_schema();
    lay_environment(file, schema, overrides);
    for (const std::string& flag : overrides.flags) {
        if (auto laid = lay_flag(file, schema, flag); !laid) {
            return std::move(laid).error();
        }
    }
    if (auto checked = check_against(schema, file, {}); !checked) {
        return std::move(checked).error();
    }
    add_defaults(schema, schema, file.root);
    return file;
}

}  // namespace seaeye
