// Zone weights are our own proposal: an entry into a watched zone alone is "medium", elsewhere
// "low".
#include "fusion/zone_claim.hpp"

#include <algorithm>

#include "fusion/zone_presence.hpp"

namespace seaeye {

bool is_bound(const Zone& zone, std::string_view rule) {
    return zone.rules.empty() || std::ranges::find(zone.rules, rule) != zone.rules.end();
}

double zone_weight(const Zone& zone) {
    return zone.kind == "smuggling" || zone.kind == "restricted" ? 0.4 : 0.15;
}

Claim zone_claim(const Track& track, const Zone& zone) {
    const LatLon at = judged_position(track);
    EventTrack shown = event_track_of(track);
    shown.at = at;
    return {.tracks = {shown}, .zone = zone.id, .position = at, .evidence = {}, .suppressors = {}};
}

}  // namespace seaeye
