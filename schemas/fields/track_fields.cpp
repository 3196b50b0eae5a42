// The fields of a track and of its stored points.
#include <array>
#include <cmath>

#include "schemas/fields.hpp"
#include "schemas/fields/values.hpp"

namespace seaeye {
namespace {

using enum FieldType;

/// Root mean square position error, both axes together.
double position_sigma(const Covariance4& p) {
    return std::sqrt(std::max(0.0, p[0] + p[5]));
}

/// An object with numbers only, from name, value and decimals.
struct Member {
    std::string_view name;
    double value = 0.0;
    int decimals = 0;
};

std::string numbers_json(std::span<const Member> members) {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    for (const Member& m : members) {
        out.key(m.name);
        out.number(m.value, m.decimals);
    }
    out.end_object();
    return text;
}

std::string ellipse_json(const Track& t) {
    const Ellipse e = ellipse_95(t.covariance);
    const std::array members{Member{"semi_major_m", e.semi_major.si(), 1},
                             Member{"semi_minor_m", e.semi_minor.si(), 1},
                             Member{"orientation_deg", to_degrees(e.orientation.angle()), 1}};
    return numbers_json(members);
}

std::string modes_json(const Track& t) {
    std::array<Member, mode_count> members;
    for (std::size_t i = 0; i < mode_count; ++i) {
        members[i] = {to_string(static_cast<Mode>(i)), t.modes[i], 3};
    }
    return numbers_json(members);
}

std::string identity_json(const Track& t) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (const IdentityClaim& claim : t.identity) {
        if (claim.probability > 0.0) {
            out.begin_object();
            out.key("mmsi");
            out.integer(to_number(claim.mmsi));
            out.key("probability");
            out.number(claim.probability, 4);
            out.end_object();
        }
    }
    out.end_array();
    return text;
}

std::string contributors_json(const Track& t) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (const Contributor& c : t.contributors.all()) {
        out.begin_object();
        out.key("source");
        out.integer(static_cast<std::int64_t>(c.source));
        out.key("last");
        write_value(out, FieldType::time, 0, c.last);
        out.end_object();
    }
    out.end_array();
    return text;
}

std::string spoof_json(const Track& t) {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    out.key("statistic");
    out.number(t.spoof.statistic, 1);
    out.key("offset_east_m");
    out.number(t.spoof.offset.east.si(), 1);
    out.key("offset_north_m");
    out.number(t.spoof.offset.north.si(), 1);
    out.key("is_contradicted");
    out.boolean(t.spoof.is_contradicted);
    out.end_object();
    return text;
}

std::string numbers_schema(std::initializer_list<std::string_view> names) {
    std::string required;
    std::string properties;
    for (const std::string_view name : names) {
        const std::string quoted = '"' + std::string{name} + '"';
        required += (required.empty() ? "" : ",") + quoted;
        properties += (properties.empty() ? "" : ",") + quoted + R"(:{"type":"number"})";
    }
    return R"({"type":"object","additionalProperties":false,"required":[)" + required +
           R"(],"properties":{)" + properties + "}}";
}

std::string ellipse_schema() {
    return numbers_schema({"semi_major_m", "semi_minor_m", "orientation_deg"});
}

std::string modes_schema() {
    return numbers_schema({to_string(Mode::steady),
                           to_string(Mode::manoeuvring),
                           to_string(Mode::turning),
                           to_string(Mode::still)});
}

std::string identity_schema() {
    return R"({"type":"array","items":{"type":"object","additionalProperties":false,)"
           R"("required":["mmsi","probability"],"properties":{"mmsi":{"type":"integer"},)"
           R"("probability":{"type":"number"}}}})";
}

std::string contributors_schema() {
    return R"({"type":"array","items":{"type":"object","additionalProperties":false,)"
           R"("required":["source","last"],"properties":{"source":{"type":"integer"},)"
           R"("last":{"type":"string","format":"date-time"}}}})";
}

std::string spoof_schema() {
    return R"({"type":"object","additionalProperties":false,)"
           R"("required":["statistic","offset_east_m","offset_north_m","is_contradicted"],)"
           R"("properties":{"statistic":{"type":"number"},"offset_east_m":{"type":"number"},)"
           R"("offset_north_m":{"type":"number"},"is_contradicted":{"type":"boolean"}}})";
}

