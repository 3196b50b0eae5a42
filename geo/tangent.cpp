// The mid-latitude formulas. One sine and cosine a call; the second latitude that `displaced` needs
// is reached by the addition theorem with short series.
#include "geo/tangent.hpp"

#include <algorithm>

#include "geo/ellipsoid.hpp"

namespace seaeye {

namespace {

// Beyond this the series in `rotated` would lose digits, and no displacement is short.
constexpr double series_limit_rad = 0.05;
// Keeps the east scale finite at the poles.
constexpr double least_cosine = 1e-9;

struct SineCosine {
    double sin;
    double cos;
};

SineCosine sine_cosine(double angle_rad) {
    return {std::sin(angle_rad), std::cos(angle_rad)};
}

/// Sine and cosine of (angle + by), from those of the angle.
SineCosine rotated(SineCosine angle, double by_rad) {
    const double d2 = by_rad * by_rad;
    const double sin_by = by_rad * (1.0 - d2 / 6.0 * (1.0 - d2 / 20.0 * (1.0 - d2 / 42.0)));
    const double cos_by = 1.0 - d2 / 2.0 * (1.0 - d2 / 12.0 * (1.0 - d2 / 30.0));
    return {angle.sin * cos_by + angle.cos * sin_by, angle.cos * cos_by - angle.sin * sin_by};
}

/// What the sphere's curve adds to the flat formulas, third order; multiply the displacement by
/// these. From sin(s/2) sin(a) = cos(mid) sin(d_lon/2), sin(s/2) cos(a) = sin(d_lat/2)
/// cos(d_lon/2), where a is the azimuth half-way.
struct Curving {
    double east;
    double north;
};

Curving curving(double d_lat, double d_lon, double cos_mid) {
    const double lat2 = d_lat * d_lat;
    const double lon2 = d_lon * d_lon;
    const double chord = (lat2 + cos_mid * cos_mid * lon2) / 24.0;
    return {1.0 + chord - lon2 / 24.0, 1.0 + chord - lat2 / 24.0 - lon2 / 8.0};
}

}  // namespace

Enu displacement(LatLon from, LatLon to) {
    const double d_lat = to.lat.si() - from.lat.si();
    const double d_lon = wrapped_longitude(to.lon.si() - from.lon.si());
    const SineCosine mid = sine_cosine(from.lat.si() + 0.5 * d_lat);
    const Curvature radius = curvature(mid.sin);
    const Curving curve = curving(d_lat, d_lon, mid.cos);
    return {Metres{radius.transverse_m * mid.cos * d_lon * curve.east},
            Metres{radius.meridian_m * d_lat * curve.north}};
}

LatLon displaced(LatLon from, Enu by) {
    const double lat = from.lat.si();
    const SineCosine start = sine_cosine(lat);
    const InverseCurvature at_start = inverse_curvature(start.sin);
    const double flat_lat = by.north.si() * at_start.per_meridian_m;
    const double flat_lon =
        by.east.si() * at_start.per_transverse_m / std::max(start.cos, least_cosine);
    const Curving curve = curving(flat_lat, flat_lon, start.cos);
    const double half = 0.5 * flat_lat * (2.0 - curve.north);
    const SineCosine mid =
        std::abs(half) < series_limit_rad ? rotated(start, half) : sine_cosine(lat + half);
    const InverseCurvature at_mid = inverse_curvature(mid.sin);
    const double d_lat = by.north.si() * at_mid.per_meridian_m * (2.0 - curve.north);
    const double d_lon = by.east.si() * at_mid.per_transverse_m * (2.0 - curve.east) /
                         std::max(mid.cos, least_cosine);
    constexpr double pole = std::numbers::pi / 2.0;
    return {Radians{std::clamp(lat + d_lat, -pole, pole)},
            Radians{wrapped_longitude(from.lon.si() + d_lon)}};
}

}  // namespace seaeye
