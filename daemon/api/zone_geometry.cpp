// Polygons out, longitude first as GeoJSON wants it.
#include "daemon/api/zone_geometry.hpp"

#include <algorithm>

#include "schemas/json_writer.hpp"

namespace seaeye {
namespace {

/// Twice the area on the plate carree, positive when counter-clockwise.
double winding(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon& a = ring[i];
        const LatLon& b = ring[(i + 1) % ring.size()];
        sum += a.lon.si() * b.lat.si() - b.lon.si() * a.lat.si();
    }
    return sum;
}

void write_position(JsonWriter& out, LatLon p) {
    out.begin_array();
    out.number(to_degrees(p.lon), 7);
    out.number(to_degrees(p.lat), 7);
    out.end_array();
}

enum class Turn : std::uint8_t { counter_clockwise, clockwise };

void write_ring(JsonWriter& out, Ring ring, Turn wanted) {
    if ((winding(ring) < 0.0) != (wanted == Turn::clockwise)) {
        std::ranges::reverse(ring);
    }
    out.begin_array();
    for (const LatLon& p : ring) {
        write_position(out, p);
    }
    if (!ring.empty()) {
        write_position(out, ring.front());
    }
    out.end_array();
}

void write_polygon(JsonWriter& out, const Polygon& polygon) {
    out.begin_array();
    write_ring(out, polygon.outer, Turn::counter_clockwise);
    for (const Ring& hole : polygon.holes) {
        write_ring(out, hole, Turn::clockwise);
    }
    out.end_array();
}

}  // namespace

std::string geometry_json(const Zone& zone) {
    std::string text;
    JsonWriter out{text};
    const bool is_single = zone.polygons.size() == 1;
    out.begin_object();
    out.key("type");
    out.text(is_single ? "Polygon" : "MultiPolygon");
    out.key("coordinates");
    if (is_single) {
        write_polygon(out, zone.polygons.front());
    } else {
        out.begin_array();
        for (const Polygon& polygon : zone.polygons) {
            write_polygon(out, polygon);
        }
        out.end_array();
    }
    out.end_object();
    return text;
}

std::optional<BoundingBox> extent_of(const Zone& zone) {
    std::optional<BoundingBox> box;
    for (const Polygon& polygon : zone.polygons) {
        for (const LatLon& p : polygon.outer) {
            const double lon = to_degrees(p.lon);
            const double lat = to_degrees(p.lat);
            if (!box) {
                box = BoundingBox{.west = lon, .south = lat, .east = lon, .north = lat};
            }
            box->west = std::min(box->west, lon);
            box->east = std::max(box->east, lon);
            box->south = std::min(box->south, lat);
            box->north = std::max(box->north, lat);
        }
    }
    return box;
}

}  // namespace seaeye
