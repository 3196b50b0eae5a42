// Observations in, tracks out: copies left aside, everything else to the tracker. A value, so that
// it can be run on from any moment.
#pragma once

#include "fusion/report_copies.hpp"
#include "fusion/tracker/tracker.hpp"

namespace seaeye {

/// What became of an observation.
enum class Taken : std::uint8_t { fused, not_fused, copy };

class Tracking {
public:
    explicit Tracking(const TrackerSetup& setup) : tracker_{setup} {}

    /// Observations in order of `measured`; seconds in between are passed by `pass`.
    Taken take(const Observation& observation, const VesselBook& vessels);

    /// Event time reached this whole second.
    void pass(Time second) { tracker_.tick(second); }

    [[nodiscard]] Tracker& tracker() { return tracker_; }

    [[nodiscard]] const Tracker& tracker() const { return tracker_; }

private:
    ReportCopies copies_;
    Tracker tracker_;
};

}  // namespace seaeye
