// The receive times of one log, made fit for event time: gaps filled, wild jumps held back until
// they prove themselves, and a made-up clock where a log has no times at all.
#pragma once

#include <cstdint>
#include <deque>

#include "schemas/observation.hpp"

namespace seaeye {

/// What to assume where a log says nothing.
struct AssumedClock {
    Time start;
    double lines_per_second = 10.0;
};

/// An observation and the frame it came from.
struct Stamped {
    Observation observation;
    std::uint64_t frame = 0;
};

/// Observations in, in the order of the log; observations with usable times out, in the same order.
/// An observation without a time (received at 1970) takes the newest known one. One thread at a
/// time.
class LogClock {
public:
    /// A receive time further than this from the one before waits for `proof` others that agree
    /// with it; alone, it is taken for damage, and its observation takes the time before.
    static constexpr Duration jump = seconds(3600);
    static constexpr std::size_t proof = 3;
    /// Observations kept while no line had a time yet.
    static constexpr std::size_t patience = 4096;

    explicit LogClock(AssumedClock assumed) : assumed_{assumed} {}

    void push(Stamped stamped);

    /// The log ended: everything held comes out.
    void finish();

    /// Takes the next one out, if any is ready.
    bool pop(Observation& out);

    /// Times that stood alone and were not believed.
    [[nodiscard]] std::uint64_t disbelieved() const { return disbelieved_; }

    /// True when the log had no times and the assumed clock was used.
    [[nodiscard]] bool is_assumed() const { return is_assumed_; }

private:
    void settle_leading(Time first);
    void assume_leading();
    void release(Stamped stamped, Time received);
    void doubt(Stamped stamped);
    void dismiss_doubted();

    AssumedClock assumed_;
    bool is_known_ = false;
    bool is_assumed_ = false;
    Time last_{};
    std::deque<Stamped> leading_;  // without a time, before the first that has one
    std::deque<Stamped> doubted_;  // fewer than `proof`, all near the first of them
    std::deque<Observation> ready_;
    std::uint64_t disbelieved_ = 0;
};

}  // namespace seaeye
