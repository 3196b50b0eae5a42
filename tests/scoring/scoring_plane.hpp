// The plane that errors are measured in: metres east and north of the station.
#pragma once

#include <cmath>

#include "geo/ellipsoid.hpp"
#include "schemas/position.hpp"

namespace seaeye::tests {

/// A place or a velocity in the plane, m or m/s.
struct PlaneVector {
    double east = 0.0;
    double north = 0.0;
};

inline double apart(PlaneVector a, PlaneVector b) {
    return std::hypot(a.east - b.east, a.north - b.north);
}

inline PlaneVector moved(PlaneVector from, PlaneVector velocity, double for_s) {
    return {from.east + velocity.east * for_s, from.north + velocity.north * for_s};
}

inline PlaneVector plane_vector(MetresPerSecond sog, Course cog) {
    return {sog.si() * std::sin(cog.si()), sog.si() * std::cos(cog.si())};
}

/// Easting by the parallel through the place itself, northing by the station's meridian radius:
/// distances of a few km are right to 0.1 % anywhere in the area.
class ScoringPlane {
public:
    explicit ScoringPlane(LatLon station)
        : station_{station},
          meridian_m_{curvature(std::sin(station.lat.si())).meridian_m} {}

    [[nodiscard]] PlaneVector at(LatLon place) const {
        const double parallel_m =
            curvature(std::sin(place.lat.si())).transverse_m * std::cos(place.lat.si());
        return {(place.lon - station_.lon).si() * parallel_m,
                (place.lat - station_.lat).si() * meridian_m_};
    }

private:
    LatLon station_;
    double meridian_m_;
};

}  // namespace seaeye::tests
