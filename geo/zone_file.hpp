// Zones in and out of files, through OGR: GeoJSON, GeoPackage, KML, S-57, Shapefile, FlatGeobuf.
// The only place where GeoJSON's lon-lat order is turned round.
#pragma once

#include <string>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// Reads every polygon feature of every layer (or of `layer` when not empty) as a zone. Other
/// coordinate systems are transformed to WGS-84. Attributes "id", "name", "kind", "dwell_min",
/// "rules" (comma-separated) are taken where present, whatever their case. Fails: not_found /
/// not_readable with the path and what OGR said; bad_value naming feature, fault and place.
Result<std::vector<Zone>> read_zones(const std::string& path, const std::string& layer = {});

/// Writes zones; the format follows the extension (.geojson, .gpkg, .kml, .fgb, .shp).
Result<Done> write_zones(const std::string& path, const std::vector<Zone>& zones);

}  // namespace seaeye
