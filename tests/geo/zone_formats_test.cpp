// Files that other programs write: other coordinate systems, curves, heights, electronic charts.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <utility>

#include <GeographicLib/UTMUPS.hpp>
#include <doctest/doctest.h>
#include <ogrsf_frmts.h>

#include "geo/zone_file.hpp"
#include "geo/zone_set.hpp"
#include "tests/geo/temp_dir.hpp"
#include "tests/geo/zones.hpp"

using namespace seaeye;

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

Dataset made(const char* driver, const std::string& path) {
    GDALAllRegister();
    return Dataset{GetGDALDriverManager()->GetDriverByName(driver)->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
}

/// A GeoPackage of one feature.
void write_gpkg(const std::string& path, int epsg, const char* wkt) {
    const Dataset dataset = made("GPKG", path);
    OGRSpatialReference srs;
    REQUIRE(srs.importFromEPSG(epsg) == OGRERR_NONE);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset->CreateLayer("areas", &srs, wkbUnknown, nullptr);
    OGRGeometry* geometry = nullptr;
    REQUIRE(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry) == OGRERR_NONE);
    const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    feature->SetGeometryDirectly(geometry);
    REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
}

Ring ring_of(const std::string& path) {
    const Result<std::vector<Zone>> zones = read_zones(path);
    REQUIRE_MESSAGE(zones, (zones ? "" : zones.error().text));
    REQUIRE(zones->size() == 1);
    return zones->front().polygons.front().outer;
}

bool has_corner(const Ring& ring, LatLon corner, double tolerance_m) {
    return std::ranges::any_of(ring,
                               [&](LatLon p) { return distance(p, corner).si() < tolerance_m; });
}

LatLon from_utm(double east_m, double north_m) {
    double lat = 0.0;
    double lon = 0.0;
    constexpr int zone = 51;
    constexpr bool is_north = true;
    GeographicLib::UTMUPS::Reverse(zone, is_north, east_m, north_m, lat, lon);
    return lat_lon_degrees(lat, lon);
}

/// One record of a chart: its numbers, and where it lies.
void add_record(GDALDataset& cell,
                const char* layer_name,
                std::initializer_list<std::pair<const char*, int>> numbers,
                const char* wkt) {
    OGRLayer* layer = cell.GetLayerByName(layer_name);
    REQUIRE(layer != nullptr);
    const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    for (const auto& [name, value] : numbers) {
        feature->SetField(name, value);
    }
    OGRGeometry* geometry = nullptr;
    REQUIRE(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry) == OGRERR_NONE);
    feature->SetGeometryDirectly(geometry);
    REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
}

/// One edge of a chart, between two connected nodes.
void add_edge(GDALDataset& cell, int number, int from, int to, const char* between) {
    constexpr int connected_node = 120;
    add_record(cell,
               "Edge",
               {{"RCNM", 130},
                {"RCID", number},
                {"RVER", 1},
                {"RUIN", 1},
                {"NAME_RCNM_0", connected_node},
                {"NAME_RCID_0", from},
                {"ORNT_0", 255},
                {"USAG_0", 255},
                {"TOPI_0", 1},
                {"MASK_0", 255},
                {"NAME_RCNM_1", connected_node},
                {"NAME_RCID_1", to},
                {"ORNT_1", 255},
                {"USAG_1", 255},
                {"TOPI_1", 2},
                {"MASK_1", 255}},
               between);
}

/// An area of a chart, bounded by edges 1 and 2.
void add_area(GDALDataset& cell, const char* object_class, int code, int number, const char* name) {
    OGRLayer* layer = cell.GetLayerByName(object_class);
    REQUIRE(layer != nullptr);
    const OGRFeatureUniquePtr area{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    const std::initializer_list<std::pair<const char*, int>> numbers{{"RCID", number},
                                                                     {"PRIM", 3},
                                                                     {"GRUP", 2},
                                                                     {"OBJL", code},
                                                                     {"RVER", 1},
                                                                     {"AGEN", 550},
                                                                     {"FIDN", number},
                                                                     {"FIDS", 1}};
    for (const auto& [field, value] : numbers) {
        area->SetField(field, value);
    }
    const std::array edges{1, 2};
    const std::array edge_records{130, 130};
    const std::array forward{1, 1};
    const std::array unmasked{2, 2};
    area->SetField("NAME_RCNM", 2, edge_records.data());
    area->SetField("NAME_RCID", 2, edges.data());
    area->SetField("ORNT", 2, forward.data());
    area->SetField("USAG", 2, forward.data());
    area->SetField("MASK", 2, unmasked.data());
    if (name != nullptr) {
        area->SetField("OBJNAM", name);
    }
    REQUIRE(layer->CreateFeature(area.get()) == OGRERR_NONE);
}

/// A cell with a restricted area and an anchorage on one square.
void write_cell(const std::string& path) {
    const Dataset cell = made("S57", path);
    REQUIRE(cell);
    add_record(*cell,
               "ConnectedNode",
               {{"RCNM", 120}, {"RCID", 1}, {"RVER", 1}, {"RUIN", 1}},
               "POINT(121.1 27.9)");
    add_record(*cell,
               "ConnectedNode",
               {{"RCNM", 120}, {"RCID", 2}, {"RVER", 1}, {"RUIN", 1}},
               "POINT(121.2 28)");
    add_edge(*cell, 1, 1, 2, "LINESTRING(121.15 27.9,121.2 27.9,121.2 27.95)");
    add_edge(*cell, 2, 2, 1, "LINESTRING(121.15 28,121.1 28,121.1 27.95)");
    add_area(*cell, "RESARE", 112, 7, "Firing range");
    add_area(*cell, "ACHARE", 4, 8, nullptr);
}

}  // namespace

