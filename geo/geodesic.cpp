// A thin face over GeographicLib, which speaks degrees and counts azimuths from -180.
#include "geo/geodesic.hpp"

#include <GeographicLib/Geodesic.hpp>

namespace seaeye {

namespace {

using GeographicLib::Geodesic;

}  // namespace

Metres distance(LatLon from, LatLon to) {
    double range_m = 0.0;
    Geodesic::WGS84().Inverse(to_degrees(from.lat),
                              to_degrees(from.lon),
                              to_degrees(to.lat),
                              to_degrees(to.lon),
                              range_m);
    return Metres{range_m};
}

Bearing bearing(LatLon from, LatLon to) {
    if (from == to) {
        return Bearing{};
    }
    double at_start_deg = 0.0;
    double at_end_deg = 0.0;
    Geodesic::WGS84().Inverse(to_degrees(from.lat),
                              to_degrees(from.lon),
                              to_degrees(to.lat),
                              to_degrees(to.lon),
                              at_start_deg,
                              at_end_deg);
    return Bearing{degrees(at_start_deg)};
}

LatLon destination(LatLon from, Bearing direction, Metres range) {
    double lat_deg = 0.0;
    double lon_deg = 0.0;
    Geodesic::WGS84().Direct(to_degrees(from.lat),
                             to_degrees(from.lon),
                             to_degrees(direction.angle()),
                             range.si(),
                             lat_deg,
                             lon_deg);
    return lat_lon_degrees(lat_deg, lon_deg);
}

}  // namespace seaeye
