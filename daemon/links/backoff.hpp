// How long to wait before the next attempt: longer each time, never quite the same, and short again
// once a link has shown itself healthy.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

#include "schemas/time.hpp"

namespace seaeye {

struct BackoffLimits {
    Duration shortest = seconds(1);
    Duration longest = seconds(60);
    double jitter = 0.2;                   ///< share by which a wait is lengthened or shortened
    Duration healthy_after = seconds(30);  ///< valid data for so long resets the wait
};

/// One link's waits. One thread.
class Backoff {
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// `seed` sets the jitter apart from other links'.
    Backoff(BackoffLimits limits, std::uint32_t seed) : limits_{limits}, random_{seed} {}

    /// Valid data came. Enough of it in one connection makes the next wait the shortest again.
    void valid_data(Instant now) {
        healthy_since_ = healthy_since_.value_or(now);
        if (now - *healthy_since_ >= limits_.healthy_after) {
            failures_ = 0;
        }
    }

    /// The connection is gone: how long to wait.
    Duration next() {
        healthy_since_.reset();
        Duration wait = limits_.shortest;
        for (unsigned i = 0; i < failures_ && wait < limits_.longest; ++i) {
            wait *= 2;
        }
        ++failures_;
        std::uniform_real_distribution<double> share{1.0 - limits_.jitter, 1.0 + limits_.jitter};
        return seconds(to_seconds(std::min(wait, limits_.longest)) * share(random_));
    }

private:
    BackoffLimits limits_;
    std::minstd_rand random_;
    unsigned failures_ = 0;
    std::optional<Instant> healthy_since_;
};

}  // namespace seaeye
