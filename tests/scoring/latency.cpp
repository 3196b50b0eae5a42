#include "tests/scoring/latency.hpp"

#include <algorithm>
#include <limits>

namespace seaeye::tests {

void Latency::add(const Scene& scene) {
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        const std::uint32_t vessel = scene.vessels[i].vessel;
        passages_[vessel].push_back({.when = scene.when, .at = scene.vessels_at[i]});
        if (scene.eligible[i]) {
            eligible_since_.try_emplace(vessel, scene.when);
        }
    }
}

std::vector<double> Latency::seconds_of(const std::map<std::uint32_t, FirstTrack>& first_tracks,
                                        std::span<const TrackHistory> histories) const {
    std::vector<double> latencies;
    for (const auto& [vessel, since] : eligible_since_) {
        const auto first = first_tracks.find(vessel);
        if (first == first_tracks.end()) {
            latencies.push_back(std::numeric_limits<double>::infinity());
            continue;
        }
        const Time row = first_row_on(vessel, first->second, histories[first->second.history]);
        latencies.push_back(std::max(0.0, to_seconds(row - since)));
    }
    return latencies;
}

/// Between two epochs on a straight line; before the first and after the last, there.
PlaneVector Latency::place_of(std::uint32_t vessel, Time when) const {
    const std::vector<Passage>& passages = passages_.at(vessel);
    const auto after = std::ranges::upper_bound(passages, when, {}, &Passage::when);
    if (after == passages.begin()) {
        return passages.front().at;
    }
    if (after == passages.end()) {
        return passages.back().at;
    }
    const Passage& before = *std::prev(after);
    const double part = to_seconds(when - before.when) / to_seconds(after->when - before.when);
    const PlaneVector step{after->at.east - before.at.east, after->at.north - before.at.north};
    return moved(before.at, step, part);
}

/// Goes back row by row from the epoch of the first match, as long as the rows are on the vessel.
Time Latency::first_row_on(std::uint32_t vessel,
                           const FirstTrack& first,
                           const TrackHistory& history) const {
    const Time since = eligible_since_.at(vessel);
    Time earliest = first.when;
    const TrackRow* row = newest_row(history, first.when);
    for (; row != nullptr && row->when + Duration{1} >= since; --row) {
        if (apart(place_of(vessel, row->when), row->at) > cutoff_m_) {
            break;
        }
        earliest = row->when;
        if (row == history.data()) {
            break;
        }
    }
    return earliest;
}

}  // namespace seaeye::tests
