// valijson finds what is wrong and where; the sentence about it is made here.
#include "daemon/config/schema.hpp"

#include <cmath>
#include <exception>
#include <optional>

#include <fmt/format.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "daemon/config/schema_spot.hpp"
#include "daemon/config/schema_words.hpp"
#include "daemon/config_schema_text.hpp"
#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

std::vector<std::string> names_of(const json& object) {
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) {
        names.push_back(name);
    }
    return names;
}

bool takes_no_other_keys(const json& schema) {
    return schema.contains("additionalProperties") && schema["additionalProperties"] == false;
}

/// The sentence about a spot that failed, with its place.
class Explainer {
public:
    Explainer(const json& root, const ConfigDocument& document, const CheckScope& scope)
        : root_{root},
          document_{document},
          scope_{scope} {}

    [[nodiscard]] std::string explain(const SchemaSpot& spot) const {
        if (spot.schema == nullptr) {
            return fmt::format("{}{} is not allowed here", place(spot.key), key_words(spot.key));
        }
        if (spot.value->is_object()) {
            if (auto sentence = unknown_key(spot)) {
                return *sentence;
            }
            if (auto sentence = missing_key(spot)) {
                return *sentence;
            }
        }
        return fmt::format("{}{}: expected {}, found {}",
                           place(spot.key),
                           key_words(spot.key),
                           expected_words(*spot.schema),
                           found_words(*spot.value));
    }

private:
    [[nodiscard]] std::string place(const std::string& key) const {
        return place_prefix(document_.places, key);
    }

    [[nodiscard]] std::optional<std::string> unknown_key(const SchemaSpot& spot) const {
        if (!takes_no_other_keys(*spot.schema)) {
            return std::nullopt;
        }
        const json properties = spot.schema->value("properties", json::object());
        for (const auto& [name, value] : spot.value->items()) {
            if (properties.contains(name)) {
                continue;
            }
            std::vector<std::string> known = names_of(properties);
            if (spot.key == scope_.key) {
                known.insert(known.end(), scope_.other_keys.begin(), scope_.other_keys.end());
            }
            return fmt::format("{}unknown key \"{}\" in {}{}",
                               place(member_key(spot.key, name)),
                               name,
                               table_words(spot.key),
                               suggestion(name, known));
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> missing_key(const SchemaSpot& spot) const {
        for (const json& name : spot.schema->value("required", json::array())) {
            const auto key = name.get<std::string>();
            if (spot.value->contains(key)) {
                continue;
            }
            const json* schema = schema_of_member(root_, *spot.schema, key);
            return fmt::format("{}{} has no \"{}\"; expected {}",
                               place(spot.key),
                               table_words(spot.key),
                               key,
                               schema != nullptr ? expected_words(*schema) : "one");
        }
        return std::nullopt;
    }

    const json& root_;                // the caller's, for the call
    const ConfigDocument& document_;  // the caller's, for the call
    const CheckScope& scope_;         // the caller's, for the call
};

/// TOML has inf and nan, JSON has not; no setting can be either.
std::optional<std::string> infinite_key(const json& value, const std::string& key) {
    if (value.is_number_float() && !std::isfinite(value.get<double>())) {
        return key;
    }
    std::size_t index = 0;
    for (const auto& [name, below] : value.items()) {
        if (!value.is_structured()) {
            break;
        }
        const auto found =
            infinite_key(below, value.is_array() ? item_key(key, index) : member_key(key, name));
        if (found) {
            return found;
        }
        ++index;
    }
    return std::nullopt;
}

/// The error that lies deepest in the tree: those above it only say that something below is wrong.
std::vector<std::string> deepest(const valijson::ValidationResults& results) {
    std::vector<std::string> context;
    for (const auto& error : results) {
        if (error.context.size() > context.size()) {
            context = error.context;
        }
    }
    return context;
}

/// Throws what valijson throws, for a schema that is none.
void compile(const json& schema, valijson::Schema& compiled) {
    valijson::SchemaParser parser{valijson::SchemaParser::kDraft7};
    parser.populateSchema(NlohmannJsonAdapter{schema}, compiled);
}

}  // namespace

json config_schema() {
    return json::parse(config_schema_text);
}

const json& resolved(const json& root, const json& schema) {
    if (schema.is_object() && schema.contains("$ref")) {
        const auto path = schema["$ref"].get<std::string>();
        const json::json_pointer pointer{path.starts_with('#') ? path.substr(1) : path};
        if (root.contains(pointer)) {
            return root.at(pointer);
        }
    }
    return schema;
}

void add_defaults(const json& root, const json& schema, json& value) {
    const json& here = resolved(root, schema);
    if (value.is_array() && here.contains("items") && here["items"].is_object()) {
        for (json& item : value) {
            add_defaults(root, here["items"], item);
        }
    }
    if (!value.is_object() || !here.contains("properties")) {
        return;
    }
    for (const auto& [name, member] : here["properties"].items()) {
        const json& below = resolved(root, member);
        if (!value.contains(name) && member.contains("default")) {
            value[name] = member["default"];
        } else if (!value.contains(name) && below.value("type", "") == "object") {
            value[name] = json::object();
        }
        if (value.contains(name)) {
            add_defaults(root, member, value[name]);
        }
    }
}

std::optional<std::string> schema_fault(const json& schema) {
    try {
        valijson::Schema compiled;
        compile(schema, compiled);
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

Result<Done> check_against(const json& schema,
                           const ConfigDocument& document,
                           const CheckScope& scope) {
    if (const auto key = infinite_key(document.root, scope.key)) {
        return Error{ErrorCode::bad_value,
                     fmt::format("{}{}: expected a finite number, found inf or nan",
                                 place_prefix(document.places, *key),
                                 key_words(*key))};
    }
    valijson::ValidationResults results;
    try {
        valijson::Schema compiled;
        compile(schema, compiled);
        valijson::Validator validator{valijson::Validator::kStrongTypes};
        if (validator.validate(compiled, NlohmannJsonAdapter{document.root}, &results)) {
            return Done{};
        }
    } catch (const std::exception& error) {
        return Error{
            ErrorCode::bad_value,
            fmt::format(
                "the JSON Schema for {} is unusable: {}", table_words(scope.key), error.what())};
    }
    const SchemaSpot top{.value = &document.root, .schema = &schema, .key = scope.key};
    const SchemaSpot spot = spot_at(top, deepest(results));
    return Error{ErrorCode::bad_value, Explainer{schema, document, scope}.explain(spot)};
}

std::string place_prefix(const std::map<std::string, std::string>& places, std::string key) {
    while (!key.empty()) {
        const auto found = places.find(key);
        if (found != places.end()) {
            return found->second + ": ";
        }
        const std::size_t cut = key.find_last_of(".[");
        key.resize(cut == std::string::npos ? 0 : cut);
    }
    return "";
}

}  // namespace seaeye
