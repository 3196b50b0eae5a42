#include "geo/land_mask.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

#include "geo/zone_file.hpp"
#include "tests/geo/temp_dir.hpp"
#include "tests/geo/zones.hpp"

using namespace seaeye;

namespace {

/// A coast with a bay, an island in it, and a lake on the land.
///
///     28.0  +-----------+
///           |  lake     |
///           |     +-----+  bay with an island
///     27.0  +-----+
///         120.0 120.5 121.0
std::vector<Polygon> a_coast() {
    const Ring mainland{lat_lon_degrees(27.0, 120.0),
                        lat_lon_degrees(27.0, 120.5),
                        lat_lon_degrees(27.5, 120.5),
                        lat_lon_degrees(27.5, 121.0),
                        lat_lon_degrees(28.0, 121.0),
                        lat_lon_degrees(28.0, 120.0)};
    return {{mainland, {a_rectangle(27.7, 120.2, 27.8, 120.3)}},
            {a_rectangle(27.2, 120.7, 27.21, 120.71), {}}};
}

LandMask a_mask(const std::vector<Polygon>& land) {
    Result<LandMask> mask = LandMask::build(land);
    REQUIRE_MESSAGE(mask, (mask ? "" : mask.error().text));
    return std::move(*mask);
}

std::string data_dir() {
    const char* chosen = std::getenv("SEA_EYE_TEST_DATA");
    return chosen != nullptr ? chosen : SEAEYE_SOURCE_DIR "/../shared/data";
}

}  // namespace

TEST_CASE("land is land, and a bay, a lake and the open sea are not") {
    const LandMask mask = a_mask(a_coast());

    CHECK(mask.is_land(lat_lon_degrees(27.6, 120.6)));
    CHECK(mask.is_land(lat_lon_degrees(27.205, 120.705)));
    CHECK_FALSE(mask.is_land(lat_lon_degrees(27.25, 120.75)));
    CHECK_FALSE(mask.is_land(lat_lon_degrees(27.75, 120.25)));
    CHECK_FALSE(mask.is_land(lat_lon_degrees(26.0, 125.0)));
}

TEST_CASE("the shore is as far as the geodesic to it, seen from the sea and from the land") {
    const std::vector<Polygon> land = a_coast();
    const LandMask mask = a_mask(land);
    Dice dice{41};
    for (int i = 0; i < 300; ++i) {
        const LatLon p = lat_lon_degrees(dice.between(26.7, 28.3), dice.between(119.7, 121.3));
        const double truth = std::min({ring_distance_m(p, land[0].outer),
                                       ring_distance_m(p, land[0].holes[0]),
                                       ring_distance_m(p, land[1].outer),
                                       LandMask::farthest.si()});

        CHECK(mask.shore_distance(p).si() == doctest::Approx(truth).epsilon(0.001));
    }
}

TEST_CASE("far out at sea the shore is as far as is looked for") {
    CHECK(a_mask(a_coast()).shore_distance(lat_lon_degrees(20.0, 130.0)) == LandMask::farthest);
    CHECK(LandMask{}.shore_distance(lat_lon_degrees(20.0, 130.0)) == LandMask::farthest);
    CHECK_FALSE(LandMask{}.is_land(lat_lon_degrees(20.0, 130.0)));
    CHECK(a_mask(a_coast()).shore_distance({Radians{5.0}, Radians{0.0}}) == LandMask::farthest);
}

TEST_CASE("land across the antimeridian is seen from both sides") {
    const LandMask mask = a_mask({{a_rectangle(-17.0, 179.9, -16.8, -179.9), {}}});

    CHECK(mask.is_land(lat_lon_degrees(-16.9, 179.95)));
    CHECK(mask.is_land(lat_lon_degrees(-16.9, -179.95)));
    CHECK(mask.shore_distance(lat_lon_degrees(-16.9, -179.89)).si() ==
          doctest::Approx(1'065.0).epsilon(0.002));
}

TEST_CASE("land files are read like zone files, and a fault names the file or the polygon") {
    const TempDir dir;
    std::vector<Zone> zones;
    for (const Polygon& polygon : a_coast()) {
        zones.push_back(a_zone(std::to_string(zones.size()), {polygon}));
    }
    REQUIRE(write_zones(dir.file("land.gpkg"), zones));

    const Result<LandMask> mask = LandMask::read({dir.file("land.gpkg")});

    REQUIRE(mask);
    CHECK(mask->is_land(lat_lon_degrees(27.6, 120.6)));
    CHECK(LandMask::read({dir.file("none.gpkg")}).error().code == ErrorCode::not_found);
    const Result<LandMask> flat = LandMask::build({{{LatLon{}, LatLon{}}, {}}});
    REQUIRE_FALSE(flat);
    CHECK(flat.error().text == "land polygon 0: a ring of fewer than three positions");
}

TEST_CASE("the real coast of Wenzhou: inside as by ray casting, shores as by geodesics") {
    const std::string path = data_dir() + "/geo/wenzhou_land_gshhg_full.geojson";
    if (!std::filesystem::exists(path)) {
        MESSAGE("absent, not tested: " << path);
        return;
    }
    const Result<std::vector<Polygon>> land = read_polygons(path);
    REQUIRE(land);
    const LandMask mask = a_mask(*land);
    Dice dice{42};
    int on_land = 0;
    for (int i = 0; i < 1'000; ++i) {
        const LatLon p = lat_lon_degrees(dice.between(27.0, 28.8), dice.between(120.4, 122.0));
        const bool truth = std::ranges::any_of(
            *land, [&](const Polygon& polygon) { return is_inside(p, polygon.outer); });

        REQUIRE(mask.is_land(p) == truth);
        on_land += truth ? 1 : 0;
    }
    for (int i = 0; i < 3; ++i) {
        const LatLon p = lat_lon_degrees(dice.between(27.0, 28.8), dice.between(120.4, 122.0));
        double truth = LandMask::farthest.si();
        for (const Polygon& polygon : *land) {
            truth = std::min(truth, ring_distance_m(p, polygon.outer));
        }

        CHECK(mask.shore_distance(p).si() == doctest::Approx(truth).epsilon(0.001));
    }
    MESSAGE(on_land << " of 1000 places on land");
}
