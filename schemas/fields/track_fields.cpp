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
