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
    /// One per update of a shown track, thinned to what history needs.
    std::vector<TrackPoint> points;
    /// Those that were first shown or changed phase; and all heard in the last minute, each minute.
    std::vector<Track> tracks;
    /// Those heard in the last minute, each minute.
    std::vector<Vessel> vessels;
    /// Transitions, in the order they became known.
    std::vector<Event> events;
    /// Every shown track predicted to each sampling time, by time then id.
    std::vector<TrackPoint> samples;

    [[nodiscard]] bool empty() const {
        return points.empty() && tracks.empty() && vessels.empty() && events.empty() &&
               samples.empty();
    }

    void clear() {
        points.clear();
        tracks.clear();
        vessels.clear();
        events.clear();
        samples.clear();
    }
};

}  // namespace seaeye
