// A replay needs files: live links are named and refused.
#include "daemon/replay/replay_inputs.hpp"

#include <algorithm>
#include <filesystem>

namespace seaeye {
namespace {

constexpr std::string_view bare_log_driver = "ais_nmea";

Result<Driver> driver_named(const std::string& name) {
    const auto directories = driver_directories();
    std::string known;
    for (const FoundDriver& found : find_drivers(directories)) {
        if (found.driver && found.driver->info().name == name) {
            return found.driver;
        }
        const bool is_it = !found.driver && std::filesystem::path{found.path}.stem() == name;
        if (is_it) {
            return found.driver.error();
        }
        known += found.driver ? (known.empty() ? "" : ", ") + found.driver->info().name : "";
    }
    return Error{
        ErrorCode::not_found,
        "no driver \"" + name + "\" is installed; there are: " + (known.empty() ? "none" : known)};
}

/// The file a source is read from: --source first, then its own file link.
Result<std::string> path_of(const SourceConfig& source, const ReplayInputs& inputs) {
    if (const auto given = inputs.source_paths.find(source.id);
        given != inputs.source_paths.end()) {
        return given->second;
    }
    constexpr std::string_view file = "file:";
    if (source.link.starts_with(file)) {
        return source.link.substr(file.size());
    }
    return Error{ErrorCode::bad_value,
                 "source " + source.id + " is live (" + source.link +
                     "); a replay needs a log for it: --source " + source.id + "=PATH"};
}

SourceConfig bare_source(const std::string& path, std::size_t number) {
    const std::string stem =
        path == "-" ? "stdin" : std::filesystem::path{path}.filename().string();
    SourceConfig source;
    source.id = number == 0 ? stem : stem + "#" + std::to_string(number + 1);
    source.driver = bare_log_driver;
    source.link = "file:" + path;
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
        sources.push_back(bare_source(log, seen[log]++));
    }
    if (sources.empty()) {
        return Error{ErrorCode::bad_value,
                     "nothing to replay: name a log, or a configuration with sources"};
    }
    return sources;
}

}  // namespace

Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Config& config,
                                                          const ReplayInputs& inputs,
                                                          const AssumedClock& assumed) {
    auto sources = sources_of(config, inputs);
    if (!sources) {
        return std::move(sources).error();
    }
    config.sources = *std::move(sources);
    std::vector<std::unique_ptr<LogSource>> logs;
    for (std::size_t i = 0; i < config.sources.size(); ++i) {
        const SourceConfig& source = config.sources[i];
        auto driver = driver_named(source.driver);
        if (!driver) {
            return Error{ErrorCode::bad_value, "source " + source.id + ": " + driver.error().text};
        }
        auto log = LogSource::open({.id = SourceId{static_cast<std::uint16_t>(i)},
                                    .name = source.id,
                                    .path = source.link.substr(5),
                                    .driver_json = source.driver_json,
                                    .assumed = assumed},
                                   *driver);
        if (!log) {
            return std::move(log).error();
        }
        logs.push_back(*std::move(log));
    }
    return logs;
}

}  // namespace seaeye
