// Geometry across the border: OGR's longitude-first points on one side, LatLon on the other.
#include <cmath>

#include <cpl_string.h>

#include "geo/ellipsoid.hpp"
#include "geo/ogr.hpp"

namespace seaeye {

namespace {

// A straight side on a map is not straight in longitude and latitude; pieces this long stray less
// than a metre.
constexpr double longest_side_m = 5'000.0;

OGRSpatialReference wgs84_lon_lat() {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return wgs84;
}

/// A longitude written as 0 to 360 becomes one of -180 to 180; what is not on Earth stays so.
LatLon place(const OGRLinearRing& ring, int i) {
    const double lon_deg = ring.getX(i);
    const Radians lon = degrees(lon_deg);
    const bool is_wrapped = std::abs(lon_deg) > 180.0 && std::abs(lon_deg) <= 360.0;
    return {degrees(ring.getY(i)), is_wrapped ? Radians{wrapped_longitude(lon.si())} : lon};
}

Ring to_ring(const OGRLinearRing& from) {
    Ring ring;
    const int count = from.getNumPoints();
    const bool is_closed =
        count > 1 && from.getX(0) == from.getX(count - 1) && from.getY(0) == from.getY(count - 1);
    for (int i = 0; i < (is_closed ? count - 1 : count); ++i) {
        ring.push_back(place(from, i));
    }
    return ring;
}

Polygon to_polygon(const OGRPolygon& from) {
    Polygon polygon{.outer = to_ring(*from.getExteriorRing()), .holes = {}};
    for (int i = 0; i < from.getNumInteriorRings(); ++i) {
        polygon.holes.push_back(to_ring(*from.getInteriorRing(i)));
    }
    return polygon;
}

void collect(const OGRGeometry& geometry, std::vector<Polygon>& into) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon && geometry.IsEmpty() == 0) {
        into.push_back(to_polygon(*geometry.toPolygon()));
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
            collect(*part, into);
        }
    }
}

void add_ring(OGRPolygon& polygon, const Ring& ring) {
    OGRLinearRing line;
    for (const LatLon p : ring) {
        line.addPoint(to_degrees(p.lon), to_degrees(p.lat));
    }
    line.closeRings();
    polygon.addRing(&line);
}

/// Pieces on either side of the antimeridian, as RFC 7946 wants them.
OgrGeometry cut_at_antimeridian(OgrGeometry geometry) {
    OGREnvelope box;
    geometry->getEnvelope(&box);
    if (box.MinX >= -180.0 && box.MaxX <= 180.0) {
        return geometry;
    }
    CPLStringList options;
    options.AddString("WRAPDATELINE=YES");
    OgrGeometry cut{
        OGRGeometryFactory::transformWithOptions(geometry.get(), nullptr, options.List())};
    return OgrGeometry{OGRGeometryFactory::forceToMultiPolygon(cut.release())};
}

}  // namespace

Result<ToWgs84> ToWgs84::from(const OGRSpatialReference* from) {
    ToWgs84 to;
    const OGRSpatialReference wgs84 = wgs84_lon_lat();
    if (from == nullptr || from->IsSame(&wgs84) != 0) {
        return to;
    }
    const QuietGdal quiet;
    to.transform_.reset(OGRCreateCoordinateTransformation(from, &wgs84));
    if (!to.transform_) {
        return Error{
            ErrorCode::unsupported,
            "no way to WGS-84 from its coordinate system; OGR says: " + quiet.said("nothing more")};
    }
    if (from->IsProjected() != 0) {
        to.longest_side_ = longest_side_m / from->GetLinearUnits();
    }
    return to;
}

Result<std::vector<Polygon>> ToWgs84::polygons(const OGRGeometry& geometry) const {
    const QuietGdal quiet;
    const OgrGeometry straight{geometry.getLinearGeometry()};
    straight->flattenTo2D();
    if (transform_ && longest_side_ > 0.0) {
        straight->segmentize(longest_side_);
    }
    if (transform_ && straight->transform(transform_.get()) != OGRERR_NONE) {
        return Error{ErrorCode::bad_value,
                     "cannot be brought to WGS-84: " + quiet.said("no reason given")};
    }
    std::vector<Polygon> found;
    collect(*straight, found);
    return found;
}

OgrGeometry to_ogr(const std::vector<Polygon>& polygons) {
    auto multi = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : polygons) {
        OGRPolygon part;
        add_ring(part, polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add_ring(part, hole);
        }
        multi->addGeometry(&part);
    }
    return cut_at_antimeridian(OgrGeometry{multi.release()});
}

}  // namespace seaeye
