// summary.json: what went in, what came out, how long it took, and the digests that prove it the
// same.
#include "daemon/replay/replay.hpp"
#include "schemas/json_writer.hpp"

namespace seaeye {
namespace {

void number(JsonWriter& json, std::string_view name, std::uint64_t value) {
    json.key(name);
    json.integer(static_cast<std::int64_t>(value));
}

void text(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    if (value.empty()) {
        json.null();
    } else {
        json.text(value);
    }
}

void time(JsonWriter& json, std::string_view name, Time value) {
    json.key(name);
    if (value == Time{}) {
        json.null();
    } else {
        json.time(value);
    }
}

void counters(JsonWriter& json, std::string_view name, const std::vector<Counter>& all) {
    json.key(name);
    json.begin_object();
    for (const Counter& c : all) {
        number(json, c.name, c.value);
    }
    json.end_object();
}

void source(JsonWriter& json, const LogAccount& log, const AssumedClock& assumed) {
    json.begin_object();
    text(json, "id", log.id);
    text(json, "driver", log.driver);
    text(json, "path", log.path);
    number(json, "lines", log.lines);
    counters(json, "outcomes", log.outcomes);
    number(json, "observations", log.observations);
    counters(json, "counters", log.counters);
    number(json, "times_disbelieved", log.disbelieved_times);
    text(json,
         "clock",
         log.is_clock_assumed ? "the log has no times: assumed from " + to_rfc3339(assumed.start)
                              : "the log's own");
    text(json, "note", log.note);
    text(json, "damage", log.damage);
    json.end_object();
}

void stages(JsonWriter& json, const ReplayReport& report) {
    json.key("fusion");
    json.begin_object();
    number(json, "observations", report.pipeline.observations);
    number(json, "fused", report.pipeline.fused);
    number(json, "not_fused", report.pipeline.not_fused);
    number(json, "copies", report.pipeline.copies);
    number(json, "late", report.pipeline.late);
    number(json, "tracks_born", report.tracks.born);
    number(json, "tracks_dropped", report.tracks.dropped);
    number(json, "tracks_resumed", report.tracks.resumed);
    number(json, "tracks_refused", report.tracks.refused);
    number(json, "second_objects", report.tracks.second_objects);
    number(json, "event_transitions", report.pipeline.events);
    number(json, "track_rows", report.rows);
    json.end_object();
}

}  // namespace

std::string summary_json(const ReplayReport& report, const ReplayOptions& options) {
    std::string out;
    JsonWriter json{out};
    json.begin_object();
    json.key("sources");
    json.begin_array();
    for (const LogAccount& log : report.logs) {
        source(json, log, options.assumed);
    }
    json.end_array();
    stages(json, report);
    time(json, "first_received", report.first);
    time(json, "last_received", report.last);
    text(json, "tracks_csv_sha256", report.tracks_sha256);
    text(json, "events_jsonl_sha256", report.events_sha256);
    json.key("interrupted");
    json.boolean(report.is_interrupted);
    json.key("wall_s");
    json.number(report.wall_s, 3);
    json.key("cpu_s");
    json.number(report.cpu_s, 3);
    json.key("observations_per_s");
    json.number(static_cast<double>(report.pipeline.observations) / std::max(report.wall_s, 1e-9),
                0);
    number(json, "peak_resident_bytes", report.peak_resident_bytes);
    json.end_object();
    out += '\n';
    return out;
}

}  // namespace seaeye
