// healthz, readyz and metrics.
#include "daemon/api/health.hpp"

#include <iterator>
#include <map>

#include <fmt/format.h>

#include "daemon/api/documents.hpp"
#include "schemas/json_writer.hpp"
#include "schemas/numbers.hpp"

namespace seaeye {
namespace {

/// Metrics in text form, one family after another.
class MetricText {
public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += "# HELP " + std::string{name} + ' ' + std::string{help} + "\n# TYPE " +
                 std::string{name} + ' ' + std::string{type} + '\n';
    }

    void sample(std::int64_t value,
                std::initializer_list<std::pair<const char*, std::string_view>> labels = {}) {
        begin(labels);
        append_integer(text_, value);
        text_ += '\n';
    }

    void sample(std::uint64_t value,
                std::initializer_list<std::pair<const char*, std::string_view>> labels = {}) {
        sample(static_cast<std::int64_t>(value), labels);
    }

    /// As short as it reads back. Leaves out what is no finite number.
    void number(double value,
                std::initializer_list<std::pair<const char*, std::string_view>> labels = {}) {
        if (!std::isfinite(value)) {
            return;
        }
        begin(labels);
        fmt::format_to(std::back_inserter(text_), "{}\n", value);
    }

    void seconds(double value,
                 std::initializer_list<std::pair<const char*, std::string_view>> labels = {}) {
        begin(labels);
        append_fixed(text_, value, 3);
        text_ += '\n';
    }

    std::string take() { return std::move(text_); }

private:
    void begin(std::initializer_list<std::pair<const char*, std::string_view>> labels) {
        text_ += name_;
        char before = '{';
        for (const auto& [label, value] : labels) {
            text_ += before;
            text_ += label;
            text_ += "=\"";
            escape(value);
            text_ += '"';
            before = ',';
        }
        text_ += before == ',' ? "} " : " ";
    }

    void escape(std::string_view value) {
        for (const char c : value) {
            if (c == '\\' || c == '"') {
                text_ += '\\';
            }
            text_ += c == '\n' ? ' ' : c;
        }
    }

