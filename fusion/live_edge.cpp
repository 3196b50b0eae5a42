#include "fusion/live_edge.hpp"

#include <algorithm>

namespace seaeye {
namespace {

constexpr std::int64_t second_us = 1'000'000;

Time next_second(Time when) {
    const std::int64_t us = to_micros(when);
    const std::int64_t floor = (us >= 0 ? us : us - second_us + 1) / second_us;
    return time_from_micros((floor + 1) * second_us);
}

/// The first that waits and is later than `when`.
auto after(const Reorder& reorder, Time when) {
    Held probe;
    probe.observation.measured = when + Duration{1};
    return reorder.held().lower_bound(probe);
}

}  // namespace

void LiveEdge::note(Time measured) {
    if (live_ && measured <= live_->upto) {
        live_.reset();
    }
    if (middle_ && measured <= middle_->upto) {
        middle_.reset();
    }
}

void LiveEdge::begin_anew() {
    middle_.reset();
    live_.reset();
}

void LiveEdge::run(Rung& rung, Time until, const Reorder& reorder, const VesselBook& vessels) {
    constexpr Duration longest = seconds(60);  // a longer silence is not ticked through
    Time second = next_second(std::max(rung.upto, until - longest));
    const auto pass_until = [&](Time when) {
        for (; second <= when; second += Duration{second_us}) {
            rung.tracking.pass(second);
        }
    };
    const auto& held = reorder.held();
    for (auto next = after(reorder, rung.upto);
         next != held.end() && next->observation.measured <= until;
         ++next) {
        pass_until(next->observation.measured);
        rung.tracking.take(next->observation, vessels);
    }
    pass_until(until);
    rung.tracking.tracker().advance(until);
    rung.tracking.tracker().take_changed();
    rung.upto = std::max(rung.upto, until);
}

const Tracker& LiveEdge::catch_up(const Tracking& settled,
                                  const Reorder& reorder,
                                  const VesselBook& vessels) {
    const Time newest = reorder.held().empty()
                            ? settled_
                            : std::max(settled_, reorder.held().rbegin()->observation.measured);
    const Time middle = std::max(settled_, newest - middle_lag);
    if (middle_ && middle_->upto < settled_) {
        middle_.reset();
    }
    if (!middle_) {
        middle_.emplace(Rung{settled, settled_});
    }
    if (middle > middle_->upto) {
        run(*middle_, middle, reorder, vessels);
    }
    if (!live_ || live_->upto < middle_->upto) {
        live_.emplace(*middle_);
    }
    if (newest > live_->upto) {
        run(*live_, newest, reorder, vessels);
    }
    now_ = live_->upto;
    return live_->tracking.tracker();
}

}  // namespace seaeye
