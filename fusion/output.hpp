// What fusion hands to the edge after a step: new track points, changed tracks and vessels, event
// transitions.
#pragma once

#include <vector>

#include "schemas/event.hpp"
#include "schemas/track.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// Filled by the pipeline in a fixed order; the edge takes it and clears it.
struct Output {
    std::vector<TrackPoint>
        points;                 ///< one per update of a shown track, thinned to what history needs
    std::vector<Track> tracks;  ///< those that were confirmed, dropped, or changed identity; and
                                ///< all shown ones each minute
    std::vector<Vessel>
        vessels;                ///< those whose particulars changed; and the heard ones each minute
    std::vector<Event> events;  ///< transitions, in the order they became known

    [[nodiscard]] bool empty() const {
        return points.empty() && tracks.empty() && vessels.empty() && events.empty();
    }

    void clear() {
        points.clear();
        tracks.clear();
        vessels.clear();
        events.clear();
    }
};

}  // namespace seaeye
