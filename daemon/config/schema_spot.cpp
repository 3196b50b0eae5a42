// Down through a document and its schema, step by step.
#include "daemon/config/schema_spot.hpp"

#include <cstdlib>
#include <optional>

#include "daemon/config/document.hpp"
#include "daemon/config/schema.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

const json* schema_of_item(const json& root, const json& schema, std::size_t index) {
    if (!schema.contains("items")) {
        return nullptr;
    }
    const json& items = schema["items"];
    if (items.is_array()) {
        return index < items.size() ? &resolved(root, items[index]) : nullptr;
    }
    return &resolved(root, items);
}

/// One step of valijson's context, such as "[port]" or "[0]".
std::optional<SchemaSpot> step_down(const json& root,
                                    const SchemaSpot& from,
                                    const std::string& step) {
    const std::string name =
        step.size() >= 2 && step.front() == '[' ? step.substr(1, step.size() - 2) : step;
    if (from.value->is_array()) {
        const std::size_t index = std::strtoul(name.c_str(), nullptr, 10);
        if (index >= from.value->size()) {
            return std::nullopt;
        }
        return SchemaSpot{
            &(*from.value)[index],
            from.schema != nullptr ? schema_of_item(root, *from.schema, index) : nullptr,
            item_key(from.key, index)};
    }
    if (!from.value->is_object() || !from.value->contains(name)) {
        return std::nullopt;
    }
    return SchemaSpot{&(*from.value)[name],
                      from.schema != nullptr ? schema_of_member(root, *from.schema, name) : nullptr,
                      member_key(from.key, name)};
}
}  // namespace

const json* schema_of_member(const json& root, const json& schema, const std::string& name) {
    if (schema.contains("properties") && schema["properties"].contains(name)) {
        return &resolved(root, schema["properties"][name]);
    }
    if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) {
        return &resolved(root, schema["additionalProperties"]);
    }
    return nullptr;
}

SchemaSpot spot_at(SchemaSpot top, const std::vector<std::string>& context) {
    const json& root = *top.schema;
    SchemaSpot spot = std::move(top);
    for (std::size_t i = 1; i < context.size(); ++i) {  // 0 is "<root>"
        auto below = step_down(root, spot, context[i]);
        if (!below) {
            break;
        }
        spot = *std::move(below);
    }
    return spot;
}

}  // namespace seaeye
