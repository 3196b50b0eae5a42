// An incident is named after the event that opened it.
#include "fusion/incidents.hpp"

#include <cmath>

#include "geo/tangent.hpp"

namespace seaeye {
namespace {

bool is_near(LatLon a, LatLon b, Metres reach) {
    const Enu d = displacement(a, b);
    return std::hypot(d.east.si(), d.north.si()) <= reach.si();
}

}  // namespace

void Incidents::assign(Event& event) {
    const auto open = open_.find(event.id);
    if (open != open_.end()) {
        event.incident = open->second;
    } else {
        for (const EventTrack& track : event.tracks) {
            const auto last = by_track_.find(track.id);
            if (last != by_track_.end() && event.time - last->second.when <= window &&
                is_near(last->second.where, event.position, reach)) {
                event.incident = last->second.incident;
                break;
            }
        }
    }
    if (event.incident.empty()) {
        event.incident = "i" + event.id;
    }
    const bool is_over =
        event.transition == Transition::ended || event.transition == Transition::retracted;
    if (is_over) {
        open_.erase(event.id);
    } else {
        open_[event.id] = event.incident;
    }
    for (const EventTrack& track : event.tracks) {
        by_track_[track.id] = {event.incident, event.time, event.position};
    }
}

void Incidents::tick(Time now) {
    if (now < next_sweep_) {
        return;
    }
    next_sweep_ = now + seconds(60);
    std::erase_if(by_track_, [now](const auto& entry) { return now - entry.second.when > window; });
}

}  // namespace seaeye
