// One epoch laid out for scoring: the vessels, the live tracks moved to the moment, and who stands
// for whom. Every measure is taken from scenes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "tests/scoring/assignment.hpp"
#include "tests/scoring/matching.hpp"
#include "tests/scoring/track_histories.hpp"
#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

/// How tracks are judged. GOSPA of order 2 with alpha 2.
struct ScoreRules {
    Metres cutoff{500.0};            ///< a track farther from its vessel is a false one
    Duration max_age = seconds(15);  ///< a track without a newer row is over
    Duration warmup{0};              ///< from the first epoch: not scored
    std::optional<Duration> until;   ///< from the first epoch: scored no longer
};

/// A track as it stands at the moment: its newest row, carried on with its own velocity.
struct LiveTrack {
    std::size_t history = 0;  ///< its place among the histories
    PlaneVector at{};
    PlaneVector velocity{};
    std::optional<Mmsi> mmsi;
};

/// What a live track is taken for. Ignored: it follows a vessel that need not be tracked, or a
/// ghost.
enum class Taken : std::uint8_t { for_a_vessel, ignored, as_false };

struct Scene {
    Time when{};
    std::span<const TruthState> vessels;  ///< borrowed from the truth
    std::vector<PlaneVector> vessels_at;
    std::vector<bool> eligible;  ///< of each vessel
    std::vector<LiveTrack> tracks;
    std::vector<Pair> near;             ///< all pairs nearer than the cutoff
    std::vector<std::size_t> track_of;  ///< of each vessel, or `nobody`
    std::vector<Taken> taken;           ///< of each track
    std::size_t wanted = 0;             ///< eligible vessels
    std::size_t matched = 0;
    std::size_t missed = 0;
    std::size_t false_tracks = 0;
};

/// Vessels and their places, and which are eligible; no tracks yet.
Scene scene_of(const TruthEpoch& epoch, const ScoringPlane& plane);

/// Adds the live tracks and judges them. Eligible vessels choose first; those that are not, and
/// ghosts (within 700 m, for they move by their own false course), only take what is left.
void judge(Scene& scene,
           std::span<const TrackHistory> histories,
           std::span<const PlaneVector> ghosts,
           const ScoreRules& rules);

}  // namespace seaeye::tests
