// Short displacements on the ellipsoid without trigonometry in the inner loop: the plane that
// touches it at the middle latitude. What a track filter needs, anywhere on Earth.
#pragma once

#include "schemas/position.hpp"

namespace seaeye {

/// East and north from one place to another nearby: the length of the geodesic, laid along the mean
/// of its directions at both ends. Mid-latitude radii of curvature (WGS-84) and the sphere's third
/// order. Error against the geodesic: below 0.1 um at 1 km, 1 mm at 20 km, up to latitude 75;
/// longitudes may straddle 180.
Enu displacement(LatLon from, LatLon to);

/// The place a displacement away; the inverse of `displacement` (below 1 mm within 20 km, up to
/// latitude 75). Longitude is wrapped; latitude stops at the poles.
LatLon displaced(LatLon from, Enu by);

}  // namespace seaeye
