// One source under replay: frames to observations, pulled one at a time, with the account of every
// frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/replay/frames.hpp"
#include "daemon/replay/log_clock.hpp"
#include "daemon/source_decoder.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// What a log turned out to be.
struct LogAccount {
    std::string id;
    std::string path;
    std::string driver;
    std::uint64_t lines = 0;
    std::uint64_t observations = 0;
    std::vector<Counter> outcomes;  ///< they sum to `lines` once the log has ended
    std::vector<Counter> counters;
    std::uint64_t disbelieved_times = 0;
    bool is_clock_assumed = false;
    Time newest{};  ///< receive time of the newest observation
    bool has_ended = false;
    std::string note;    ///< what was wrong with it although it could be read
    std::string damage;  ///< why reading stopped early; empty when it did not
};

/// Pulls observations out of one log. One thread at a time.
class LogSource final : private DecodedSink {
public:
    struct Setup {
        std::string name;
        std::string path;
        std::string driver;  ///< its name, for the account
        AssumedClock assumed;
    };

    LogSource(const Setup& setup, std::unique_ptr<Frames> frames, SourceDecoder decoder);

    /// The next observation without taking it, or nullptr when the log has ended.
    const Observation* peek();

    /// Takes what peek() showed.
    Observation take();

    [[nodiscard]] LogAccount account() const;

    [[nodiscard]] std::uint64_t size_on_disk() const { return frames_->size_on_disk(); }

    /// Of the bytes read, the share whose observations have been taken.
    [[nodiscard]] std::uint64_t used_on_disk() const;

private:
    void observation(Observation&& observation) override;
    void account(std::uint64_t frame_number, std::uint32_t outcome) override;
    void count(std::uint32_t counter) override;

    bool read_some();
    void decode(const ReplayFrame& frame);
    void end(const std::string& damage);

    LogAccount account_;
    std::unique_ptr<Frames> frames_;
    SourceDecoder decoder_;
    LogClock clock_;
    std::optional<Observation> next_;
    std::uint64_t taken_ = 0;  ///< observations
};

}  // namespace seaeye
