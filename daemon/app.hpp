// The daemon whole: ingest -> queue -> fusion -> picture, record and API, and the signals that
// reload and stop it. Read app.cpp for how the parts hang together.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/api/server.hpp"
#include "daemon/asio.hpp"
#include "daemon/exit_code.hpp"
#include "daemon/fusion_thread.hpp"
#include "daemon/ingest.hpp"
#include "daemon/prepare.hpp"
#include "daemon/reload.hpp"
#include "daemon/stop_guard.hpp"
#include "daemon/store/store_reader.hpp"
#include "daemon/watch.hpp"

namespace seaeye {

/// Where the configuration came from, to be read again on SIGHUP.
struct AppOrigin {
    std::string path;
    ConfigOverrides overrides;
};

/// Why a daemon did not start, and what the shell is told.
struct StartFault {
    std::string sentence;
    ExitCode exit_code = ExitCode::config;
};

/// io thread, which is the one that calls run().
class App {
public:
    App(AppOrigin origin, LogLine log);
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    ~App();

    /// Opens journal, record, pipeline and API. Nothing on success.
    std::optional<StartFault> start(Prepared prepared);

    /// Runs until SIGINT or SIGTERM, then stops in pipeline order. SIGHUP reads the configuration
    /// anew.
    ExitCode run();

private:
    std::optional<StartFault> open_files(const Prepared& prepared);
    std::optional<StartFault> start_fusion(PipelineSetup setup, std::size_t sources);
    std::optional<StartFault> add_sources(Prepared& prepared);
    std::optional<StartFault> start_api(const Prepared& prepared);
    [[nodiscard]] std::string summary() const;
    void wait_for_signal();
    void wait_for_watchdog();
    void reload();
    void stop(const std::string& why);
    void finish();

    static constexpr std::size_t queue_capacity = 65'536;

    AppOrigin origin_;
    LogLine log_;
    Watch watch_;
    Worker& io_worker_;      // the watch's
    Worker& fusion_worker_;  // the watch's
    std::vector<EffectiveValue> effective_;
    Config config_;

    // In the order of the line; destroyed the other way round.
    PictureBoard pictures_;
    SensorBoard sensors_;
    ObservationQueue queue_{queue_capacity};
    asio::io_context io_;
    asio::signal_set signals_{io_};
    asio::steady_timer watchdog_{io_};
    std::optional<Journal> journal_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<StoreReader> reader_;
    std::unique_ptr<FusionThread> fusion_;
    std::unique_ptr<Ingest> ingest_;
    std::unique_ptr<ApiServer> api_;
    std::optional<StopGuard> guard_;
    ExitCode exit_code_ = ExitCode::ok;
    bool is_stopping_ = false;
};

}  // namespace seaeye
