// A place on the WGS-84 ellipsoid. Latitude before longitude, always.
#pragma once

#include <optional>

#include "schemas/units.hpp"

namespace seaeye {

/// A geodetic position, frame wgs84. Latitude in [-pi/2, pi/2], longitude in [-pi, pi].
struct LatLon {
    Radians lat;
    Radians lon;

    auto operator<=>(const LatLon&) const = default;
};

inline LatLon lat_lon_degrees(double lat_deg, double lon_deg) {
    return {degrees(lat_deg), degrees(lon_deg)};
}

/// Finite and inside the ranges above.
inline bool is_valid(LatLon p) {
    constexpr double half_turn = std::numbers::pi;
    return std::abs(p.lat.si()) <= half_turn / 2.0 && std::abs(p.lon.si()) <= half_turn;
}

/// A displacement in a local tangent plane, frame enu.
struct Enu {
    Metres east;
    Metres north;

    auto operator<=>(const Enu&) const = default;
};

/// A velocity over ground in the local tangent plane, frame enu.
struct Velocity {
    MetresPerSecond east;
    MetresPerSecond north;

    auto operator<=>(const Velocity&) const = default;
};

inline MetresPerSecond sog_of(Velocity v) {
    return MetresPerSecond{std::hypot(v.east.si(), v.north.si())};
}

/// Course of a moving vessel. A stopped one (exactly zero) reports north.
inline Course cog_of(Velocity v) {
    return Course{Radians{std::atan2(v.east.si(), v.north.si())}};
}

inline Velocity velocity_of(MetresPerSecond sog, Course cog) {
    return {MetresPerSecond{sog.si() * std::sin(cog.si())},
            MetresPerSecond{sog.si() * std::cos(cog.si())}};
}

}  // namespace seaeye