TEST_CASE("restricted areas and anchorages of an electronic chart become zones of their class") {
    const TempDir dir;
    write_cell(dir.file("XX5TEST1.000"));

    const Result<ZoneFile> file = read_zone_file(dir.file("XX5TEST1.000"));
    REQUIRE_MESSAGE(file, (file ? "" : file.error().text));
    REQUIRE(file->zones.size() == 2);
    const auto is_resare = [](const Zone& zone) {
        return zone.kind == "resare";
    };
    const auto resare = std::ranges::find_if(file->zones, is_resare);
    REQUIRE(resare != file->zones.end());
    CHECK(resare->name == "Firing range");
    CHECK(resare->id == "0226000000070001");
    CHECK(has_corner(resare->polygons.front().outer, lat_lon_degrees(27.9, 121.2), 0.1));
    CHECK(has_corner(resare->polygons.front().outer, lat_lon_degrees(28.0, 121.1), 0.1));

    const Result<std::vector<Zone>> anchorages = read_zones(dir.file("XX5TEST1.000"), "ACHARE");
    REQUIRE(anchorages);
    REQUIRE(anchorages->size() == 1);
    CHECK(anchorages->front().kind == "achare");
    CHECK(anchorages->front().name == "0226000000080001");
}

TEST_CASE("a zone drawn on a UTM chart lands where GeographicLib puts it, its sides finely bent") {
    const TempDir dir;
    write_gpkg(
        dir.file("utm.gpkg"),
        32651,
        "POLYGON((300000 3090000,340000 3090000,340000 3110000,300000 3110000,300000 3090000))");

    const Ring ring = ring_of(dir.file("utm.gpkg"));

    CHECK(ring.size() == 24);  // 120 km of sides in pieces of 5 km
    CHECK(has_corner(ring, from_utm(300e3, 3090e3), 0.01));
    CHECK(has_corner(ring, from_utm(340e3, 3110e3), 0.01));
}

TEST_CASE("a system whose authority puts latitude first does not swap the sea") {
    const TempDir dir;
    const char* square = "POLYGON((121 27,122 27,122 28,121 28,121 27))";
    write_gpkg(dir.file("4326.gpkg"), 4326, square);
    write_gpkg(dir.file("4490.gpkg"), 4490, square);  // CGCS2000

    for (const char* name : {"4326.gpkg", "4490.gpkg"}) {
        CHECK(has_corner(ring_of(dir.file(name)), lat_lon_degrees(27.0, 121.0), 0.5));
        CHECK(has_corner(ring_of(dir.file(name)), lat_lon_degrees(28.0, 122.0), 0.5));
    }
}

TEST_CASE("an arc becomes many short sides, and heights are dropped") {
    const TempDir dir;
    write_gpkg(dir.file("arc.gpkg"),
               4326,
               "CURVEPOLYGON(CIRCULARSTRING(121 27,121.1 27.1,121.2 27,121.1 26.9,121 27))");
    write_gpkg(dir.file("high.gpkg"), 4326, "POLYGON Z((121 27 5,122 27 5,122 28 9,121 27 5))");

    CHECK(ring_of(dir.file("arc.gpkg")).size() > 30);
    CHECK(ring_of(dir.file("high.gpkg")).size() == 3);
}

TEST_CASE("polygons inside a collection are taken, its lines left out") {
    const TempDir dir;
    write_gpkg(dir.file("mixed.gpkg"),
               4326,
               "GEOMETRYCOLLECTION(LINESTRING(0 0,1 1),POLYGON((121 27,122 27,122 28,121 27)))");

    CHECK(ring_of(dir.file("mixed.gpkg")).size() == 3);
}
