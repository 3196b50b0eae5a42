// A zone's outline in the flat plane of longitude and latitude (radians), where GEOS works and
// where every side is straight. Internal to geo.
#pragma once

#include <vector>

#include "geo/geos.hpp"
#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// Rings with continuous longitude: one that crosses the antimeridian runs on past pi instead of
/// jumping. A side longer than 180 degrees of longitude is taken to cross it.
/// Fails: bad_value for too few points, a place not on Earth, or a ring around a pole.
Result<std::vector<Polygon>> unrolled(const std::vector<Polygon>& polygons);

/// The polygons as one valid GEOS multipolygon. Takes what `unrolled` gives.
/// Fails: bad_value with what is wrong and where, e.g. "self-intersection at 27.9 N, 121.2 E".
Result<GeosGeometry> to_geos(const GeosContext& context, const std::vector<Polygon>& polygons);

/// A place for a person: "27.90000 N, 121.20000 E".
std::string to_text(LatLon p);

}  // namespace seaeye