// clang-format off: a table reads as a table
const std::array track_fields{
    Field<Track>{"id", FieldType::id, false, 0, "track number, never re-used",
        [](const Track& t) { return id_of(t.id); }},
    Field<Track>{"phase", text, false, 0, "tentative, confirmed, coasting or dropped",
        [](const Track& t) -> FieldValue { return to_string(t.phase); }},
    Field<Track>{"time", time, false, 0, "event time of the state",
        [](const Track& t) -> FieldValue { return t.updated; }},
    Field<Track>{"lat", number, false, 7, "latitude, degrees north",
        [](const Track& t) -> FieldValue { return to_degrees(t.at.lat); }},
    Field<Track>{"lon", number, false, 7, "longitude, degrees east",
        [](const Track& t) -> FieldValue { return to_degrees(t.at.lon); }},
    Field<Track>{"sog_kn", number, false, 2, "speed over ground, estimated",
        [](const Track& t) -> FieldValue { return to_knots(sog_of(t.velocity)); }},
    Field<Track>{"cog_deg", number, false, 1, "course over ground, estimated, clockwise from true north",
        [](const Track& t) -> FieldValue { return to_tenths_of_degree(cog_of(t.velocity)); }},
    Field<Track>{"heading_deg", number, true, 0, "heading as sent",
        [](const Track& t) { return maybe(t.heading, [](Heading h) { return to_degrees(h.angle()); }); }},
    Field<Track>{"mmsi", integer, true, 0, "identity, null when unknown; never invented",
        [](const Track& t) { return mmsi_or_null(t.mmsi); }},
    Field<Track>{"ais_class", text, false, 0, "AIS equipment class, or unknown",
        [](const Track& t) -> FieldValue { return to_string(t.ais_class); }},
    Field<Track>{"nav_status", integer, true, 0, "navigational status, raw (ITU-R M.1371-5 table 45)",
        [](const Track& t) { return maybe(t.nav_status, [](std::uint8_t n) { return std::int64_t{n}; }); }},
    Field<Track>{"existence", number, false, 3, "probability that the vessel is there",
        [](const Track& t) -> FieldValue { return t.existence; }},
    Field<Track>{"position_sigma_m", number, false, 1, "root mean square position error",
        [](const Track& t) -> FieldValue { return position_sigma(t.covariance); }},
    Field<Track>{"ellipse", json, false, 0, "holds her with 95 %; direction of the major axis clockwise from true north",
        [](const Track& t) -> FieldValue { return RawJson{ellipse_json(t)}; }, ellipse_schema},
    Field<Track>{"quality", number, false, 2, "1: errors are as large as the covariance says; more: larger",
        [](const Track& t) -> FieldValue { return t.consistency; }},
    Field<Track>{"modes", json, false, 0, "probabilities of how she moves",
        [](const Track& t) -> FieldValue { return RawJson{modes_json(t)}; }, modes_schema},
    Field<Track>{"identity", json, false, 0, "who she may be, likeliest first; what is missing from 1 is that she is none of them",
        [](const Track& t) -> FieldValue { return RawJson{identity_json(t)}; }, identity_schema},
    Field<Track>{"contributors", json, false, 0, "what it was built from; a source is its place in the configuration, from 0",
        [](const Track& t) -> FieldValue { return RawJson{contributors_json(t)}; }, contributors_schema},
    Field<Track>{"spoof", json, true, 0, "AIS against radar alone: chi-square with 2 degrees of freedom, and the mean offset; null: not compared",
        [](const Track& t) -> FieldValue {
            return t.spoof.statistic > 0.0 ? FieldValue{RawJson{spoof_json(t)}} : FieldValue{}; }, spoof_schema},
    Field<Track>{"started", time, false, 0, "event time of the first measurement",
        [](const Track& t) -> FieldValue { return t.started; }},
    Field<Track>{"updates", integer, false, 0, "measurements taken in",
        [](const Track& t) -> FieldValue { return std::int64_t{t.updates}; }},
};

const std::array track_point_fields{
    Field<TrackPoint>{"track_id", FieldType::id, false, 0, "the track it belongs to",
        [](const TrackPoint& p) { return id_of(p.track); }},
    Field<TrackPoint>{"time", time, false, 0, "event time",
        [](const TrackPoint& p) -> FieldValue { return p.measured; }},
    Field<TrackPoint>{"lat", number, false, 7, "latitude, degrees north",
        [](const TrackPoint& p) -> FieldValue { return to_degrees(p.at.lat); }},
    Field<TrackPoint>{"lon", number, false, 7, "longitude, degrees east",
        [](const TrackPoint& p) -> FieldValue { return to_degrees(p.at.lon); }},
    Field<TrackPoint>{"sog_kn", number, false, 2, "speed over ground, estimated",
        [](const TrackPoint& p) -> FieldValue { return to_knots(p.sog); }},
    Field<TrackPoint>{"cog_deg", number, false, 1, "course over ground, estimated, clockwise from true north",
        [](const TrackPoint& p) -> FieldValue { return to_tenths_of_degree(p.cog); }},
    Field<TrackPoint>{"phase", text, false, 0, "phase of the track then",
        [](const TrackPoint& p) -> FieldValue { return to_string(p.phase); }},
    Field<TrackPoint>{"mmsi", integer, true, 0, "identity then, null when unknown",
        [](const TrackPoint& p) { return mmsi_or_null(p.mmsi); }},
};
// clang-format on

}  // namespace

template <>
std::span<const Field<Track>> fields<Track>() {
    return track_fields;
}

template <>
std::span<const Field<TrackPoint>> fields<TrackPoint>() {
    return track_point_fields;
}

}  // namespace seaeye
