// JSON values back into fields.
#include "daemon/item_rows.hpp"

#include <nlohmann/json.hpp>

namespace seaeye {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

FieldValue number_or_nothing(const Json& json) {
    return json.is_number() ? FieldValue{json.get<double>()} : FieldValue{};
}

FieldValue integer_or_nothing(const Json& json) {
    if (json.is_number_integer()) {
        return json.get<std::int64_t>();
    }
    // An id is text in JSON, a number everywhere else.
    const auto* text = json.get_ptr<const std::string*>();
    return text != nullptr && !text->empty() &&
                   text->find_first_not_of("0123456789") == std::string::npos && text->size() < 19
               ? FieldValue{std::int64_t{std::stoll(*text)}}
               : FieldValue{};
}

/// Borrows text from `json`; monostate for null and for what is not of the column's type.
FieldValue to_field(const Json& json, FieldType type) {
    const auto* text = json.get_ptr<const std::string*>();
    switch (type) {
        case FieldType::id:
        case FieldType::integer:
            return integer_or_nothing(json);
        case FieldType::number:
            return number_or_nothing(json);
        case FieldType::boolean:
            return json.is_boolean() ? FieldValue{json.get<bool>()} : FieldValue{};
        case FieldType::text:
            return text != nullptr ? FieldValue{std::string_view{*text}} : FieldValue{};
        case FieldType::time: {
            const Result<Time> time = parse_rfc3339(text != nullptr ? *text : std::string{});
            return time ? FieldValue{*time} : FieldValue{};
        }
        case FieldType::json:
            return RawJson{dumped(json)};
    }
    return {};
}

}  // namespace

ItemRows::ItemRows(std::FILE* out, RowFormat format, const CollectionInfo& collection) : out_{out} {
    std::vector<Column> columns;
    for (const ItemColumn& column : collection.columns) {
        if (format != RowFormat::table || column.type != FieldType::json) {
            columns_.push_back(column);
            columns.push_back({std::string{column.name}, column.type, column.decimals});
        }
    }
    if (format == RowFormat::geojson) {
        put(R"({"type":"FeatureCollection","features":[)");
    } else {
        rows_ = std::make_unique<RowWriter>(out, format, std::move(columns));
    }
}

void ItemRows::add(const nlohmann::ordered_json& feature) {
    if (!rows_) {
        put((features_ == 0 ? "\n" : ",\n") + dumped(feature));
        ++features_;
        return;
    }
    static const Json nothing;
    const Json properties = feature.value("properties", Json::object());
    std::vector<FieldValue> values;
    for (const ItemColumn& column : columns_) {
        const auto found = properties.find(std::string{column.name});
        values.push_back(to_field(found != properties.end() ? *found : nothing, column.type));
    }
    rows_->add(values);
}

bool ItemRows::end() {
    if (rows_) {
        return rows_->end();
    }
    put("\n]}\n");
    return is_good_ && std::fflush(out_) == 0;
}

void ItemRows::put(const std::string& text) {
    is_good_ = is_good_ && std::fwrite(text.data(), 1, text.size(), out_) == text.size();
}

}  // namespace seaeye
