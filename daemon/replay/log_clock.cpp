// A damaged time stamp must not move the watermark: everything after it would be late.
#include "daemon/replay/log_clock.hpp"

#include <chrono>

namespace seaeye {
namespace {

bool is_near(Time a, Time b) {
    return a - b <= LogClock::jump && b - a <= LogClock::jump;
}

bool has_time(const Observation& o) {
    return o.received != Time{};
}

}  // namespace

void LogClock::push(Stamped stamped) {
    if (!has_time(stamped.observation)) {
        if (is_known_) {
            release(std::move(stamped), last_);
        } else if (is_assumed_) {
            leading_.push_back(std::move(stamped));
            assume_leading();
        } else {
            leading_.push_back(std::move(stamped));
            if (leading_.size() >= patience) {
                assume_leading();
            }
        }
        return;
    }
    const Time received = stamped.observation.received;
    if (!is_known_) {
        settle_leading(received);
    }
    if (!is_near(received, last_)) {
        doubt(std::move(stamped));
        return;
    }
    dismiss_doubted();
    release(std::move(stamped), received);
}

void LogClock::finish() {
    if (!is_known_) {
        assume_leading();
    }
    // Nothing contradicts them any more.
    while (!doubted_.empty()) {
        const Time received = doubted_.front().observation.received;
        release(std::move(doubted_.front()), received);
        doubted_.pop_front();
    }
}

bool LogClock::pop(Observation& out) {
    if (ready_.empty()) {
        return false;
    }
    out = std::move(ready_.front());
    ready_.pop_front();
    return true;
}

void LogClock::settle_leading(Time first) {
    is_known_ = true;
    last_ = first;
    while (!leading_.empty()) {
        release(std::move(leading_.front()), first);
        leading_.pop_front();
    }
}

void LogClock::assume_leading() {
    is_assumed_ = is_assumed_ || !leading_.empty();
    while (!leading_.empty()) {
        const double s = static_cast<double>(leading_.front().frame) / assumed_.lines_per_second;
        release(std::move(leading_.front()), assumed_.start + seconds(s));
        leading_.pop_front();
    }
}

void LogClock::release(Stamped stamped, Time received) {
    Observation& o = stamped.observation;
    if (o.received != received) {
        o.measured = received;
        o.received = received;
    }
    last_ = received;
    ready_.push_back(std::move(o));
}

void LogClock::doubt(Stamped stamped) {
    if (!doubted_.empty() &&
        !is_near(stamped.observation.received, doubted_.front().observation.received)) {
        dismiss_doubted();
    }
    doubted_.push_back(std::move(stamped));
    if (doubted_.size() >= proof) {
        finish();
    }
}

void LogClock::dismiss_doubted() {
    while (!doubted_.empty()) {
        ++disbelieved_;
        release(std::move(doubted_.front()), last_);
        doubted_.pop_front();
    }
}

}  // namespace seaeye
