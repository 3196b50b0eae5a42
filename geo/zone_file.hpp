// Zones in and out of files, through OGR: GeoJSON, GeoPackage, KML, S-57, Shapefile, FlatGeobuf.
// The only place where GeoJSON's lon-lat order is turned round.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// What a file of zones held.
struct ZoneFile {
    std::vector<Zone> zones;         ///< never empty, ids unique, outlines valid
    std::uint64_t skipped = 0;       ///< features that are no polygons
    std::vector<std::string> notes;  ///< one sentence a layer on what was skipped
};

/// Reads every polygon feature of every layer (or of `layer` when not empty) as a zone. Other
/// coordinate systems are transformed to WGS-84. Attributes "id", "name", "kind", "dwell_min",
/// "rules" (comma-separated) are taken where present, whatever their case; in S-57 LNAM is the id,
/// OBJNAM the name, and the object class the kind. At most 100,000 zones. Fails: not_found /
/// not_readable with the path and what OGR said; bad_value naming feature, fault and place.
Result<ZoneFile> read_zone_file(const std::string& path, const std::string& layer = {});

/// The zones of `read_zone_file`.
Result<std::vector<Zone>> read_zones(const std::string& path, const std::string& layer = {});

/// Only the polygons, for land: attributes and ids do not matter. Otherwise as `read_zone_file`.
Result<std::vector<Polygon>> read_polygons(const std::string& path, const std::string& layer = {});

/// Writes zones; the format follows the extension (.geojson, .gpkg, .kml, .fgb, .shp). An old file
/// is replaced, at the last moment where the format is one file. Zones across the antimeridian are
/// cut there. Fails: unsupported (extension), bad_value (a zone that could not be read back),
/// not_readable with what OGR said.
Result<Done> write_zones(const std::string& path, const std::vector<Zone>& zones);

}  // namespace seaeye
