// A replay: logs in, tracks.csv, events.jsonl and summary.json out. The files do not depend on
// speed or threads.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/replay/feed.hpp"
#include "fusion/pipeline.hpp"

namespace seaeye {

/// What the run is told beyond the configuration.
struct ReplayOptions {
    std::string out;              ///< directory for the three files; empty: none are written
    std::optional<double> speed;  ///< times real time; absent: as fast as it can
    Window window;
    Duration every = seconds(10);  ///< of the rows of tracks.csv
    int threads = 1;
    AssumedClock assumed;
};

/// Sees the run as it goes: a store, a server. All calls on the fusion thread.
class ReplayWatcher {
public:
    ReplayWatcher() = default;
    ReplayWatcher(const ReplayWatcher&) = delete;
    ReplayWatcher& operator=(const ReplayWatcher&) = delete;
    virtual ~ReplayWatcher() = default;

    /// A step's output, which it may take apart.
    virtual void on_output(Output& output, const Pipeline& pipeline) = 0;

    /// The accounts of the logs so far, about once a second, and at the end.
    virtual void on_accounts(const std::vector<LogAccount>& accounts) {
        static_cast<void>(accounts);
    }

    /// All of the logs has been through the pipeline.
    virtual void on_end(const Pipeline& pipeline) { static_cast<void>(pipeline); }
};

struct ReplayReport {
    std::vector<LogAccount> logs;
    PipelineCounts pipeline;
    TrackCounts tracks;
    std::uint64_t rows = 0;
    std::string tracks_sha256;
    std::string events_sha256;
    Time first{};
    Time last{};
    double wall_s = 0.0;
    double cpu_s = 0.0;
    std::uint64_t peak_resident_bytes = 0;
    bool is_interrupted = false;
};

/// Runs the feed through the pipeline. Stops early when `stop` becomes true; the files are complete
/// up to there. Fails when a file cannot be written.
Result<ReplayReport> replay(Feed& feed,
                            Pipeline& pipeline,
                            const ReplayOptions& options,
                            const std::vector<ReplayWatcher*>& watchers,
                            const std::atomic<bool>& stop);

/// summary.json of a run.
std::string summary_json(const ReplayReport& report, const ReplayOptions& options);

}  // namespace seaeye
