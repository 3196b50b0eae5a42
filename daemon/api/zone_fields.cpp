// The rows of the zone's field table.
#include "daemon/api/zone_fields.hpp"

#include <array>

namespace seaeye {
namespace {

std::string rules_json(const Zone& zone) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (const std::string& rule : zone.rules) {
        out.text(rule);
    }
    out.end_array();
    return text;
}

std::string rules_schema() {
    return R"({"type":"array","items":{"type":"string"}})";
}

const std::array zone_fields{
    Field<Zone>{.name = "id",
                .type = FieldType::text,
                .summary = "unique among the zones",
                .get = [](const Zone& z) -> FieldValue {
                    return std::string_view{z.id};
                }},
    Field<Zone>{.name = "name",
                .type = FieldType::text,
                .summary = "name for people",
                .get = [](const Zone& z) -> FieldValue {
                    return std::string_view{z.name};
                }},
    Field<Zone>{.name = "kind",
                .type = FieldType::text,
                .summary = "what it is for, e.g. smuggling, anchorage, port",
                .get = [](const Zone& z) -> FieldValue {
                    return std::string_view{z.kind};
                }},
    Field<Zone>{.name = "dwell_min",
                .type = FieldType::number,
                .is_nullable = true,
                .decimals = 1,
                .summary = "dwell time of its own, minutes",
                .get = [](const Zone& z) -> FieldValue {
                    return z.dwell_min ? FieldValue{*z.dwell_min} : FieldValue{};
                }},
    Field<Zone>{.name = "rules",
                .type = FieldType::json,
                .summary = "detectors bound to it; empty: all zone detectors",
                .get = [](const Zone& z) -> FieldValue { return RawJson{rules_json(z)}; },
                .nested_schema = rules_schema},
};

}  // namespace

template <>
std::span<const Field<Zone>> fields<Zone>() {
    return zone_fields;
}

}  // namespace seaeye
