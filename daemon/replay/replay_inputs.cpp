// A replay needs files: live links are named and refused.
#include "daemon/replay/replay_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "daemon/replay/bare_log.hpp"
#include "schemas/json_writer.hpp"

namespace seaeye {
namespace {

constexpr std::string_view file_link = "file:";

bool is_journal_file(const std::string& path) {
    return input_kind_of(path) == InputKind::journal;
}

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

SourceConfig bare_source(std::string id, std::string_view driver, const std::string& time_zone) {
    SourceConfig source;
    source.id = std::move(id);
    source.driver = driver;
    source.time_zone = time_zone;
    if (driver == "ais_json") {
        return source;  // its times are UTC
    }
    source.driver_json = R"({"time_zone":)";
    append_json_string(source.driver_json, time_zone);
    source.driver_json += '}';
    return source;
}

std::string id_of(const std::string& path, std::size_t number) {
    const std::string stem =
        path == "-" ? "stdin" : std::filesystem::path{path}.filename().string();
    return number == 0 ? stem : stem + "#" + std::to_string(number + 1);
}

Result<Done> check_source_paths(const Config& config, const ReplayInputs& inputs) {
    for (const auto& [id, path] : inputs.source_paths) {
        if (std::ranges::find(config.sources, id, &SourceConfig::id) == config.sources.end()) {
            return Error{ErrorCode::bad_value,
                         "--source " + id + "=...: the configuration has no source of that id"};
        }
    }
    return Done{};
}

/// Sources and the files of each, in step.
struct Chosen {
    std::vector<SourceConfig> sources;
    std::vector<LogFiles> files;

    void add(SourceConfig source, LogFiles log) {
        sources.push_back(std::move(source));
        files.push_back(std::move(log));
    }
};

Result<Chosen> from_journals(const Config& config,
                             const std::vector<std::string>& journals,
                             const ReplayInputs& inputs) {
    auto ids = journal_sources(journals);
    if (!ids) {
        return std::move(ids).error();
    }
    Chosen chosen;
    for (const std::string& id : *ids) {
        const auto known = std::ranges::find(config.sources, id, &SourceConfig::id);
        if (known != config.sources.end()) {
            chosen.add(*known, {journals, true});
        } else if (config.sources.empty()) {
            chosen.add(bare_source(id, "ais_nmea", inputs.time_zone), {journals, true});
        } else {
            return Error{
                ErrorCode::bad_value,
                "the journal holds source " + id + ", which the configuration does not know"};
        }
    }
    return chosen;
}

Result<LogFiles> files_of(const std::string& text) {
    auto input = parse_file_input(text);
    if (!input) {
        return Error{ErrorCode::bad_value, text + ": " + input.error().text};
    }
    const bool is_journal = is_journal_file(input->path);
    return LogFiles{
        .paths = {std::move(input->path)}, .are_journals = is_journal, .choice = input->choice};
}

Result<Done> add_configured(const Config& config, const ReplayInputs& inputs, Chosen& chosen) {
    for (const SourceConfig& source : config.sources) {
        const auto path = path_of(source, inputs);
        if (!path && inputs.logs.empty()) {
            return path.error();
        }
        auto files = path ? files_of(*path) : path.error();
        if (files) {
            chosen.add(source, *std::move(files));
        } else if (path) {
            return std::move(files).error();
        }
    }
    return Done{};
}

Result<Chosen> from_logs(const Config& config, const ReplayInputs& inputs) {
    Chosen chosen;
    if (auto added = add_configured(config, inputs, chosen); !added) {
        return std::move(added).error();
    }
    std::map<std::string, std::size_t> seen;
    for (const std::string& log : inputs.logs) {
        auto files = files_of(log);
        if (!files) {
            return std::move(files).error();
        }
        const std::string& path = files->paths.front();
        chosen.add(bare_source(id_of(path, seen[log]++), driver_of_log(path), inputs.time_zone),
                   *std::move(files));
    }
    return chosen;
}

Result<Chosen> choose(const Config& config, const ReplayInputs& inputs) {
    std::vector<std::string> journals;
    std::ranges::copy_if(inputs.logs, std::back_inserter(journals), is_journal_file);
    if (!journals.empty() && journals.size() < inputs.logs.size()) {
        return Error{ErrorCode::bad_value,
                     "journals and other logs cannot be replayed in one run: " + journals.front() +
                         " is a journal"};
    }
    return journals.empty() ? from_logs(config, inputs) : from_journals(config, journals, inputs);
}

Result<std::unique_ptr<Frames>> open_source(const LogFiles& files,
                                            const std::string& source,
                                            const SourceDecoder& decoder) {
    if (files.are_journals) {
        return open_journals(files.paths, source);
    }
    return open_frames({.path = files.paths.front(), .query = {}, .choice = files.choice},
                       {.framing = decoder.framing, .cap = decoder.frame_cap});
}

/// Every journal once, in the order named.
std::vector<std::string> journals_among(const std::vector<LogFiles>& files) {
    std::vector<std::string> journals;
    for (const LogFiles& each : files) {
        for (const std::string& path : each.paths) {
            if (each.are_journals && std::ranges::find(journals, path) == journals.end()) {
                journals.push_back(path);
            }
        }
    }
    return journals;
}

/// The seconds that went by, so that silence shows as it did live.
Result<std::unique_ptr<LogSource>> heartbeats_of(const std::vector<std::string>& journals,
                                                 const AssumedClock& assumed) {
    auto frames = open_heartbeats(journals);
    if (!frames) {
        return std::move(frames).error();
    }
    SourceDecoder none{.framing = Framing::stream,
                       .outcomes = {"ok"},
                       .counters = {},
                       .decode = [](const Frame&, DecodedSink&) {},
                       .flush =
                           [](DecodedSink&) {
                           }};
    return std::make_unique<LogSource>(
        LogSource::Setup{
            .name = "heartbeats", .path = journals.front(), .driver = "", .assumed = assumed},
        *std::move(frames),
        std::move(none));
}

}  // namespace

Result<std::vector<LogFiles>> choose_sources(Config& config, const ReplayInputs& inputs) {
    if (auto checked = check_source_paths(config, inputs); !checked) {
        return std::move(checked).error();
    }
    auto chosen = choose(config, inputs);
    if (!chosen) {
        return std::move(chosen).error();
    }
    if (chosen->sources.empty()) {
        return Error{ErrorCode::bad_value,
                     "nothing to replay: name a log, or a configuration with sources"};
    }
    config.sources = std::move(chosen->sources);
    return std::move(chosen->files);
}

Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Prepared& prepared,
                                                          const std::vector<LogFiles>& files,
                                                          const AssumedClock& assumed) {
    std::vector<std::unique_ptr<LogSource>> logs;
    for (std::size_t i = 0; i < prepared.config.sources.size(); ++i) {
        const SourceConfig& source = prepared.config.sources[i];
        auto frames = open_source(files[i], source.id, prepared.decoders[i]);
        if (!frames) {
            return std::move(frames).error();
        }
        logs.push_back(std::make_unique<LogSource>(LogSource::Setup{.name = source.id,
                                                                    .path = files[i].paths.front(),
                                                                    .driver = source.driver,
                                                                    .assumed = assumed},
                                                   *std::move(frames),
                                                   std::move(prepared.decoders[i])));
    }
    if (const auto journals = journals_among(files); !journals.empty()) {
        auto heartbeats = heartbeats_of(journals, assumed);
        if (!heartbeats) {
            return std::move(heartbeats).error();
        }
        logs.push_back(*std::move(heartbeats));
    }
    return logs;
}

}  // namespace seaeye
