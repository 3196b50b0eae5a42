// A replay needs files: live links are named and refused.
#include "daemon/replay/replay_inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "schemas/json_writer.hpp"

namespace seaeye {
namespace {

constexpr std::string_view bare_log_driver = "ais_nmea";
constexpr std::string_view file_link = "file:";

/// The file a source is read from: --source first, then its own file link.
Result<std::string> path_of(const SourceConfig& source, const ReplayInputs& inputs) {
    if (const auto given = inputs.source_paths.find(source.id);
        given != inputs.source_paths.end()) {
        return given->second;
    }
    if (source.link.starts_with(file_link)) {
        return source.link.substr(file_link.size());
    }
    return Error{ErrorCode::bad_value,
                 "source " + source.id + " is live (" + source.link +
                     "); a replay needs a log for it: --source " + source.id + "=PATH"};
}

SourceConfig bare_source(const std::string& path,
                         std::size_t number,
                         const std::string& time_zone) {
    const std::string stem =
        path == "-" ? "stdin" : std::filesystem::path{path}.filename().string();
    SourceConfig source;
    source.id = number == 0 ? stem : stem + "#" + std::to_string(number + 1);
    source.driver = bare_log_driver;
    source.link = std::string{file_link} + path;
    source.time_zone = time_zone;
    source.driver_json = R"({"time_zone":)";
    append_json_string(source.driver_json, time_zone);
    source.driver_json += '}';
    return source;
}

/// The sources a replay reads, in order.
Result<std::vector<SourceConfig>> sources_of(const Config& config, const ReplayInputs& inputs) {
    for (const auto& [id, path] : inputs.source_paths) {
        if (std::ranges::find(config.sources, id, &SourceConfig::id) == config.sources.end()) {
            return Error{ErrorCode::bad_value,
                         "--source " + id + "=...: the configuration has no source of that id"};
        }
    }
    std::vector<SourceConfig> sources;
    for (const SourceConfig& source : config.sources) {
        auto path = path_of(source, inputs);
        if (path) {
            sources.push_back(source);
            sources.back().link = "file:" + *path;
        } else if (inputs.logs.empty()) {
            return std::move(path).error();
        }
    }
    std::map<std::string, std::size_t> seen;
    for (const std::string& log : inputs.logs) {
        sources.push_back(bare_source(log, seen[log]++, inputs.time_zone));
    }
    if (sources.empty()) {
        return Error{ErrorCode::bad_value,
                     "nothing to replay: name a log, or a configuration with sources"};
    }
    return sources;
}

}  // namespace

Result<Done> choose_sources(Config& config, const ReplayInputs& inputs) {
    auto sources = sources_of(config, inputs);
    if (!sources) {
        return std::move(sources).error();
    }
    config.sources = *std::move(sources);
    return Done{};
}

Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Prepared& prepared,
                                                          const AssumedClock& assumed) {
    std::vector<std::unique_ptr<LogSource>> logs;
    for (std::size_t i = 0; i < prepared.config.sources.size(); ++i) {
        const SourceConfig& source = prepared.config.sources[i];
        auto log = LogSource::open({.name = source.id,
                                    .path = source.link.substr(file_link.size()),
                                    .driver = source.driver,
                                    .assumed = assumed},
                                   std::move(prepared.decoders[i]));
        if (!log) {
            return std::move(log).error();
        }
        logs.push_back(*std::move(log));
    }
    return logs;
}

}  // namespace seaeye
