// Start: record, fusion, sources, API, then ready. Stop: sources, API, fusion, record.
#include "daemon/app.hpp"

#include <csignal>
#include <cstdlib>

#include <fmt/format.h>

namespace seaeye {
namespace {

constexpr Duration stop_within = seconds(5);
constexpr auto api_may_finish_for = std::chrono::seconds{1};

}  // namespace

App::App(AppOrigin origin, LogLine log)
    : origin_{std::move(origin)},
      log_{std::move(log)},
      io_worker_{watch_.add_worker("io")},
      fusion_worker_{watch_.add_worker("fusion")} {}

App::~App() {
    queue_.close();  // lets fusion end where the start was given up half way
}

std::optional<StartFault> App::start(Prepared prepared) {
    if (auto values = effective_values(origin_.path, origin_.overrides)) {
        effective_ = *std::move(values);
    }
    config_ = prepared.config;
    if (auto fault = open_files(prepared)) {
        return fault;
    }
    if (auto fault = start_fusion(std::move(prepared.pipeline), config_.sources.size())) {
        return fault;
    }
    if (auto fault = add_sources(prepared)) {
        return fault;
    }
    return start_api(prepared);
}

std::optional<StartFault> App::open_files(const Prepared& prepared) {
    std::vector<std::string> names;
    for (const SourceConfig& source : prepared.config.sources) {
        names.push_back(source.id);
    }
    const StoreConfig& paths = prepared.config.store;
    if (!paths.journal_path.empty()) {
        auto journal = Journal::open(paths.journal_path, std::move(names), utc_now());
        if (!journal) {
            return StartFault{journal.error().text, ExitCode::bad_input};
        }
        journal_ = *std::move(journal);
    }
    if (paths.path.empty()) {
        return std::nullopt;
    }
    auto store = Store::open(paths.path, {});
    if (!store) {
        return StartFault{store.error().text, ExitCode::bad_input};
    }
    store_ = *std::move(store);
    auto reader = StoreReader::open(paths.path);
    if (!reader) {
        return StartFault{reader.error().text, ExitCode::bad_input};
    }
    reader_ = *std::move(reader);
    return std::nullopt;
}

std::optional<StartFault> App::start_fusion(PipelineSetup setup, std::size_t sources) {
    if (store_) {
        setup.first_track = TrackId{store_->next_track_id()};
    }
    auto pipeline = Pipeline::make(std::move(setup));
    if (!pipeline) {
        return StartFault{pipeline.error().text, ExitCode::config};
    }
    const auto on_failure = [this](const std::string& sentence) {
        asio::post(io_, [this, sentence] {
            exit_code_ = ExitCode::bad_input;
            log_(LogLevel::error, sentence);
            stop("fusion has failed");
        });
    };
    fusion_ = std::make_unique<FusionThread>(*std::move(pipeline),
                                             FusionWiring{.queue = queue_,
                                                          .board = pictures_,
                                                          .store = store_.get(),
                                                          .worker = fusion_worker_,
                                                          .on_failure = on_failure},
                                             sources);
    return std::nullopt;
}

std::optional<StartFault> App::add_sources(Prepared& prepared) {
    ingest_ = std::make_unique<Ingest>(
        io_,
        queue_,
        sensors_,
        IngestSetup{.clock = config_.station.clock,
                    .log = log_,
                    .journal = journal_ ? &*journal_ : nullptr,
                    .fate = [this](SourceId source) { return fusion_->fate(source); },
                    .on_beat =
                        [this] {
                            io_worker_.advance();
                        }});
    for (std::size_t i = 0; i < config_.sources.size(); ++i) {
        auto added = ingest_->add(config_.sources[i], std::move(prepared.decoders[i]));
        if (!added) {
            return StartFault{added.error().text, ExitCode::config};
        }
    }
    return std::nullopt;
}

std::optional<StartFault> App::start_api(const Prepared& prepared) {
    auto api = ApiServer::start(io_,
                                {.pictures = &pictures_,
                                 .sensors = &sensors_,
                                 .reader = reader_.get(),
                                 .store = store_.get(),
                                 .zones = prepared.zones,
                                 .now = utc_now},
                                config_.api,
                                [this](const AccessLine& line) {
                                    log_(LogLevel::info,
                                         fmt::format("api: {} {} {}, {} bytes in {:.1f} ms",
                                                     line.method,
                                                     line.target,
                                                     line.status,
                                                     line.bytes,
                                                     line.duration_ms));
                                });
    if (!api) {
        return StartFault{api.error().text, ExitCode::unreachable};
    }
    api_ = *std::move(api);
    return std::nullopt;
}

ExitCode App::run() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        boost::system::error_code ignored;
        signals_.add(signal, ignored);
    }
    wait_for_signal();
    ingest_->start();
    if (const auto interval = Watch::interval()) {
        watchdog_.expires_after(*interval);
        wait_for_watchdog();
    }
    log_(LogLevel::info, summary());
    watch_.ready(summary());
    io_.run();
    io_.restart();
    io_.run_for(api_may_finish_for);  // answers under way; returns at once when there are none
    finish();
    return exit_code_;
}

