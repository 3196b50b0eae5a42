// A zone's polygons as GeoJSON, and the box around them.
#pragma once

#include <optional>
#include <string>

#include "daemon/store/item_query.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// Polygon or MultiPolygon, rings closed, outer ones counter-clockwise (RFC 7946).
std::string geometry_json(const Zone& zone);

/// nullopt for a zone without a position.
std::optional<BoundingBox> extent_of(const Zone& zone);

}  // namespace seaeye
