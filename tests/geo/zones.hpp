// Zones for tests: rectangles, random stars, and the slow sure answers about them.
#pragma once

#include <algorithm>
#include <limits>
#include <string>

#include "geo/geodesic.hpp"
#include "geo/tangent.hpp"
#include "schemas/zone.hpp"
#include "tests/geo/places.hpp"

namespace seaeye {

inline Zone a_zone(std::string id, std::vector<Polygon> polygons) {
    return {.id = id,
            .name = id,
            .kind = "",
            .polygons = std::move(polygons),
            .dwell_min = std::nullopt,
            .rules = {}};
}

/// Corners in degrees.
inline Ring a_rectangle(double south, double west, double north, double east) {
    return {lat_lon_degrees(south, west),
            lat_lon_degrees(south, east),
            lat_lon_degrees(north, east),
            lat_lon_degrees(north, west)};
}

/// A ring that never crosses itself: rising bearings, random ranges.
inline Ring a_star(Dice& dice, LatLon centre, double size_m, std::size_t points) {
    Ring ring;
    for (std::size_t i = 0; i < points; ++i) {
        const double bearing =
            2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(points);
        const double range = size_m * dice.between(0.3, 1.0);
        ring.push_back(displaced(
            centre, {Metres{range * std::sin(bearing)}, Metres{range * std::cos(bearing)}}));
    }
    return ring;
}

/// Ray casting, with longitudes taken relative to the place.
inline bool is_inside(LatLon p, const Ring& ring) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i];
        const LatLon b = ring[(i + 1) % ring.size()];
        const double ax = std::remainder(a.lon.si() - p.lon.si(), 2.0 * std::numbers::pi);
        const double bx = ax + std::remainder(b.lon.si() - a.lon.si(), 2.0 * std::numbers::pi);
        if ((a.lat > p.lat) != (b.lat > p.lat) &&
            ax + (bx - ax) * ((p.lat - a.lat) / (b.lat - a.lat)) > 0.0) {
            inside = !inside;
        }
    }
    return inside;
}

/// Shortest geodesic to a side that is straight in longitude and latitude, by ternary search.
inline double side_distance_m(LatLon p, LatLon a, LatLon b) {
    const double d_lon = std::remainder(b.lon.si() - a.lon.si(), 2.0 * std::numbers::pi);
    const auto range = [&](double share) {
        const double lon = std::remainder(a.lon.si() + share * d_lon, 2.0 * std::numbers::pi);
        return distance(p, {a.lat + share * (b.lat - a.lat), Radians{lon}}).si();
    };
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < 30; ++i) {
        const double left = low + (high - low) / 3.0;
        const double right = high - (high - low) / 3.0;
        (range(left) < range(right) ? high : low) = range(left) < range(right) ? right : left;
    }
    return std::min({range(low), range(0.0), range(1.0)});
}

inline double ring_distance_m(LatLon p, const Ring& ring) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        best = std::min(best, side_distance_m(p, ring[i], ring[(i + 1) % ring.size()]));
    }
    return best;
}

}  // namespace seaeye
