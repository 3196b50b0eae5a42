// The fields of a source.
#include <array>

#include "schemas/fields.hpp"
#include "schemas/fields/values.hpp"

namespace seaeye {
namespace {

using enum FieldType;

std::string counters_json(const std::vector<Counter>& counters) {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    for (const Counter& c : counters) {
        out.key(c.name);
        out.integer(static_cast<std::int64_t>(c.value));
    }
    out.end_object();
    return text;
}

std::string counters_schema() {
    return R"({"type":"object","additionalProperties":{"type":"integer","minimum":0}})";
}

std::string metrics_json(const std::map<std::string, double>& metrics) {
    constexpr int decimals = 6;
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    for (const auto& [name, value] : metrics) {
        out.key(name);
        out.number(value, decimals);
    }
    out.end_object();
    return text;
}

std::string metrics_schema() {
    return R"({"type":"object","additionalProperties":{"type":"number"}})";
}

FieldValue count_of(std::uint64_t n) {
    return static_cast<std::int64_t>(n);
}

// clang-format off: a table reads as a table
const std::array sensor_fields{
    Field<SensorStatus>{"id", text, false, 0, "source id of the configuration",
        [](const SensorStatus& s) -> FieldValue { return std::string_view{s.id}; }},
    Field<SensorStatus>{"driver", text, false, 0, "driver that decodes it",
        [](const SensorStatus& s) -> FieldValue { return std::string_view{s.driver}; }},
    Field<SensorStatus>{"link", text, false, 0, "where its bytes come from",
        [](const SensorStatus& s) -> FieldValue { return std::string_view{s.link}; }},
    Field<SensorStatus>{"state", text, false, 0, "connecting, up, silent, down or ended",
        [](const SensorStatus& s) -> FieldValue { return to_string(s.state); }},
    Field<SensorStatus>{"last_data", time, true, 0, "receive time of the newest frame",
        [](const SensorStatus& s) { return maybe(s.last_data, [](Time t) { return t; }); }},
    Field<SensorStatus>{"frames", integer, false, 0, "frames received",
        [](const SensorStatus& s) { return count_of(s.frames); }},
    Field<SensorStatus>{"observations", integer, false, 0, "observations decoded",
        [](const SensorStatus& s) { return count_of(s.observations); }},
    Field<SensorStatus>{"late", integer, false, 0, "observations too late to be fused",
        [](const SensorStatus& s) { return count_of(s.late); }},
    Field<SensorStatus>{"copies", integer, false, 0, "reports that were taken before, mostly from another source",
        [](const SensorStatus& s) { return count_of(s.copies); }},
    Field<SensorStatus>{"dropped", integer, false, 0, "observations lost to a full queue",
        [](const SensorStatus& s) { return count_of(s.dropped); }},
    Field<SensorStatus>{"connects", integer, false, 0, "times the link came up",
        [](const SensorStatus& s) { return count_of(s.connects); }},
    Field<SensorStatus>{"outcomes", json, false, 0, "how the frames ended",
        [](const SensorStatus& s) -> FieldValue { return RawJson{counters_json(s.outcomes)}; }, counters_schema},
    Field<SensorStatus>{"counters", json, false, 0, "what else driver and link count",
        [](const SensorStatus& s) -> FieldValue { return RawJson{counters_json(s.counters)}; }, counters_schema},
    Field<SensorStatus>{"metrics", json, false, 0, "what a driver with hardware watches of it",
        [](const SensorStatus& s) -> FieldValue { return RawJson{metrics_json(s.metrics)}; }, metrics_schema},
    Field<SensorStatus>{"problem", text, true, 0, "what is wrong, in a sentence",
        [](const SensorStatus& s) { return text_or_null(s.problem); }},
};
// clang-format on

}  // namespace

template <>
std::span<const Field<SensorStatus>> fields<SensorStatus>() {
    return sensor_fields;
}

}  // namespace seaeye
