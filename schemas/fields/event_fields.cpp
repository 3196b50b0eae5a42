// The fields of an event, its vessels, its evidence and its suppressors.
#include <array>

#include "schemas/fields.hpp"
#include "schemas/fields/values.hpp"

namespace seaeye {
namespace {

using enum FieldType;

template <class T>
std::string array_json(const std::vector<T>& rows) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (const T& row : rows) {
        write_object(out, row);
    }
    out.end_array();
    return text;
}

template <class T>
std::string array_schema() {
    return R"({"type":"array","items":)" + object_schema<T>() + "}";
}

std::string rule_json(const Event& e) {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    out.key("name");
    out.text(e.kind);
    out.key("profile");
    out.text(e.rule_profile);
    out.key("version");
    out.integer(e.rule_version);
    out.end_object();
    return text;
}

std::string rule_schema() {
    return R"({"type":"object","additionalProperties":false,"required":["name","profile","version"],)"
           R"("properties":{"name":{"type":"string"},"profile":{"type":"string"},"version":{"type":"integer"}}})";
}

std::string position_json(LatLon p) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    out.number(to_degrees(p.lon), 6);
    out.number(to_degrees(p.lat), 6);
    out.end_array();
    return text;
}

std::string position_schema() {
    return R"({"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}})";
}

// clang-format off: a table reads as a table
const std::array event_track_fields{
    Field<EventTrack>{"id", FieldType::id, false, 0, "track number",
        [](const EventTrack& t) { return id_of(t.id); }},
    Field<EventTrack>{"mmsi", integer, true, 0, "identity, null when unknown",
        [](const EventTrack& t) { return mmsi_or_null(t.mmsi); }},
    Field<EventTrack>{"lat", number, false, 6, "latitude at the event's time, degrees north",
        [](const EventTrack& t) -> FieldValue { return to_degrees(t.at.lat); }},
    Field<EventTrack>{"lon", number, false, 6, "longitude at the event's time, degrees east",
        [](const EventTrack& t) -> FieldValue { return to_degrees(t.at.lon); }},
    Field<EventTrack>{"sog_kn", number, false, 1, "speed over ground at the event's time",
        [](const EventTrack& t) -> FieldValue { return to_knots(t.sog); }},
    Field<EventTrack>{"cog_deg", number, false, 1, "course over ground at the event's time",
        [](const EventTrack& t) -> FieldValue { return to_tenths_of_degree(t.cog); }},
};

const std::array evidence_fields{
    Field<Evidence>{"code", text, false, 0, "what was measured",
        [](const Evidence& e) -> FieldValue { return std::string_view{e.code}; }},
    Field<Evidence>{"value", number, false, 3, "how much",
        [](const Evidence& e) -> FieldValue { return e.value; }},
    Field<Evidence>{"unit", text, true, 0, "unit of value and threshold",
        [](const Evidence& e) { return text_or_null(e.unit); }},
    Field<Evidence>{"threshold", number, true, 3, "the setting it was held against",
        [](const Evidence& e) { return maybe(e.threshold, [](double x) { return x; }); }},
    Field<Evidence>{"weight", number, false, 2, "share of the severity",
        [](const Evidence& e) -> FieldValue { return e.weight; }},
    Field<Evidence>{"confidence", number, false, 2, "how sure we are of it",
        [](const Evidence& e) -> FieldValue { return e.confidence; }},
    Field<Evidence>{"source", text, false, 0, "sensor or rule that gave it",
        [](const Evidence& e) -> FieldValue { return std::string_view{e.source}; }},
    Field<Evidence>{"time", time, false, 0, "event time of the fact",
        [](const Evidence& e) -> FieldValue { return e.time; }},
    Field<Evidence>{"text", text, true, 0, "words where a number does not say it",
        [](const Evidence& e) { return text_or_null(e.text); }},
};

const std::array suppressor_fields{
    Field<Suppressor>{"code", text, false, 0, "what lowers the severity",
        [](const Suppressor& s) -> FieldValue { return std::string_view{s.code}; }},
    Field<Suppressor>{"factor", number, false, 2, "multiplies the severity",
        [](const Suppressor& s) -> FieldValue { return s.factor; }},
    Field<Suppressor>{"text", text, true, 0, "why",
        [](const Suppressor& s) { return text_or_null(s.text); }},
};

const std::array event_fields{
    Field<Event>{"id", text, false, 0, "the same in every replay",
        [](const Event& e) -> FieldValue { return std::string_view{e.id}; }},
    Field<Event>{"kind", text, false, 0, "the detector that claims it",
        [](const Event& e) -> FieldValue { return std::string_view{e.kind}; }},
    Field<Event>{"transition", text, false, 0, "started, updated, ended or retracted",
        [](const Event& e) -> FieldValue { return to_string(e.transition); }},
    Field<Event>{"time", time, false, 0, "event time at which this transition became known",
        [](const Event& e) -> FieldValue { return e.time; }},
    Field<Event>{"start", time, false, 0, "back-dated beginning",
        [](const Event& e) -> FieldValue { return e.start; }},
    Field<Event>{"end", time, true, 0, "end, null while open",
        [](const Event& e) { return maybe(e.end, [](Time end) { return end; }); }},
    Field<Event>{"severity", number, false, 2, "0 to 1",
        [](const Event& e) -> FieldValue { return e.severity; }},
    Field<Event>{"severity_class", text, false, 0, "low, medium, high or critical",
        [](const Event& e) -> FieldValue { return to_string(severity_class(e.severity)); }},
    Field<Event>{"tracks", json, false, 0, "the vessels in it, where they were at `time`",
        [](const Event& e) -> FieldValue { return RawJson{array_json(e.tracks)}; }, array_schema<EventTrack>},
    Field<Event>{"zone", text, true, 0, "zone id",
        [](const Event& e) { return maybe(e.zone, [](const std::string& z) { return std::string_view{z}; }); }},
    Field<Event>{"position", json, false, 0, "longitude and latitude, degrees",
        [](const Event& e) -> FieldValue { return RawJson{position_json(e.position)}; }, position_schema},
    Field<Event>{"evidence", json, false, 0, "the facts it rests on",
        [](const Event& e) -> FieldValue { return RawJson{array_json(e.evidence)}; }, array_schema<Evidence>},
    Field<Event>{"suppressors", json, false, 0, "what lowered the severity",
        [](const Event& e) -> FieldValue { return RawJson{array_json(e.suppressors)}; }, array_schema<Suppressor>},
    Field<Event>{"incident", text, true, 0, "id of the incident that groups it",
        [](const Event& e) { return text_or_null(e.incident); }},
    Field<Event>{"rule", json, false, 0, "detector, settings profile and version",
        [](const Event& e) -> FieldValue { return RawJson{rule_json(e)}; }, rule_schema},
    Field<Event>{"reason", text, true, 0, "of an end or a retraction",
        [](const Event& e) { return text_or_null(e.reason); }},
};
// clang-format on

}  // namespace

template <>
std::span<const Field<EventTrack>> fields<EventTrack>() {
    return event_track_fields;
}

template <>
std::span<const Field<Evidence>> fields<Evidence>() {
    return evidence_fields;
}

template <>
std::span<const Field<Suppressor>> fields<Suppressor>() {
    return suppressor_fields;
}

template <>
std::span<const Field<Event>> fields<Event>() {
    return event_fields;
}

}  // namespace seaeye
