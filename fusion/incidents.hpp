// Groups events that belong together, so that the watch sees one line: events that share a track
// within 30 minutes and 2 kilometres are one incident.
#pragma once

#include <map>
#include <string>

#include "schemas/event.hpp"

namespace seaeye {

/// Fusion thread. Bounded by forgetting what is older than the window.
class Incidents {
public:
    static constexpr Duration window = seconds(1800);
    static constexpr Metres reach{2000.0};

    /// Gives the event its incident: that of a recent event nearby on one of its tracks, else a new
    /// one.
    void assign(Event& event);

    /// Event time reached `now`.
    void tick(Time now);

private:
    struct Last {
        std::string incident;
        Time when;
        LatLon where;
    };

    std::map<TrackId, Last> by_track_;
    std::map<std::string, std::string> open_;  // event id -> incident, until it ends
    Time next_sweep_ = Time::min();
};

}  // namespace seaeye
