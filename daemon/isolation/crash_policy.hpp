// What to do about a driver whose process has ended: start it anew after a pause that grows, and
// leave it alone for a while when it keeps ending.
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>

#include "schemas/time.hpp"

namespace seaeye {

struct CrashLimits {
    Duration shortest = std::chrono::milliseconds{250};  ///< pause before the first restart
    Duration longest = seconds(2);                       ///< it doubles up to this
    std::size_t most_crashes = 5;                        ///< within the window, then quarantine
    Duration window = seconds(600);
    Duration quarantine = seconds(3600);
};

/// One driver's crashes.
class CrashPolicy {
public:
    using Instant = std::chrono::steady_clock::time_point;

    struct Verdict {
        bool is_quarantined = false;
        Duration pause{};  ///< until it is started anew
    };

    explicit CrashPolicy(CrashLimits limits) : limits_{limits} {}

    Verdict crashed(Instant now) {
        crashes_.push_back(now);
        while (now - crashes_.front() > limits_.window) {
            crashes_.pop_front();
        }
        if (crashes_.size() >= limits_.most_crashes) {
            crashes_.clear();
            return {.is_quarantined = true, .pause = limits_.quarantine};
        }
        Duration pause = limits_.shortest;
        for (std::size_t i = 1; i < crashes_.size() && pause < limits_.longest; ++i) {
            pause *= 2;
        }
        return {.is_quarantined = false, .pause = std::min(pause, limits_.longest)};
    }

    [[nodiscard]] const CrashLimits& limits() const { return limits_; }

private:
    CrashLimits limits_;
    std::deque<Instant> crashes_;  // those within the window, fewer than most_crashes
};

}  // namespace seaeye
