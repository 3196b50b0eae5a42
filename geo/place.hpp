// A place with the scale of the plane around it, to measure many short distances from it with one
// sine and cosine. Internal to geo.
#pragma once

#include "geo/ellipsoid.hpp"
#include "schemas/position.hpp"

namespace seaeye {

/// Metres per radian at a latitude, and how the east scale shrinks on the way to another one. The
/// distance to a point 50 km off is right to 0.05 % up to latitude 75.
struct Place {
    double lat;
    double lon;  ///< may run past pi, to meet an outline that does
    double north_m;
    double east_m;
    double east_slope_m;  ///< change of east_m per radian north

    static Place at(LatLon p) {
        const double sine = std::sin(p.lat.si());
        const Curvature radius = curvature(sine);
        return {p.lat.si(),
                p.lon.si(),
                radius.meridian_m,
                radius.transverse_m * std::cos(p.lat.si()),
                -radius.transverse_m * sine};
    }

    /// Squared distance to a point given by its differences, with the east scale half-way.
    [[nodiscard]] double squared_m2(double d_lat, double d_lon) const {
        const double north = north_m * d_lat;
        const double east = (east_m + east_slope_m * 0.5 * d_lat) * d_lon;
        return north * north + east * east;
    }
};

}  // namespace seaeye
