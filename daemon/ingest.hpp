// The io thread's work: every source from its link to the queue towards fusion, a heartbeat a
// second, and how they all are on the sensor board.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "daemon/ingest_source.hpp"
#include "daemon/sensor_board.hpp"

namespace seaeye {

/// The source that heartbeats come from: none of the configured ones.
inline constexpr SourceId heartbeat_source{65'535};

struct IngestSetup {
    ClockConfig clock = ClockConfig::automatic;
    Now now = utc_now;
    LogLine log;
    LinkTimes times;             ///< silence timeouts are the sources' own
    Duration beat = seconds(1);  ///< between heartbeats; tests shorten it
    Journal* journal = nullptr;  ///< nullptr: none; outlives the ingest
    /// What of a source was not fused, as fusion counted it. Any thread.
    std::function<SourceFate(SourceId)> fate;
    /// Called at every heartbeat: the io thread is alive.
    std::function<void()> on_beat;
};

/// io thread. The queue, the board and the loop are borrowed and outlive it.
class Ingest {
public:
    Ingest(asio::io_context& io, ObservationQueue& queue, SensorBoard& board, IngestSetup setup);
    Ingest(const Ingest&) = delete;
    Ingest& operator=(const Ingest&) = delete;
    ~Ingest();

    /// Adds the next source: its SourceId is its place in the configuration. Fails: bad_value for
    /// a link that does not suit the driver.
    Result<Done> add(const SourceConfig& config, SourceDecoder decoder);

    void start();

    /// Stops the links, hands over what is pending and closes the queue. Once.
    void stop();

private:
    void wait_for_beat();
    void beat();
    void publish();

    ObservationQueue& queue_;  // the app's, outlives the ingest
    SensorBoard& board_;       // the app's, outlives the ingest
    IngestSetup setup_;
    FeedClock clock_;
    IngestShared shared_;
    asio::steady_timer timer_;
    std::vector<std::unique_ptr<IngestSource>> sources_;
    CalmLog journal_log_;
    bool is_stopped_ = false;
};

}  // namespace seaeye
