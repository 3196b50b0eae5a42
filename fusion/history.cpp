// A vessel on a steady course costs one point a minute, one that turns as many as it takes.
#include "fusion/history.hpp"

#include <cmath>

#include "geo/tangent.hpp"

namespace seaeye {
namespace {

bool is_worth_keeping(const TrackPoint& kept, const Track& track) {
    if (kept.phase != track.phase) {
        return true;
    }
    const Duration age = track.updated - kept.measured;
    if (age >= seconds(60)) {
        return true;
    }
    const double dt = to_seconds(age);
    const Velocity v = velocity_of(kept.sog, kept.cog);
    const LatLon reckoned =
        displaced(kept.at, {Metres{v.east.si() * dt}, Metres{v.north.si() * dt}});
    const Enu off = displacement(reckoned, track.at);
    return std::hypot(off.east.si(), off.north.si()) > 15.0;
}

}  // namespace

TrackPoint point_of(const Track& track) {
    return {.track = track.id,
            .measured = track.updated,
            .at = track.at,
            .sog = sog_of(track.velocity),
            .cog = cog_of(track.velocity),
            .phase = track.phase,
            .mmsi = track.mmsi,
            .source = track.last_fix ? track.last_fix->source : SourceId{}};
}

std::optional<TrackPoint> History::keep(const Track& track) {
    const auto found = kept_.find(track.id);
    if (found != kept_.end() && !is_worth_keeping(found->second, track)) {
        return std::nullopt;
    }
    const TrackPoint point = point_of(track);
    kept_.insert_or_assign(track.id, point);
    return point;
}

}  // namespace seaeye
