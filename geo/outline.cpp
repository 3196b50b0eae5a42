// From lists of positions to valid GEOS polygons, or one sentence on why not.
#include "geo/outline.hpp"

#include <algorithm>
#include <cctype>
#include <numbers>
#include <optional>

#include "geo/ellipsoid.hpp"
#include "schemas/numbers.hpp"

namespace seaeye {

namespace {

constexpr double full_turn = 2.0 * std::numbers::pi;

Error bad(std::string text) {
    return {ErrorCode::bad_value, std::move(text)};
}

/// The ring without a repeated last position.
Ring opened(const Ring& ring) {
    Ring open = ring;
    while (open.size() > 1 && open.front() == open.back()) {
        open.pop_back();
    }
    return open;
}

/// Walks the ring from `near_lon`, so that no step is longer than half a turn.
Result<Ring> unrolled_ring(const Ring& ring, double near_lon) {
    Ring open = opened(ring);
    if (open.size() < 3) {
        return bad("a ring of fewer than three positions");
    }
    const double start = near_lon + wrapped_longitude(open.front().lon.si() - near_lon);
    double lon = start;
    for (LatLon& p : open) {
        if (!is_valid(p)) {
            return bad("a position that is not on Earth");
        }
        lon += wrapped_longitude(p.lon.si() - lon);
        p.lon = Radians{lon};
    }
    if (std::abs(lon + wrapped_longitude(start - lon) - start) > std::numbers::pi) {
        return bad("a ring around a pole, or around the whole Earth");
    }
    return open;
}

Result<Polygon> unrolled_polygon(const Polygon& polygon) {
    const double near_lon = polygon.outer.empty() ? 0.0 : polygon.outer.front().lon.si();
    Result<Ring> outer = unrolled_ring(polygon.outer, near_lon);
    if (!outer) {
        return outer.error();
    }
    Polygon flat{.outer = std::move(*outer), .holes = {}};
    const auto [west, east] = std::ranges::minmax(flat.outer, {}, &LatLon::lon);
    for (const Ring& hole : polygon.holes) {
        Result<Ring> ring = unrolled_ring(hole, (west.lon + east.lon).si() / 2.0);
        if (!ring) {
            return ring.error();
        }
        flat.holes.push_back(std::move(*ring));
    }
    return flat;
}

GEOSGeometry* linear_ring(const GeosContext& context, const Ring& ring) {
    std::vector<double> lon;
    std::vector<double> lat;
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const LatLon p = ring[i % ring.size()];
        lon.push_back(p.lon.si());
        lat.push_back(p.lat.si());
    }
    GEOSCoordSequence* places = GEOSCoordSeq_copyFromArrays_r(
        context.get(), lon.data(), lat.data(), nullptr, nullptr, static_cast<unsigned>(lon.size()));
    return GEOSGeom_createLinearRing_r(context.get(), places);
}

GEOSGeometry* geos_polygon(const GeosContext& context, const Polygon& polygon) {
    std::vector<GEOSGeometry*> holes;
    holes.reserve(polygon.holes.size());
    for (const Ring& hole : polygon.holes) {
        holes.push_back(linear_ring(context, hole));
    }
    return GEOSGeom_createPolygon_r(context.get(),
                                    linear_ring(context, polygon.outer),
                                    holes.data(),
                                    static_cast<unsigned>(holes.size()));
}

std::optional<LatLon> place_of(const GeosContext& context, GEOSGeometry* point) {
    const GeosGeometry owned = own(context, point);
    double lon = 0.0;
    double lat = 0.0;
    if (!owned || GEOSGeomGetX_r(context.get(), point, &lon) != 1 ||
        GEOSGeomGetY_r(context.get(), point, &lat) != 1) {
        return std::nullopt;
    }
    return LatLon{Radians{lat}, Radians{wrapped_longitude(lon)}};
}

/// What GEOS finds wrong, in lower case and with the place; nothing when valid.
std::optional<std::string> fault_of(const GeosContext& context, const GEOSGeometry* geometry) {
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    if (GEOSisValidDetail_r(context.get(), geometry, 0, &reason, &where) == 1) {
        return std::nullopt;
    }
    std::string text = reason == nullptr ? context.complaint() : reason;
    GEOSFree_r(context.get(), reason);
    std::ranges::transform(
        text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (const std::optional<LatLon> place = place_of(context, where)) {
        text += " at " + to_text(*place);
    }
    return text;
}

}  // namespace

Result<std::vector<Polygon>> unrolled(const std::vector<Polygon>& polygons) {
    if (polygons.empty()) {
        return bad("no polygon");
    }
    std::vector<Polygon> flat;
    for (const Polygon& polygon : polygons) {
        Result<Polygon> one = unrolled_polygon(polygon);
        if (!one) {
            return one.error();
        }
        flat.push_back(std::move(*one));
    }
    return flat;
}

Result<GeosGeometry> to_geos(const GeosContext& context, const std::vector<Polygon>& polygons) {
    std::vector<GEOSGeometry*> parts;
    parts.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        parts.push_back(geos_polygon(context, polygon));
    }
    GeosGeometry all = own(
        context,
        GEOSGeom_createCollection_r(
            context.get(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
    if (!all) {
        return bad(context.complaint());
    }
    if (std::optional<std::string> fault = fault_of(context, all.get())) {
        return bad(std::move(*fault));
    }
    return all;
}

std::string to_text(LatLon p) {
    std::string text;
    append_fixed(text, std::abs(to_degrees(p.lat)), 5);
    text += p.lat.si() < 0.0 ? " S, " : " N, ";
    append_fixed(text, std::abs(to_degrees(p.lon)), 5);
    text += p.lon.si() < 0.0 ? " W" : " E";
    return text;
}

}  // namespace seaeye