    std::string text_;
    std::string name_;
};

using Sensors = std::vector<SensorStatus>;

void sensor_metrics(MetricText& out, const Sensors& sensors, Time now) {
    out.family("seaeye_source_up", "gauge", "1 while the source is up.");
    for (const SensorStatus& s : sensors) {
        out.sample(std::int64_t{s.state == SourceState::up ? 1 : 0}, {{"source", s.id}});
    }
    out.family("seaeye_source_last_data_age_seconds", "gauge", "Since the newest frame.");
    for (const SensorStatus& s : sensors) {
        if (s.last_data) {
            out.seconds(to_seconds(now - *s.last_data), {{"source", s.id}});
        }
    }
    out.family("seaeye_frames_total", "counter", "Frames by how they ended.");
    for (const SensorStatus& s : sensors) {
        for (const Counter& outcome : s.outcomes) {
            out.sample(outcome.value, {{"source", s.id}, {"outcome", outcome.name}});
        }
    }
    out.family("seaeye_source_counts_total", "counter", "What else driver and link count.");
    for (const SensorStatus& s : sensors) {
        for (const Counter& counter : s.counters) {
            out.sample(counter.value, {{"source", s.id}, {"name", counter.name}});
        }
    }
    out.family("seaeye_driver_metric", "gauge", "What a driver with hardware watches of it.");
    for (const SensorStatus& s : sensors) {
        for (const auto& [name, value] : s.metrics) {
            out.number(value, {{"source", s.id}, {"name", name}});
        }
    }
    constexpr auto counters = std::to_array<std::pair<const char*, std::uint64_t SensorStatus::*>>({
        {"seaeye_observations_total", &SensorStatus::observations},
        {"seaeye_observations_late_total", &SensorStatus::late},
        {"seaeye_observations_copies_total", &SensorStatus::copies},
        {"seaeye_observations_dropped_total", &SensorStatus::dropped},
        {"seaeye_source_connects_total", &SensorStatus::connects},
    });
    for (const auto& [name, member] : counters) {
        out.family(name, "counter", "By source.");
        for (const SensorStatus& s : sensors) {
            out.sample(s.*member, {{"source", s.id}});
        }
    }
}

void ingest_metrics(MetricText& out, const IngestCounts& counts) {
    out.family("seaeye_queue_depth", "gauge", "Observations that wait for fusion.");
    out.sample(std::uint64_t{counts.queue_depth});
    out.family("seaeye_queue_capacity", "gauge", "Observations that may wait; more are dropped.");
    out.sample(std::uint64_t{counts.queue_capacity});
    if (!counts.journal) {
        return;
    }
    out.family("seaeye_journal_records_total", "counter", "Raw frames written before decoding.");
    out.sample(counts.journal->records);
    out.family("seaeye_journal_lost_total", "counter", "Records that could not be written.");
    out.sample(counts.journal->lost);
}

void picture_metrics(MetricText& out, const Picture& picture) {
    out.family("seaeye_picture_time_seconds", "gauge", "Event time of the newest picture.");
    out.seconds(to_seconds(picture.time.time_since_epoch()));
    std::array<std::uint64_t, 4> by_phase{};
    for (const Track& track : picture.tracks) {
        ++by_phase[static_cast<std::size_t>(track.phase)];
    }
    out.family("seaeye_tracks", "gauge", "Tracks by phase.");
    for (std::size_t i = 0; i < by_phase.size(); ++i) {
        out.sample(by_phase[i], {{"phase", to_string(static_cast<Phase>(i))}});
    }
    std::map<std::string_view, std::uint64_t> by_kind;
    for (const Event& event : picture.events) {
        ++by_kind[event.kind];
    }
    out.family("seaeye_events_open", "gauge", "Open events by kind.");
    for (const auto& [kind, count] : by_kind) {
        out.sample(count, {{"kind", kind}});
    }
}

void store_metrics(MetricText& out, const StoreCounts& counts) {
    constexpr auto counters = std::to_array<std::pair<const char*, std::uint64_t StoreCounts::*>>({
        {"seaeye_store_points_total", &StoreCounts::points},
        {"seaeye_store_tracks_total", &StoreCounts::tracks},
        {"seaeye_store_vessels_total", &StoreCounts::vessels},
        {"seaeye_store_events_total", &StoreCounts::events},
        {"seaeye_store_commits_total", &StoreCounts::commits},
        {"seaeye_store_points_dropped_total", &StoreCounts::points_dropped},
        {"seaeye_store_rows_dropped_total", &StoreCounts::rows_dropped},
        {"seaeye_store_failures_total", &StoreCounts::failures},
    });
    for (const auto& [name, member] : counters) {
        out.family(name, "counter", "Rows of the record, or writes of them.");
        out.sample(counts.*member);
    }
    out.family("seaeye_store_well", "gauge", "0 while the disk refuses.");
    out.sample(std::int64_t{counts.problem.empty() ? 1 : 0});
}

void write_store(JsonWriter& out, const ApiContext& context) {
    out.key("store");
    if (context.store == nullptr) {
        out.null();
        return;
    }
    const std::string problem = context.store->counts().problem;
    out.text(problem.empty() ? "well" : problem);
}

void write_sources(JsonWriter& out, const ApiContext& context) {
    out.key("sources");
    out.begin_object();
    if (context.sensors != nullptr) {
        for (const SensorStatus& sensor : *context.sensors->newest()) {
            out.key(sensor.id);
            out.text(to_string(sensor.state));
        }
    }
    out.end_object();
}

ApiResponse health_page(const ApiContext& context, int status, std::string_view said) {
    ApiResponse response{.status = status};
    JsonWriter out{response.body};
    out.begin_object();
    out.key("status");
    out.text(said);
    write_store(out, context);
    write_sources(out, context);
    out.end_object();
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace

ApiResponse healthz(const ApiContext& context) {
    return health_page(context, 200, "alive");
}

ApiResponse readyz(const ApiContext& context) {
    const bool is_ready = context.store == nullptr || context.store->counts().problem.empty();
    return is_ready ? health_page(context, 200, "ready") : health_page(context, 503, "not ready");
}

ApiResponse metrics(const ApiContext& context, const RequestCounts& requests) {
    MetricText out;
    if (context.sensors != nullptr) {
        sensor_metrics(out, *context.sensors->newest(), context.now());
        ingest_metrics(out, context.sensors->counts());
    }
    if (context.pictures != nullptr) {
        picture_metrics(out, *context.pictures->newest());
    }
    if (context.store != nullptr) {
        store_metrics(out, context.store->counts());
    }
    out.family("seaeye_api_requests_total", "counter", "Requests answered, by status.");
    for (int status = 100; status < RequestCounts::end; ++status) {
        if (requests.of(status) > 0) {
            out.sample(requests.of(status), {{"status", std::to_string(status)}});
        }
    }
    return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = out.take(),
            .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace seaeye
