// What a tracker said, track by track: its rows, and the newest of them at a moment.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "schemas/track.hpp"
#include "tests/scoring/scoring_plane.hpp"

namespace seaeye::tests {

/// One row of a track, laid into the plane.
struct TrackRow {
    Time when{};
    PlaneVector at{};
    PlaneVector velocity{};  ///< m/s
    std::optional<Mmsi> mmsi;
};

/// The rows of one track, by time.
using TrackHistory = std::vector<TrackRow>;

/// One history a track id, in the order in which the ids first appear.
std::vector<TrackHistory> histories_of(std::span<const TrackPoint> points,
                                       const ScoringPlane& plane);

/// The newest row at or before a moment (a microsecond later still counts, for times that were
/// written as decimal seconds); nullptr when the track had not begun.
const TrackRow* newest_row(const TrackHistory& history, Time when);

}  // namespace seaeye::tests
