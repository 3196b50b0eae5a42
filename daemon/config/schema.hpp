// JSON Schema (draft-07) at work on a configuration: which keys there are, what holds when they are
// absent, and one sentence for the first thing that is wrong.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "daemon/config/document.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// The committed schema, schemas/json/config.schema.json.
nlohmann::json config_schema();

/// Follows a "$ref" into "#/definitions/..."; any other schema is given back as it is.
const nlohmann::json& resolved(const nlohmann::json& root, const nlohmann::json& schema);

/// Adds every default of the schema that the value leaves out, below it too.
void add_defaults(const nlohmann::json& root, const nlohmann::json& schema, nlohmann::json& value);

/// Why a schema is no JSON Schema (draft-07), in half a sentence.
std::optional<std::string> schema_fault(const nlohmann::json& schema);

/// Where a key that is checked below another document's key stands, and which more keys exist
/// beside those of the schema.
struct CheckScope {
    std::string key;                      ///< "source[0]", empty for a whole configuration
    std::vector<std::string> other_keys;  ///< offered as "did you mean" too
};

/// Fails: bad_value with place, key, what was expected and what was found.
Result<Done> check_against(const nlohmann::json& schema,
                           const ConfigDocument& document,
                           const CheckScope& scope);

/// "sea-eye.toml:12: " for the key, or the nearest thing around it that has a place; else empty.
std::string place_prefix(const std::map<std::string, std::string>& places, std::string key);

}  // namespace seaeye
