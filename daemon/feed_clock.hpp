// What time it is for the observations: this machine's, or that of the data when an old log is
// played as if it were live. Left to itself it finds out from the first times that the data name.
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

    /// Data whose own times are further than this from the machine's are an old log.
    static constexpr Duration old_from = seconds(3600);

    /// What a frame is stamped with; nothing when its own times count, or may yet turn out to.
    [[nodiscard]] std::optional<Time> stamp() const {
        return kind_ == ClockConfig::wall ? std::optional{now_()} : std::nullopt;
    }

    /// The data name a time of their own. True when that has just shown them to be an old log.
    [[nodiscard]] bool decide(Time named) {
        if (kind_ != ClockConfig::automatic) {
            return false;
        }
        const Duration off = named - now_();
        kind_ = off > old_from || off < -old_from ? ClockConfig::feed : ClockConfig::wall;
        return kind_ == ClockConfig::feed;
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
        if (kind_ != ClockConfig::feed) {
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
