// The truth of one vessel at one moment, on the globe.
#pragma once

#include "geo/local_frame.hpp"
#include "tests/scoring/sea/voyage.hpp"

namespace seaeye::tests {

struct TrueState {
    LatLon at{};          ///< mid-ship
    Velocity velocity{};  ///< over ground, against true north
    Heading heading{};
    RadiansPerSecond rot{};  ///< positive to starboard
};

/// From the station's plane, whose north is true north only at the station.
inline TrueState on_the_globe(const PlaneMotion& motion, const LocalFrame& plane) {
    const LatLon at = plane.to_wgs84({Metres{motion.east}, Metres{motion.north}});
    const double north = plane.convergence(at).si();
    return {.at = at,
            .velocity =
                velocity_of(MetresPerSecond{motion.speed}, Course{Radians{motion.course - north}}),
            .heading = Heading{Radians{motion.heading - north}},
            .rot = RadiansPerSecond{motion.turn_rate}};
}

}  // namespace seaeye::tests
