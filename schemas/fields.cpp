// How fields are written, described and stored. The tables stand in schemas/fields: to add a field,
// add its row there and a migration in schemas/sql, and print the schemas again.
#include "schemas/fields.hpp"

namespace seaeye {
namespace {

std::string_view json_type(FieldType type) {
    switch (type) {
        case FieldType::integer:
            return "integer";
        case FieldType::number:
            return "number";
        case FieldType::boolean:
            return "boolean";
        default:
            return "string";
    }
}

}  // namespace

void write_value(JsonWriter& out, FieldType type, int decimals, const FieldValue& value) {
    struct Visitor {
        JsonWriter& out;
        FieldType type;
        int decimals;

        void operator()(std::monostate) const { out.null(); }

        void operator()(std::int64_t n) const {
            if (type == FieldType::id) {
                out.text(std::to_string(n));
            } else {
                out.integer(n);
            }
        }

        void operator()(double x) const { out.number(x, decimals); }

        void operator()(bool b) const { out.boolean(b); }

        void operator()(std::string_view s) const { out.text(s); }

        void operator()(Time t) const { out.time(t); }

        void operator()(const RawJson& j) const { out.raw(j.json); }
    };

    std::visit(Visitor{out, type, decimals}, value);
}

std::string field_schema(FieldType type,
                         bool nullable,
                         std::string_view summary,
                         const std::string& nested) {
    std::string text;
    JsonWriter out{text};
    if (!nested.empty()) {
        text = nested.substr(0, nested.size() - 1) + ",\"description\":";
        append_json_string(text, summary);
        return text + "}";
    }
    out.begin_object();
    out.key("type");
    if (nullable) {
        out.begin_array();
        out.text(json_type(type));
        out.text("null");
        out.end_array();
    } else {
        out.text(json_type(type));
    }
    if (type == FieldType::time) {
        out.key("format");
        out.text("date-time");
    }
    out.key("description");
    out.text(summary);
    out.end_object();
    return text;
}

std::string_view sql_type(FieldType type) {
    switch (type) {
        case FieldType::id:
        case FieldType::integer:
        case FieldType::boolean:
        case FieldType::time:
            return "INTEGER";
        case FieldType::number:
            return "REAL";
        case FieldType::text:
        case FieldType::json:
            return "TEXT";
    }
    return "TEXT";
}

}  // namespace seaeye
