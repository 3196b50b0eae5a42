#include "tests/scoring/scene.hpp"

#include <algorithm>

namespace seaeye::tests {
namespace {

std::vector<LiveTrack> live_at(Time when,
                               std::span<const TrackHistory> histories,
                               Duration max_age) {
    std::vector<LiveTrack> live;
    for (std::size_t i = 0; i < histories.size(); ++i) {
        const TrackRow* row = newest_row(histories[i], when);
        if (row != nullptr && when - row->when <= max_age) {
            live.push_back({.history = i,
                            .at = moved(row->at, row->velocity, to_seconds(when - row->when)),
                            .velocity = row->velocity,
                            .mmsi = row->mmsi});
        }
    }
    return live;
}

void match(Scene& scene, double cutoff_m) {
    std::vector<Pair> with_eligible;
    std::ranges::copy_if(scene.near, std::back_inserter(with_eligible), [&](const Pair& pair) {
        return scene.eligible[pair.vessel];
    });
    for (const Pair& pair : best_pairs(with_eligible, cutoff_m)) {
        scene.track_of[pair.vessel] = pair.track;
        scene.taken[pair.track] = Taken::for_a_vessel;
        ++scene.matched;
    }
    scene.missed = scene.wanted - scene.matched;
}

void ignore(Scene& scene, std::span<const PlaneVector> ghosts, double cutoff_m) {
    for (const Pair& pair : scene.near) {
        if (!scene.eligible[pair.vessel] && scene.taken[pair.track] == Taken::as_false) {
            scene.taken[pair.track] = Taken::ignored;
        }
    }
    const double reach_m = std::max(cutoff_m, 700.0);
    for (std::size_t i = 0; i < scene.tracks.size(); ++i) {
        const bool is_of_ghost = std::ranges::any_of(
            ghosts, [&](PlaneVector ghost) { return apart(scene.tracks[i].at, ghost) < reach_m; });
        if (is_of_ghost && scene.taken[i] == Taken::as_false) {
            scene.taken[i] = Taken::ignored;
        }
    }
    scene.false_tracks = static_cast<std::size_t>(std::ranges::count(scene.taken, Taken::as_false));
}

}  // namespace

Scene scene_of(const TruthEpoch& epoch, const ScoringPlane& plane) {
    Scene scene{.when = epoch.when, .vessels = epoch.vessels};
    for (const TruthState& vessel : epoch.vessels) {
        scene.vessels_at.push_back(plane.at(vessel.at));
        scene.eligible.push_back(is_eligible(vessel));
        scene.wanted += scene.eligible.back() ? 1 : 0;
    }
    return scene;
}

void judge(Scene& scene,
           std::span<const TrackHistory> histories,
           std::span<const PlaneVector> ghosts,
           const ScoreRules& rules) {
    scene.tracks = live_at(scene.when, histories, rules.max_age);
    std::vector<PlaneVector> tracks_at;
    tracks_at.reserve(scene.tracks.size());
    for (const LiveTrack& track : scene.tracks) {
        tracks_at.push_back(track.at);
    }
    scene.near = pairs_within(scene.vessels_at, tracks_at, rules.cutoff.si());
    scene.track_of.assign(scene.vessels.size(), nobody);
    scene.taken.assign(scene.tracks.size(), Taken::as_false);
    match(scene, rules.cutoff.si());
    ignore(scene, ghosts, rules.cutoff.si());
}

}  // namespace seaeye::tests
