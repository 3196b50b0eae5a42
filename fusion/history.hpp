// What of a track goes into history: points, thinned by dead reckoning.
#pragma once

#include <optional>
#include <unordered_map>

#include "schemas/track.hpp"

namespace seaeye {

/// Remembers the newest point kept of each living track. Bounded by the tracks that live.
class History {
public:
    /// The point that is worth keeping now, if any: when dead reckoning from the last kept one
    /// would be off by more than 15 m, when the phase changed, and each minute.
    std::optional<TrackPoint> keep(const Track& track);

    /// A point of this track was kept.
    [[nodiscard]] bool has(TrackId id) const { return kept_.contains(id); }

    void forget(TrackId id) { kept_.erase(id); }

private:
    std::unordered_map<TrackId, TrackPoint> kept_;  // never iterated
};

/// A track as of its last update.
TrackPoint point_of(const Track& track);

}  // namespace seaeye
