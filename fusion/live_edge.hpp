// The picture as of now. What is settled lags behind by the lateness allowed, so that late words
// are in; from there a copy is run on over all that waits. Exact at any moment: what comes late is
// put in its place, and the copy run again (fixed-lag replay).
//
//   settled ---- 13 s ---- middle ---- 2 s ---- live
//
// A copy in the middle, where hardly anything still comes late, keeps that cheap: most late words
// are late by less than two seconds, and cost a run from there.
#pragma once

#include <optional>

#include "fusion/reorder.hpp"
#include "fusion/tracking.hpp"

namespace seaeye {

/// Fusion thread.
class LiveEdge {
public:
    /// Where the middle copy stands behind the newest word.
    static constexpr Duration middle_lag = seconds(2);

    /// An observation of that time waits now.
    void note(Time measured);

    /// More is known of a vessel's hull than when the copies were run.
    void begin_anew();

    /// The settled tracker has passed that time.
    void settled_to(Time when) { settled_ = when; }

    /// Tracks with everything in that waits. The reference is good until the next call.
    const Tracker& catch_up(const Tracking& settled,
                            const Reorder& reorder,
                            const VesselBook& vessels);

    /// Event time of what catch_up gave.
    [[nodiscard]] Time now() const { return now_; }

private:
    struct Rung {
        Tracking tracking;
        Time upto;  ///< everything up to and including this is in
    };

    static void run(Rung& rung, Time until, const Reorder& reorder, const VesselBook& vessels);

    std::optional<Rung> middle_;
    std::optional<Rung> live_;
    Time settled_ = never;
    Time now_ = never;
};

}  // namespace seaeye
