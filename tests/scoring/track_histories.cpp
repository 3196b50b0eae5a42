#include "tests/scoring/track_histories.hpp"

#include <algorithm>
#include <unordered_map>

namespace seaeye::tests {

std::vector<TrackHistory> histories_of(std::span<const TrackPoint> points,
                                       const ScoringPlane& plane) {
    std::unordered_map<std::uint64_t, std::size_t> place_of;
    std::vector<TrackHistory> histories;
    for (const TrackPoint& point : points) {
        const auto [found, is_new] = place_of.try_emplace(to_number(point.track), histories.size());
        if (is_new) {
            histories.emplace_back();
        }
        histories[found->second].push_back({.when = point.measured,
                                            .at = plane.at(point.at),
                                            .velocity = plane_vector(point.sog, point.cog),
                                            .mmsi = point.mmsi});
    }
    for (TrackHistory& history : histories) {
        std::ranges::stable_sort(history, {}, &TrackRow::when);
    }
    return histories;
}

const TrackRow* newest_row(const TrackHistory& history, Time when) {
    const auto after = std::ranges::upper_bound(history, when + Duration{1}, {}, &TrackRow::when);
    return after == history.begin() ? nullptr : &*std::prev(after);
}

}  // namespace seaeye::tests
