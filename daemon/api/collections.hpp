// The collections of the API: what each holds and by which properties it may be asked. OpenAPI, the
// parameter check and the console's forms all follow this one table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/item_query.hpp"

namespace seaeye {

enum class CollectionId : std::uint8_t { vessels, tracks, track_points, events, zones, sensors };

/// A query parameter that stands for a property.
struct FilterInfo {
    std::string_view name;
    FieldType type = FieldType::text;  ///< integer or text
    std::string_view summary;
    std::vector<std::string_view> values{};  ///< the only ones allowed; empty: any
};

struct CollectionInfo {
    CollectionId id{};
    std::string_view name;  ///< as in the path
    std::string_view title;
    std::string_view summary;
    std::string_view schema_name;  ///< of schemas/json and of the OpenAPI component
    std::vector<FilterInfo> filters;
    std::vector<ItemColumn> columns;
    std::string (*schema)() = nullptr;  ///< JSON Schema of the properties
};

std::span<const CollectionInfo> all_collections();

/// nullptr when there is none of that name.
const CollectionInfo* find_collection(std::string_view name);

}  // namespace seaeye
