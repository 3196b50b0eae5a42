// One field table per noun. The JSON writer, the SQL binder and the printed JSON Schema all read
// it, so a field is named, typed and explained exactly once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "schemas/event.hpp"
#include "schemas/json_writer.hpp"
#include "schemas/sensor.hpp"
#include "schemas/track.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// id: an integer in SQL, a string in JSON. json: a nested value, text in SQL.
enum class FieldType : std::uint8_t { id, integer, number, boolean, text, time, json };

/// A nested value, written as JSON already.
struct RawJson {
    std::string json;
};

/// One value of one field; monostate is "not available". Text borrows from the noun.
using FieldValue =
    std::variant<std::monostate, std::int64_t, double, bool, std::string_view, Time, RawJson>;

template <class T>
struct Field {
    std::string_view name;  ///< carries the unit, as in sog_kn
    FieldType type{};
    bool is_nullable = false;
    int decimals = 0;  ///< of a number
    std::string_view summary;
    FieldValue (*get)(const T&) = nullptr;
    std::string (*nested_schema)() = nullptr;  ///< of a json field
};

/// The table of a noun, in the order of output. Defined for Vessel, Track, TrackPoint, Event,
/// EventTrack, Evidence, Suppressor, SensorStatus.
template <class T>
std::span<const Field<T>> fields();

template <>
std::span<const Field<Vessel>> fields<Vessel>();
template <>
std::span<const Field<Track>> fields<Track>();
template <>
std::span<const Field<TrackPoint>> fields<TrackPoint>();
template <>
std::span<const Field<EventTrack>> fields<EventTrack>();
template <>
std::span<const Field<Evidence>> fields<Evidence>();
template <>
std::span<const Field<Suppressor>> fields<Suppressor>();
template <>
std::span<const Field<Event>> fields<Event>();
template <>
std::span<const Field<SensorStatus>> fields<SensorStatus>();

/// Writes one value as JSON: ids quoted, times RFC 3339, numbers with their decimals.
void write_value(JsonWriter& out, FieldType type, int decimals, const FieldValue& value);

/// Writes the members of a noun into an object that is open already.
template <class T>
void write_members(JsonWriter& out, const T& noun) {
    for (const Field<T>& field : fields<T>()) {
        out.key(field.name);
        write_value(out, field.type, field.decimals, field.get(noun));
    }
}

template <class T>
void write_object(JsonWriter& out, const T& noun) {
    out.begin_object();
    write_members(out, noun);
    out.end_object();
}

template <class T>
std::string to_json(const T& noun) {
    std::string text;
    JsonWriter out{text};
    write_object(out, noun);
    return text;
}

/// What a field looks like in a JSON Schema (draft-07), without its name.
std::string field_schema(FieldType type,
                         bool nullable,
                         std::string_view summary,
                         const std::string& nested);

/// The properties of a noun as a JSON Schema object type, compact.
template <class T>
std::string object_schema() {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    out.key("type");
    out.text("object");
    out.key("additionalProperties");
    out.boolean(false);
    out.key("required");
    out.begin_array();
    for (const Field<T>& field : fields<T>()) {
        out.text(field.name);
    }
    out.end_array();
    out.key("properties");
    out.begin_object();
    for (const Field<T>& field : fields<T>()) {
        out.key(field.name);
        out.raw(
            field_schema(field.type,
                         field.is_nullable,
                         field.summary,
                         field.nested_schema != nullptr ? field.nested_schema() : std::string{}));
    }
    out.end_object();
    out.end_object();
    return text;
}

/// The SQLite type of a field's column.
std::string_view sql_type(FieldType type);

/// "name TYPE [NOT NULL]" for every field, comma-separated: the body of a CREATE TABLE.
template <class T>
std::string sql_columns() {
    std::string text;
    for (const Field<T>& field : fields<T>()) {
        text += text.empty() ? "" : ", ";
        text += '"';
        text += field.name;
        text += "\" ";
        text += sql_type(field.type);
        text += field.is_nullable ? "" : " NOT NULL";
    }
    return text;
}

}  // namespace seaeye
