// The JSON Schemas of the nouns, printed from the field tables. schemas/json holds the same text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seaeye {

/// A noun's schema as a document (draft-07), indented.
std::string schema_document(std::string_view name, const std::string& schema);

struct NamedSchema {
    std::string name;  ///< file name without .schema.json
    std::string text;
};

/// All that schemas/json holds.
std::vector<NamedSchema> all_schema_documents();

}  // namespace seaeye
