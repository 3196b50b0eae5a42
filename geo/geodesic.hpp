// Exact distances and directions on the WGS-84 ellipsoid (GeographicLib; Karney 2013, "Algorithms
// for geodesics"). For answers that must be right anywhere; the filter's inner loop uses
// tangent.hpp.
#pragma once

#include "schemas/position.hpp"

namespace seaeye {

/// Length of the geodesic. Error below 15 nm (nanometres) anywhere.
Metres distance(LatLon from, LatLon to);

/// Initial direction of the geodesic at `from`. North for coincident points.
Bearing bearing(LatLon from, LatLon to);

/// The place `range` along the geodesic that leaves `from` towards `direction`.
LatLon destination(LatLon from, Bearing direction, Metres range);

}  // namespace seaeye
