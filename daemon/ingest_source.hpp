// One source at work: its link, its frames, its decoder, its status.
#pragma once

#include <memory>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/feed_clock.hpp"
#include "daemon/journal.hpp"
#include "daemon/links/frame_cutter.hpp"
#include "daemon/links/link.hpp"
#include "daemon/log.hpp"
#include "daemon/queue.hpp"
#include "daemon/source_decoder.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

using ObservationQueue = BoundedQueue<Observation>;

/// What all sources share. Borrowed; outlives them.
struct IngestShared {
    asio::io_context& io;
    ObservationQueue& queue;
    FeedClock& clock;
    Journal* journal;  ///< nullptr: none
    LogLine log;
};

/// io thread.
class IngestSource final : private DecodedSink {
public:
    struct Setup {
        SourceId id{};
        SourceConfig config;
        LinkAddress address;
        LinkTimes times;
        SourceDecoder decoder;
    };

    IngestSource(IngestShared& shared, Setup setup);

    void start();

    /// Ends the link, settles what the decoder still holds and hands it over.
    void stop();

    /// Once a second: log lines that were held back.
    void tick(Time now) { log_.tick(now); }

    [[nodiscard]] SensorStatus status() const;

private:
    void observation(Observation&& observation) override;
    void account(std::uint64_t frame_number, std::uint32_t outcome) override;
    void count(std::uint32_t counter) override;

    [[nodiscard]] LinkHandlers handlers();
    bool take(const Arrival& arrival);
    void cut(const Arrival& arrival);
    void finish_frames();
    void decode(std::span<const std::uint8_t> frame, std::uint32_t stream);
    void hand_over();
    void report(const LinkReport& report);

    IngestShared& shared_;  // the ingest's, outlives its sources
    SourceId id_;
    SourceDecoder decoder_;
    FrameCutter cutter_;
    CalmLog log_;
    SensorStatus status_;
    std::uint64_t ok_ = 0;  ///< frames that had ended well at the last arrival
    std::vector<Observation> batch_;
    std::shared_ptr<Link> link_;
};

}  // namespace seaeye
