// A vessel on a steady course costs one point a minute, one that turns as many as it takes.
#include "fusion/history.hpp"

#include <cmath>

#include "geo/tangent.hpp"

namespace seaeye {

TrackPoint point_of(const TrackRecord& record, const Motion& motion) {
    const Velocity v = velocity_of(motion);
    return {.track = record.track.id,
            .measured = motion.time,
            .at = motion.at,
            .sog = sog_of(v),
            .cog = cog_of(v),
            .phase = record.track.phase,
            .mmsi = record.track.mmsi,
            .source = record.track.last_fix ? record.track.last_fix->source : SourceId{}};
}

bool is_worth_keeping(const TrackRecord& record) {
    if (!record.stored || record.stored->phase != record.track.phase) {
        return true;
    }
    const Duration age = record.motion.time - record.stored->measured;
    if (age >= seconds(60)) {
        return true;
    }
    const double dt = to_seconds(age);
    const Velocity v = velocity_of(record.stored->sog, record.stored->cog);
    const LatLon reckoned =
        displaced(record.stored->at, {Metres{v.east.si() * dt}, Metres{v.north.si() * dt}});
    const Enu off = displacement(reckoned, record.motion.at);
    return std::hypot(off.east.si(), off.north.si()) > 15.0;
}

}  // namespace seaeye
