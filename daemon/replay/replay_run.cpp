// Everything is opened before anything runs, so that a fault costs nothing.
#include "daemon/replay/replay_run.hpp"

#include <chrono>
#include <fstream>
#include <thread>

#include <fmt/core.h>

#include "daemon/console_place.hpp"
#include "daemon/replay/serve_watcher.hpp"
#include "daemon/replay/store_watcher.hpp"

namespace seaeye {
namespace {

ExitCode complain(const Error& error, ExitCode code) {
    fmt::print(stderr, "sea-eye: {}\n", error.text);
    return code;
}

/// What is wrong with a driver. What it merely remarks is for the daemon's log.
void tell_of_drivers(LogLevel level, const std::string& line) {
    if (level >= LogLevel::warning) {
        fmt::print(stderr, "sea-eye: {}\n", line);
    }
}

/// Input at fault, or configuration?
ExitCode code_of(const Error& error) {
    const bool is_input =
        error.code == ErrorCode::not_found || error.code == ErrorCode::not_readable;
    return is_input ? ExitCode::bad_input : ExitCode::config;
}

/// Says what the logs were, and whether they were logs at all.
ExitCode judge(const ReplayReport& report) {
    ExitCode code = report.is_interrupted ? ExitCode::interrupted : ExitCode::ok;
    for (const LogAccount& log : report.logs) {
        if (!log.damage.empty()) {
            fmt::print(stderr, "sea-eye: {}; what came before was replayed\n", log.damage);
            code = ExitCode::bad_input;
        } else if (log.lines > 0 && log.outcomes.front().value == 0) {
            fmt::print(stderr,
                       "sea-eye: {}: none of its {} lines is a sentence that driver {} knows\n",
                       log.path,
                       log.lines,
                       log.driver);
            code = ExitCode::bad_input;
        }
        if (!log.note.empty()) {
            fmt::print(stderr, "sea-eye: {}\n", log.note);
        }
        if (log.is_clock_assumed) {
            fmt::print(
                stderr, "sea-eye: {} has no times; --start and --rate were assumed\n", log.path);
        }
    }
    const bool found_none = report.rows == 0 && report.pipeline.events == 0;
    return code == ExitCode::ok && found_none ? ExitCode::nothing : code;
}

Result<Done> write_summary(const ReplayReport& report, const ReplayOptions& options) {
    const std::string summary = summary_json(report, options);
    if (options.out.empty()) {
        fmt::print("{}", summary);
        return Done{};
    }
    std::ofstream file{options.out + "/summary.json", std::ios::binary};
    file << summary;
    file.close();
    if (!file) {
        return Error{ErrorCode::not_readable, "cannot write " + options.out + "/summary.json"};
    }
    return Done{};
}

/// Record and server, as far as they were asked for. The server reads the record: it goes first.
struct Equipment {
    std::unique_ptr<Store> store;
    std::unique_ptr<StoreWatcher> keeper;
    std::unique_ptr<ServeWatcher> server;

    [[nodiscard]] std::vector<ReplayWatcher*> watchers() const {
        std::vector<ReplayWatcher*> all;
        if (server) {
            all.push_back(server.get());
        }
        if (keeper) {
            all.push_back(keeper.get());
        }
        return all;
    }
};

Result<Done> open_store(const ReplayRequest& request, Equipment& equipment) {
    if (request.db.empty()) {
        return Done{};
    }
    auto store = Store::open(request.db, [](const std::vector<Event>&) {});
    if (!store) {
        return std::move(store).error();
    }
    equipment.store = *std::move(store);
    const auto wait = request.options.speed ? Store::Wait::no : Store::Wait::yes;
    equipment.keeper = std::make_unique<StoreWatcher>(*equipment.store, wait);
    return Done{};
}

Result<Done> open_server(const ReplayRequest& request,
                         const Prepared& prepared,
                         Equipment& equipment) {
    if (!request.serve) {
        return Done{};
    }
    ServeSetup setup{.api = *request.serve,
                     .zones = prepared.zones,
                     .store = equipment.store.get(),
                     .sources = prepared.config.sources};
    if (setup.api.console_path.empty()) {
        setup.api.console_path = console_directory();
    }
    if (equipment.store) {
        auto reader = StoreReader::open(request.db);
        if (!reader) {
            return std::move(reader).error();
        }
        setup.reader = *std::move(reader);
    }
    auto server = ServeWatcher::start(std::move(setup));
    if (!server) {
        return std::move(server).error();
    }
    equipment.server = *std::move(server);
    fmt::print(stderr, "sea-eye: serving at {} until Ctrl-C\n", equipment.server->url());
    return Done{};
}

}  // namespace

ExitCode run_replay(ReplayRequest request, const std::atomic<bool>& stop) {
    const auto files = choose_sources(request.config, request.inputs);
    if (!files) {
        return complain(files.error(), code_of(files.error()));
    }
    auto prepared = prepare(std::move(request.config), MissingDriver::refused, tell_of_drivers);
    if (!prepared) {
        return complain(prepared.error(), code_of(prepared.error()));
    }
    auto logs = open_logs(*prepared, *files, request.options.assumed);
    if (!logs) {
        return complain(logs.error(), ExitCode::bad_input);
    }
    Equipment equipment;
    if (auto opened = open_store(request, equipment); !opened) {
        return complain(opened.error(), ExitCode::bad_input);
    }
    if (equipment.store) {
        prepared->pipeline.first_track = TrackId{equipment.store->next_track_id()};
    }
    prepared->pipeline.sample_every = request.options.every;
    auto pipeline = Pipeline::make(std::move(prepared->pipeline));
    if (!pipeline) {
        return complain(pipeline.error(), ExitCode::config);
    }
    if (auto opened = open_server(request, *prepared, equipment); !opened) {
        return complain(opened.error(), ExitCode::unreachable);
    }
    const auto feed = make_feed(*std::move(logs), request.options.window, request.options.threads);
    auto report = replay(*feed, **pipeline, request.options, equipment.watchers(), stop);
    if (!report) {
        return complain(report.error(), ExitCode::bad_input);
    }
    if (auto written = write_summary(*report, request.options); !written) {
        return complain(written.error(), ExitCode::bad_input);
    }
    const ExitCode code = judge(*report);
    while (equipment.server && request.after_logs == AfterLogs::serve_on && !stop) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return code;
}

}  // namespace seaeye
