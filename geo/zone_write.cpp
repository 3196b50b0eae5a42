// Writing zones. A format of one file is written beside its place and then moved there.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <cpl_string.h>

#include "geo/ogr.hpp"
#include "geo/outline.hpp"
#include "geo/zone_file.hpp"

namespace seaeye {

namespace {

namespace fs = std::filesystem;

struct Format {
    std::string_view extension;
    const char* driver;
    const char* fallback;                // driver to use when the first is not built in
    std::array<const char*, 2> options;  // of the layer; may be null
    bool is_one_file;
    bool is_typed;  // one geometry type a layer: a lone polygon goes in as a multipolygon
};

constexpr std::array formats{
    Format{
        ".geojson", "GeoJSON", "GeoJSON", {"RFC7946=YES", "COORDINATE_PRECISION=9"}, true, false},
    Format{".gpkg", "GPKG", "GPKG", {}, true, true},
    Format{".kml", "LIBKML", "KML", {}, true, false},
    // Without the spatial index the zones keep their order.
    Format{".fgb", "FlatGeobuf", "FlatGeobuf", {"SPATIAL_INDEX=NO"}, true, true},
    Format{".shp", "ESRI Shapefile", "ESRI Shapefile", {"ENCODING=UTF-8"}, false, true},
};

constexpr std::size_t longest_shapefile_text = 254;

const Format* format_of(const fs::path& path) {
    for (const Format& format : formats) {
        if (path.extension() == format.extension) {
            return &format;
        }
    }
    return nullptr;
}

std::string joined(const std::vector<std::string>& rules) {
    std::string text;
    for (const std::string& rule : rules) {
        text += (text.empty() ? "" : ",") + rule;
    }
    return text;
}

Error ogr_error(const fs::path& path, const QuietGdal& quiet) {
    return {ErrorCode::not_readable,
            path.string() + ": cannot be written; OGR says: " + quiet.said("nothing more")};
}

OGRLayer* make_layer(GDALDataset& dataset, const fs::path& path, const Format& format) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    for (const char* option : format.options) {
        if (option != nullptr) {
            options.AddString(option);
        }
    }
    const std::string name = format.is_one_file ? "zones" : path.stem().string();
    const OGRwkbGeometryType type = format.is_typed ? wkbMultiPolygon : wkbUnknown;
    OGRLayer* layer = dataset.CreateLayer(name.c_str(), &wgs84, type, options.List());
    for (const char* text : {"id", "name", "kind", "rules"}) {
        OGRFieldDefn field{text, OFTString};
        field.SetWidth(format.is_one_file ? 0 : static_cast<int>(longest_shapefile_text));
        if (layer == nullptr || layer->CreateField(&field) != OGRERR_NONE) {
            return nullptr;
        }
    }
    OGRFieldDefn minutes{"dwell_min", OFTReal};
    return layer->CreateField(&minutes) == OGRERR_NONE ? layer : nullptr;
}

bool add(OGRLayer& layer, const Zone& zone, OgrGeometry outline) {
    const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer.GetLayerDefn())};
    feature->SetField("id", zone.id.c_str());
    feature->SetField("name", zone.name.c_str());
    if (!zone.kind.empty()) {
        feature->SetField("kind", zone.kind.c_str());
    }
    if (!zone.rules.empty()) {
        feature->SetField("rules", joined(zone.rules).c_str());
    }
    if (zone.dwell_min) {
        feature->SetField("dwell_min", *zone.dwell_min);
    }
    feature->SetGeometryDirectly(outline.release());
    return layer.CreateFeature(feature.get()) == OGRERR_NONE;
}

/// The outline as the format wants it. Fails: a zone that would not read back as itself.
Result<OgrGeometry> outline_of(const Zone& zone, const Format& format) {
    const std::size_t longest =
        std::max({zone.id.size(), zone.name.size(), zone.kind.size(), joined(zone.rules).size()});
    if (!format.is_one_file && longest > longest_shapefile_text) {
        return Error{ErrorCode::bad_value,
                     "zone \"" + zone.id + "\": a Shapefile holds texts of at most 254 bytes"};
    }
    Result<std::vector<Polygon>> outline = unrolled(zone.polygons);
    if (!outline) {
        return Error{ErrorCode::bad_value, "zone \"" + zone.id + "\": " + outline.error().text};
    }
    OgrGeometry geometry = to_ogr(*outline);
    if (!format.is_typed && geometry->toMultiPolygon()->getNumGeometries() == 1) {
        geometry.reset(OGRGeometryFactory::forceToPolygon(geometry.release()));
    }
    return geometry;
}

Result<Done> write_to(const fs::path& path, const Format& format, const std::vector<Zone>& zones) {
    const QuietGdal quiet;
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (driver == nullptr) {
        driver = GetGDALDriverManager()->GetDriverByName(format.fallback);
    }
    if (driver == nullptr) {
        return Error{ErrorCode::unsupported,
                     "this GDAL has no driver " + std::string{format.driver}};
    }
    driver->QuietDelete(path.c_str());
    OgrDataset dataset{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRLayer* layer = dataset ? make_layer(*dataset, path, format) : nullptr;
    if (layer == nullptr) {
        return ogr_error(path, quiet);
    }
    for (const Zone& zone : zones) {
        Result<OgrGeometry> outline = outline_of(zone, format);
        if (!outline) {
            return outline.error();
        }
        if (!add(*layer, zone, std::move(*outline))) {
            return ogr_error(path, quiet);
        }
    }
    dataset.reset();  // writes what is left
    if (!quiet.said("").empty()) {
        return ogr_error(path, quiet);
    }
    return Done{};
}

}  // namespace

Result<Done> write_zones(const std::string& path, const std::vector<Zone>& zones) {
    const fs::path target{path};
    const Format* format = format_of(target);
    if (format == nullptr) {
        return Error{ErrorCode::unsupported,
                     path + ": expected a name that ends in .geojson, .gpkg, .kml, .fgb or .shp"};
    }
    if (!format->is_one_file) {
        return write_to(target, *format, zones);
    }
    fs::path partial = target;
    partial.replace_filename("." + target.stem().string() + ".partial" +
                             target.extension().string());
    std::error_code fault;
    Result<Done> done = write_to(partial, *format, zones);
    if (!done) {
        fs::remove(partial, fault);
        return done;
    }
    fs::rename(partial, target, fault);
    if (fault) {
        return Error{ErrorCode::not_readable, path + ": cannot be written: " + fault.message()};
    }
    return Done{};
}

}  // namespace seaeye
