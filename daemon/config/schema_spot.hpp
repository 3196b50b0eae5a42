// A value in a configuration side by side with the schema that holds for it.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace seaeye {

/// Borrows from the document and the schema it was found in.
struct SchemaSpot {
    const nlohmann::json* value = nullptr;
    const nlohmann::json* schema = nullptr;  ///< null where the schema says nothing
    std::string key;                         ///< "source[0].link"
};

/// The schema of a member of an object; null where `schema` says nothing of it.
const nlohmann::json* schema_of_member(const nlohmann::json& root,
                                       const nlohmann::json& schema,
                                       const std::string& name);

/// Follows valijson's context ("<root>", "[source]", "[0]", ...) from a document's top, as far as
/// it goes. `top`: value, schema and key of the top; its schema is the root of "$ref".
SchemaSpot spot_at(SchemaSpot top, const std::vector<std::string>& context);

}  // namespace seaeye
