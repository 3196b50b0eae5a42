// A configuration before it is checked: a JSON tree, and for every value where it stands. TOML is
// known here and nowhere else.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "schemas/result.hpp"

namespace seaeye {

/// Keys as people write them: "api.port", "source[0].link". Tables and list items have places too.
struct ConfigDocument {
    nlohmann::json root = nlohmann::json::object();
    std::map<std::string, std::string> places;  ///< "sea-eye.toml:12", or a variable, or a flag
};

/// Joins a key and the name of one of its members.
std::string member_key(const std::string& key, const std::string& member);

/// Joins a key and the number of one of its items.
std::string item_key(const std::string& key, std::size_t index);

/// Fails: not_found, not_readable (a directory, no permission), in one sentence with the path.
Result<std::string> read_text(const std::string& path);

/// Fails: bad_value for what is not TOML, with the line. `path` names the text.
Result<ConfigDocument> parse_toml(const std::string& text, const std::string& path);

/// One TOML value as it would stand after "key = ": 8500, true, [27.9, 121.2]. Fails: bad_value.
Result<nlohmann::json> parse_toml_value(const std::string& text);

}  // namespace seaeye