std::string App::summary() const {
    const ApiConfig& api = config_.api;
    const std::string where = api.address.starts_with("unix:")
                                  ? api.address
                                  : fmt::format("{} port {}", api.address, api_->port());
    return fmt::format("watching {} source{}, API on {}, record in {}",
                       config_.sources.size(),
                       config_.sources.size() == 1 ? "" : "s",
                       where,
                       store_ ? config_.store.path : "no file");
}

void App::wait_for_signal() {
    signals_.async_wait([this](const boost::system::error_code& error, int signal) {
        if (error) {
            return;
        }
        if (signal == SIGHUP) {
            reload();
            wait_for_signal();
            return;
        }
        stop(signal == SIGINT ? "interrupted" : "asked to stop");
    });
}

void App::wait_for_watchdog() {
    watchdog_.async_wait([this](const boost::system::error_code& error) {
        if (error || is_stopping_) {
            return;
        }
        if (const auto stuck = watch_.check()) {
            log_(LogLevel::error,
                 fmt::format("the {} thread has not got on for {:.0f} s",
                             *stuck,
                             to_seconds(*Watch::interval())));
        }
        watchdog_.expires_after(*Watch::interval());
        wait_for_watchdog();
    });
}

void App::reload() {
    watch_.reloading();
    auto config = read_config(origin_.path, origin_.overrides);
    auto prepared = config ? prepare(*std::move(config), MissingDriver::refused, log_)
                           : Result<Prepared>{std::move(config).error()};
    auto values = effective_values(origin_.path, origin_.overrides);
    if (!prepared || !values) {
        log_(LogLevel::error,
             fmt::format("{}; the old configuration stays in effect",
                         prepared ? values.error().text : prepared.error().text));
    } else {
        const ReloadPlan plan = plan_reload(effective_, *values);
        log_(LogLevel::info, fmt::format("{} read anew: {}", origin_.path, sentence_of(plan)));
        set_log_level(prepared->config.log_level);
    }
    watch_.ready(summary());
}

void App::stop(const std::string& why) {
    if (is_stopping_) {
        return;
    }
    is_stopping_ = true;
    log_(LogLevel::info, fmt::format("stopping: {}", why));
    watch_.stopping();
    guard_.emplace(stop_within, [log = log_] {
        log(LogLevel::error, "did not stop within 5 s, leaving as it is");
        std::_Exit(static_cast<int>(ExitCode::interrupted));
    });
    signals_.cancel();
    watchdog_.cancel();
    ingest_->stop();
    api_->stop();
    io_.stop();
}

/// The loop has ended: what is in the queue is fused, what is fused is stored.
void App::finish() {
    queue_.close();
    fusion_->join();
    if (store_) {
        store_->flush();
        const StoreCounts counts = store_->counts();
        log_(LogLevel::info,
             fmt::format("stored {} track points, {} events", counts.points, counts.events));
    }
    api_.reset();
    reader_.reset();
    store_.reset();
    log_(LogLevel::info, "stopped");
}

}  // namespace seaeye
