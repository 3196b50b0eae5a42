// The field tables. To add a field: add its row here, a migration in schemas/sql, and print the
// schemas again.
#include "schemas/fields.hpp"

#include <array>
#include <cmath>
#include <optional>

namespace seaeye {
namespace {

template <class Q, class F>
FieldValue maybe(const std::optional<Q>& value, F&& convert) {
    return value ? FieldValue{convert(*value)} : FieldValue{};
}

FieldValue text_or_null(std::string_view text) {
    return text.empty() ? FieldValue{} : FieldValue{text};
}

FieldValue mmsi_or_null(const std::optional<Mmsi>& mmsi) {
    return maybe(mmsi, [](Mmsi m) { return std::int64_t{to_number(m)}; });
}

FieldValue metres_or_null(const std::optional<Metres>& d) {
    return maybe(d, [](Metres m) { return m.si(); });
}

FieldValue id_of(TrackId id) {
    return static_cast<std::int64_t>(to_number(id));
}

/// Root mean square position error, both axes together.
double position_sigma(const Covariance4& p) {
    return std::sqrt(std::max(0.0, p[0] + p[5]));
}

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

using enum FieldType;

const std::array vessel_fields{
    Field<Vessel>{"mmsi",
                  integer,
                  false,
                  0,
                  "Maritime Mobile Service Identity",
                  [](const Vessel& v) -> FieldValue {
                      return std::int64_t{to_number(v.mmsi)};
                  }},
    Field<Vessel>{"mmsi_kind",
                  text,
                  false,
                  0,
                  "what the form of the MMSI says (ITU-R M.585)",
                  [](const Vessel& v) -> FieldValue {
                      return to_string(mmsi_kind(v.mmsi));
                  }},
    Field<Vessel>{"ais_class",
                  text,
                  false,
                  0,
                  "A, B, sar_aircraft, base_station, aid_to_navigation or unknown",
                  [](const Vessel& v) -> FieldValue {
                      return to_string(v.ais_class);
                  }},
    Field<Vessel>{"imo",
                  integer,
                  true,
                  0,
                  "IMO ship number as sent",
                  [](const Vessel& v) {
                      return maybe(v.imo, [](std::uint32_t n) { return std::int64_t{n}; });
                  }},
    Field<Vessel>{"name",
                  text,
                  true,
                  0,
                  "name as sent",
                  [](const Vessel& v) {
                      return text_or_null(v.name.view());
                  }},
    Field<Vessel>{"callsign",
                  text,
                  true,
                  0,
                  "call sign as sent",
                  [](const Vessel& v) {
                      return text_or_null(v.callsign.view());
                  }},
    Field<Vessel>{"ship_type",
                  integer,
                  true,
                  0,
                  "type of ship and cargo, raw (ITU-R M.1371-5 table 53)",
                  [](const Vessel& v) {
                      return maybe(v.ship_type, [](int n) { return std::int64_t{n}; });
                  }},
    Field<Vessel>{"to_bow_m",
                  number,
                  true,
                  0,
                  "antenna to bow",
                  [](const Vessel& v) {
                      return metres_or_null(v.dimensions.to_bow);
                  }},
    Field<Vessel>{"to_stern_m",
                  number,
                  true,
                  0,
                  "antenna to stern",
                  [](const Vessel& v) {
                      return metres_or_null(v.dimensions.to_stern);
                  }},
    Field<Vessel>{"to_port_m",
                  number,
                  true,
                  0,
                  "antenna to port side",
                  [](const Vessel& v) {
                      return metres_or_null(v.dimensions.to_port);
                  }},
    Field<Vessel>{"to_starboard_m",
                  number,
                  true,
                  0,
                  "antenna to starboard side",
                  [](const Vessel& v) {
                      return metres_or_null(v.dimensions.to_starboard);
                  }},
    Field<Vessel>{"draught_m",
                  number,
                  true,
                  1,
                  "draught as sent",
                  [](const Vessel& v) {
                      return metres_or_null(v.draught);
                  }},
    Field<Vessel>{"destination",
                  text,
                  true,
                  0,
                  "destination as sent",
                  [](const Vessel& v) {
                      return text_or_null(v.destination.view());
                  }},
    Field<Vessel>{"first_heard",
                  time,
                  false,
                  0,
                  "first message, event time",
                  [](const Vessel& v) -> FieldValue {
                      return v.first_heard;
                  }},
    Field<Vessel>{"last_heard",
                  time,
                  false,
                  0,
                  "newest message, event time",
                  [](const Vessel& v) -> FieldValue {
                      return v.last_heard;
                  }},
    Field<Vessel>{"lat",
                  number,
                  true,
                  7,
                  "latitude of the last position, degrees north",
                  [](const Vessel& v) {
                      return maybe(v.at, [](LatLon p) { return to_degrees(p.lat); });
                  }},
    Field<Vessel>{"lon",
                  number,
                  true,
                  7,
                  "longitude of the last position, degrees east",
                  [](const Vessel& v) {
                      return maybe(v.at, [](LatLon p) { return to_degrees(p.lon); });
                  }},
};

const std::array track_fields{
    Field<Track>{"id",
                 FieldType::id,
                 false,
                 0,
                 "track number, never re-used",
                 [](const Track& t) {
                     return id_of(t.id);
                 }},
    Field<Track>{"phase",
                 text,
                 false,
                 0,
                 "tentative, confirmed, coasting or dropped",
                 [](const Track& t) -> FieldValue {
                     return to_string(t.phase);
                 }},
    Field<Track>{"time",
                 time,
                 false,
                 0,
                 "event time of the state",
                 [](const Track& t) -> FieldValue {
                     return t.updated;
                 }},
    Field<Track>{"lat",
                 number,
                 false,
                 7,
                 "latitude, degrees north",
                 [](const Track& t) -> FieldValue {
                     return to_degrees(t.at.lat);
                 }},
    Field<Track>{"lon",
                 number,
                 false,
                 7,
                 "longitude, degrees east",
                 [](const Track& t) -> FieldValue {
                     return to_degrees(t.at.lon);
                 }},
    Field<Track>{"sog_kn",
                 number,
                 false,
                 2,
                 "speed over ground, estimated",
                 [](const Track& t) -> FieldValue {
                     return to_knots(sog_of(t.velocity));
                 }},
    Field<Track>{"cog_deg",
                 number,
                 false,
                 1,
                 "course over ground, estimated, clockwise from true north",
                 [](const Track& t) -> FieldValue {
                     return to_tenths_of_degree(cog_of(t.velocity));
                 }},
    Field<Track>{"heading_deg",
                 number,
                 true,
                 0,
                 "heading as sent",
                 [](const Track& t) {
                     return maybe(t.heading, [](Heading h) { return to_degrees(h.angle()); });
                 }},
    Field<Track>{"mmsi",
                 integer,
                 true,
                 0,
                 "identity, null when unknown; never invented",
                 [](const Track& t) {
                     return mmsi_or_null(t.mmsi);
                 }},
    Field<Track>{"ais_class",
                 text,
                 false,
                 0,
                 "AIS equipment class, or unknown",
                 [](const Track& t) -> FieldValue {
                     return to_string(t.ais_class);
                 }},
    Field<Track>{"nav_status",
                 integer,
                 true,
                 0,
                 "navigational status, raw (ITU-R M.1371-5 table 45)",
                 [](const Track& t) {
                     return maybe(t.nav_status, [](std::uint8_t n) { return std::int64_t{n}; });
                 }},
    Field<Track>{"existence",
                 number,
                 false,
                 3,
                 "probability that the vessel is there",
                 [](const Track& t) -> FieldValue {
                     return t.existence;
                 }},
    Field<Track>{"position_sigma_m",
                 number,
                 false,
                 1,
                 "root mean square position error",
                 [](const Track& t) -> FieldValue {
                     return position_sigma(t.covariance);
                 }},
    Field<Track>{"started",
                 time,
                 false,
                 0,
                 "event time of the first measurement",
                 [](const Track& t) -> FieldValue {
                     return t.started;
                 }},
    Field<Track>{"updates",
                 integer,
                 false,
                 0,
                 "measurements taken in",
                 [](const Track& t) -> FieldValue {
                     return std::int64_t{t.updates};
                 }},
};

const std::array track_point_fields{
    Field<TrackPoint>{"track_id",
                      FieldType::id,
                      false,
                      0,
                      "the track it belongs to",
                      [](const TrackPoint& p) {
                          return id_of(p.track);
                      }},
    Field<TrackPoint>{"time",
                      time,
                      false,
                      0,
                      "event time",
                      [](const TrackPoint& p) -> FieldValue {
                          return p.measured;
                      }},
    Field<TrackPoint>{"lat",
                      number,
                      false,
                      7,
                      "latitude, degrees north",
                      [](const TrackPoint& p) -> FieldValue {
                          return to_degrees(p.at.lat);
                      }},
    Field<TrackPoint>{"lon",
                      number,
                      false,
                      7,
                      "longitude, degrees east",
                      [](const TrackPoint& p) -> FieldValue {
                          return to_degrees(p.at.lon);
                      }},
    Field<TrackPoint>{"sog_kn",
                      number,
                      false,
                      2,
                      "speed over ground, estimated",
                      [](const TrackPoint& p) -> FieldValue {
                          return to_knots(p.sog);
                      }},
    Field<TrackPoint>{"cog_deg",
                      number,
                      false,
                      1,
                      "course over ground, estimated, clockwise from true north",
                      [](const TrackPoint& p) -> FieldValue {
                          return to_tenths_of_degree(p.cog);
                      }},
    Field<TrackPoint>{"phase",
                      text,
                      false,
                      0,
                      "phase of the track then",
                      [](const TrackPoint& p) -> FieldValue {
                          return to_string(p.phase);
                      }},
    Field<TrackPoint>{"mmsi",
                      integer,
                      true,
                      0,
                      "identity then, null when unknown",
                      [](const TrackPoint& p) {
                          return mmsi_or_null(p.mmsi);
                      }},
};

const std::array event_track_fields{
    Field<EventTrack>{"id",
                      FieldType::id,
                      false,
                      0,
                      "track number",
                      [](const EventTrack& t) {
                          return id_of(t.id);
                      }},
    Field<EventTrack>{"mmsi",
                      integer,
                      true,
                      0,
                      "identity, null when unknown",
                      [](const EventTrack& t) {
                          return mmsi_or_null(t.mmsi);
                      }},
    Field<EventTrack>{"lat",
                      number,
                      false,
                      6,
                      "latitude at the event's time, degrees north",
                      [](const EventTrack& t) -> FieldValue {
                          return to_degrees(t.at.lat);
                      }},
    Field<EventTrack>{"lon",
                      number,
                      false,
                      6,
                      "longitude at the event's time, degrees east",
                      [](const EventTrack& t) -> FieldValue {
                          return to_degrees(t.at.lon);
                      }},
    Field<EventTrack>{"sog_kn",
                      number,
                      false,
                      1,
                      "speed over ground at the event's time",
                      [](const EventTrack& t) -> FieldValue {
                          return to_knots(t.sog);
                      }},
    Field<EventTrack>{"cog_deg",
                      number,
                      false,
                      1,
                      "course over ground at the event's time",
                      [](const EventTrack& t) -> FieldValue {
                          return to_tenths_of_degree(t.cog);
                      }},
};

const std::array evidence_fields{
    Field<Evidence>{"code",
                    text,
                    false,
                    0,
                    "what was measured",
                    [](const Evidence& e) -> FieldValue {
                        return std::string_view{e.code};
                    }},
    Field<Evidence>{"value",
                    number,
                    false,
                    3,
                    "how much",
                    [](const Evidence& e) -> FieldValue {
                        return e.value;
                    }},
    Field<Evidence>{"unit",
                    text,
                    true,
                    0,
                    "unit of value and threshold",
                    [](const Evidence& e) {
                        return text_or_null(e.unit);
                    }},
    Field<Evidence>{"threshold",
                    number,
                    true,
                    3,
                    "the setting it was held against",
                    [](const Evidence& e) {
                        return maybe(e.threshold, [](double x) { return x; });
                    }},
    Field<Evidence>{"weight",
                    number,
                    false,
                    2,
                    "share of the severity",
                    [](const Evidence& e) -> FieldValue {
                        return e.weight;
                    }},
    Field<Evidence>{"confidence",
                    number,
                    false,
                    2,
                    "how sure we are of it",
                    [](const Evidence& e) -> FieldValue {
                        return e.confidence;
                    }},
    Field<Evidence>{"source",
                    text,
                    false,
                    0,
                    "sensor or rule that gave it",
                    [](const Evidence& e) -> FieldValue {
                        return std::string_view{e.source};
                    }},
    Field<Evidence>{"time",
                    time,
                    false,
                    0,
                    "event time of the fact",
                    [](const Evidence& e) -> FieldValue {
                        return e.time;
                    }},
    Field<Evidence>{"text",
                    text,
                    true,
                    0,
                    "words where a number does not say it",
                    [](const Evidence& e) {
                        return text_or_null(e.text);
                    }},
};

const std::array suppressor_fields{
    Field<Suppressor>{"code",
                      text,
                      false,
                      0,
                      "what lowers the severity",
                      [](const Suppressor& s) -> FieldValue {
                          return std::string_view{s.code};
                      }},
    Field<Suppressor>{"factor",
                      number,
                      false,
                      2,
                      "multiplies the severity",
                      [](const Suppressor& s) -> FieldValue {
                          return s.factor;
                      }},
    Field<Suppressor>{"text",
                      text,
                      true,
                      0,
                      "why",
                      [](const Suppressor& s) {
                          return text_or_null(s.text);
                      }},
};

const std::array event_fields{
    Field<Event>{"id",
                 text,
                 false,
                 0,
                 "the same in every replay",
                 [](const Event& e) -> FieldValue {
                     return std::string_view{e.id};
                 }},
    Field<Event>{"kind",
                 text,
                 false,
                 0,
                 "the detector that claims it",
                 [](const Event& e) -> FieldValue {
                     return std::string_view{e.kind};
                 }},
    Field<Event>{"transition",
                 text,
                 false,
                 0,
                 "started, updated, ended or retracted",
                 [](const Event& e) -> FieldValue {
                     return to_string(e.transition);
                 }},
    Field<Event>{"time",
                 time,
                 false,
                 0,
                 "event time at which this transition became known",
                 [](const Event& e) -> FieldValue {
                     return e.time;
                 }},
    Field<Event>{"start",
                 time,
                 false,
                 0,
                 "back-dated beginning",
                 [](const Event& e) -> FieldValue {
                     return e.start;
                 }},
    Field<Event>{"end",
                 time,
                 true,
                 0,
                 "end, null while open",
                 [](const Event& e) {
                     return maybe(e.end, [](Time end) { return end; });
                 }},
    Field<Event>{"severity",
                 number,
                 false,
                 2,
                 "0 to 1",
                 [](const Event& e) -> FieldValue {
                     return e.severity;
                 }},
    Field<Event>{"severity_class",
                 text,
                 false,
                 0,
                 "low, medium, high or critical",
                 [](const Event& e) -> FieldValue {
                     return to_string(severity_class(e.severity));
                 }},
    Field<Event>{"tracks",
                 json,
                 false,
                 0,
                 "the vessels in it, where they were at `time`",
                 [](const Event& e) -> FieldValue { return RawJson{array_json(e.tracks)}; },
                 array_schema<EventTrack>},
    Field<Event>{"zone",
                 text,
                 true,
                 0,
                 "zone id",
                 [](const Event& e) {
                     return maybe(e.zone, [](const std::string& z) { return std::string_view{z}; });
                 }},
    Field<Event>{"position",
                 json,
                 false,
                 0,
                 "longitude and latitude, degrees",
                 [](const Event& e) -> FieldValue { return RawJson{position_json(e.position)}; },
                 position_schema},
    Field<Event>{"evidence",
                 json,
                 false,
                 0,
                 "the facts it rests on",
                 [](const Event& e) -> FieldValue { return RawJson{array_json(e.evidence)}; },
                 array_schema<Evidence>},
    Field<Event>{"suppressors",
                 json,
                 false,
                 0,
                 "what lowered the severity",
                 [](const Event& e) -> FieldValue { return RawJson{array_json(e.suppressors)}; },
                 array_schema<Suppressor>},
    Field<Event>{"incident",
                 text,
                 true,
                 0,
                 "id of the incident that groups it",
                 [](const Event& e) {
                     return text_or_null(e.incident);
                 }},
    Field<Event>{"rule",
                 json,
                 false,
                 0,
                 "detector, settings profile and version",
                 [](const Event& e) -> FieldValue { return RawJson{rule_json(e)}; },
                 rule_schema},
    Field<Event>{"reason",
                 text,
                 true,
                 0,
                 "of an end or a retraction",
                 [](const Event& e) {
                     return text_or_null(e.reason);
                 }},
};

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

FieldValue count_of(std::uint64_t n) {
    return static_cast<std::int64_t>(n);
}

const std::array sensor_fields{
    Field<SensorStatus>{"id",
                        text,
                        false,
                        0,
                        "source id of the configuration",
                        [](const SensorStatus& s) -> FieldValue {
                            return std::string_view{s.id};
                        }},
    Field<SensorStatus>{"driver",
                        text,
                        false,
                        0,
                        "driver that decodes it",
                        [](const SensorStatus& s) -> FieldValue {
                            return std::string_view{s.driver};
                        }},
    Field<SensorStatus>{"link",
                        text,
                        false,
                        0,
                        "where its bytes come from",
                        [](const SensorStatus& s) -> FieldValue {
                            return std::string_view{s.link};
                        }},
    Field<SensorStatus>{"state",
                        text,
                        false,
                        0,
                        "connecting, up, silent, down or ended",
                        [](const SensorStatus& s) -> FieldValue {
                            return to_string(s.state);
                        }},
    Field<SensorStatus>{"last_data",
                        time,
                        true,
                        0,
                        "receive time of the newest frame",
                        [](const SensorStatus& s) {
                            return maybe(s.last_data, [](Time t) { return t; });
                        }},
    Field<SensorStatus>{"frames",
                        integer,
                        false,
                        0,
                        "frames received",
                        [](const SensorStatus& s) {
                            return count_of(s.frames);
                        }},
    Field<SensorStatus>{"observations",
                        integer,
                        false,
                        0,
                        "observations decoded",
                        [](const SensorStatus& s) {
                            return count_of(s.observations);
                        }},
    Field<SensorStatus>{"late",
                        integer,
                        false,
                        0,
                        "observations too late to be fused",
                        [](const SensorStatus& s) {
                            return count_of(s.late);
                        }},
    Field<SensorStatus>{"dropped",
                        integer,
                        false,
                        0,
                        "observations lost to a full queue",
                        [](const SensorStatus& s) {
                            return count_of(s.dropped);
                        }},
    Field<SensorStatus>{"connects",
                        integer,
                        false,
                        0,
                        "times the link came up",
                        [](const SensorStatus& s) {
                            return count_of(s.connects);
                        }},
    Field<SensorStatus>{
        "outcomes",
        json,
        false,
        0,
        "how the frames ended",
        [](const SensorStatus& s) -> FieldValue { return RawJson{counters_json(s.outcomes)}; },
        counters_schema},
    Field<SensorStatus>{
        "counters",
        json,
        false,
        0,
        "what else the driver counts",
        [](const SensorStatus& s) -> FieldValue { return RawJson{counters_json(s.counters)}; },
        counters_schema},
    Field<SensorStatus>{"problem",
                        text,
                        true,
                        0,
                        "what is wrong, in a sentence",
                        [](const SensorStatus& s) {
                            return text_or_null(s.problem);
                        }},
};

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

template <>
std::span<const Field<Vessel>> fields<Vessel>() {
    return vessel_fields;
}

template <>
std::span<const Field<Track>> fields<Track>() {
    return track_fields;
}

template <>
std::span<const Field<TrackPoint>> fields<TrackPoint>() {
    return track_point_fields;
}

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

template <>
std::span<const Field<SensorStatus>> fields<SensorStatus>() {
    return sensor_fields;
}

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
