// The WGS-84 ellipsoid in the few numbers the fast formulas need. Internal to geo.
#pragma once

#include <cmath>
#include <numbers>

#include "schemas/units.hpp"

namespace seaeye {

constexpr double wgs84_a_m = 6'378'137.0;
constexpr double wgs84_f = 1.0 / 298.257223563;
constexpr double wgs84_e2 = wgs84_f * (2.0 - wgs84_f);

/// Radii of curvature at a latitude: along the meridian and across it, metres.
struct Curvature {
    double meridian_m;
    double transverse_m;
};

/// From the sine of the latitude.
inline Curvature curvature(double sin_lat) {
    const double inverse = 1.0 / std::sqrt(1.0 - wgs84_e2 * sin_lat * sin_lat);
    const double transverse = wgs84_a_m * inverse;
    return {transverse * (1.0 - wgs84_e2) * inverse * inverse, transverse};
}

/// One over the radii of curvature: a displacement times this is an angle, and no division is
/// needed.
struct InverseCurvature {
    double per_meridian_m;
    double per_transverse_m;
};

/// From the sine of the latitude.
inline InverseCurvature inverse_curvature(double sin_lat) {
    const double root = std::sqrt(1.0 - wgs84_e2 * sin_lat * sin_lat);
    const double per_transverse = root * (1.0 / wgs84_a_m);
    return {per_transverse * root * root * (1.0 / (1.0 - wgs84_e2)), per_transverse};
}

/// A longitude, or a difference of two, brought into [-pi, pi].
inline double wrapped_longitude(double lon_rad) {
    constexpr double half_turn = std::numbers::pi;
    if (lon_rad >= -half_turn && lon_rad <= half_turn) {
        return lon_rad;
    }
    return std::remainder(lon_rad, 2.0 * half_turn);
}

}  // namespace seaeye
