// What time it is for the observations: this machine's, or that of the data when an old log is
// played as if it were live.
#pragma once

#include <optional>

#include "daemon/clock.hpp"
#include "daemon/config.hpp"

namespace seaeye {

/// io thread.
class FeedClock {
public:
    FeedClock(ClockConfig kind, Now now) : kind_{kind}, now_{std::move(now)} {}

    [[nodiscard]] Time wall() const { return now_(); }

    /// What a frame is stamped with; nothing when its own times count.
    [[nodiscard]] std::optional<Time> stamp() const {
        return kind_ == ClockConfig::wall ? std::optional{now_()} : std::nullopt;
    }

    /// The data say it is `received`.
    void heard(Time received) {
        if (!newest_ || received > *newest_) {
            newest_ = received;
            heard_at_ = now_();
        }
    }

    /// The time of a heartbeat. By the feed: its newest time and what has gone by since; nothing
    /// before it said anything.
    [[nodiscard]] std::optional<Time> time() const {
        if (kind_ == ClockConfig::wall) {
            return now_();
        }
        return newest_ ? std::optional{*newest_ + (now_() - heard_at_)} : std::nullopt;
    }

private:
    ClockConfig kind_;
    Now now_;
    std::optional<Time> newest_;
    Time heard_at_;
};

}  // namespace seaeye
