// Prints the field tables as schema documents.
#include "daemon/api/json_schemas.hpp"

#include <nlohmann/json.hpp>

#include "daemon/api/collections.hpp"

namespace seaeye {

std::string schema_document(std::string_view name, const std::string& schema) {
    using Json = nlohmann::ordered_json;
    Json document{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", name}};
    document.update(Json::parse(schema));
    return document.dump(2) + "\n";
}

std::vector<NamedSchema> all_schema_documents() {
    std::vector<NamedSchema> documents;
    for (const CollectionInfo& collection : all_collections()) {
        documents.push_back({.name = std::string{collection.schema_name},
                             .text = schema_document(collection.schema_name, collection.schema())});
    }
    return documents;
}

}  // namespace seaeye
