#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

#include "tests/geo/places.hpp"

using namespace seaeye;

TEST_CASE(
    "a degree of latitude at the equator and of longitude along it have their known lengths") {
    const LatLon origin = lat_lon_degrees(0.0, 0.0);

    CHECK(distance(origin, lat_lon_degrees(1.0, 0.0)).si() ==
          doctest::Approx(110'574.389).epsilon(1e-8));
    CHECK(distance(origin, lat_lon_degrees(0.0, 1.0)).si() ==
          doctest::Approx(111'319.491).epsilon(1e-8));
}

TEST_CASE("a vessel that sails to its destination is there, on that bearing and at that range") {
    Dice dice{1};
    for (int i = 0; i < 2'000; ++i) {
        const LatLon from = dice.place(89.0);
        const Bearing direction = dice.direction();
        const Metres range{dice.between(1.0, 500'000.0)};

        const LatLon to = destination(from, direction, range);

        CHECK(is_valid(to));
        CHECK(std::abs((distance(from, to) - range).si()) < 1e-6);
        CHECK(std::abs(turn(direction, bearing(from, to)).si()) * range.si() < 1e-5);
    }
}

TEST_CASE("bearings are never negative and coincident places bear north") {
    const LatLon here = lat_lon_degrees(27.9, 121.2);

    CHECK(bearing(here, here).si() == 0.0);
    CHECK(to_degrees(bearing(here, lat_lon_degrees(27.9, 121.1)).angle()) ==
          doctest::Approx(270.0).epsilon(1e-3));
    CHECK(distance(here, here).si() == 0.0);
}

TEST_CASE("a vessel crossing the antimeridian has sailed the short way") {
    const LatLon west = lat_lon_degrees(-17.0, 179.99);
    const LatLon east = lat_lon_degrees(-17.0, -179.99);

    CHECK(distance(west, east).si() == doctest::Approx(2'129.0).epsilon(1e-3));
    CHECK(to_degrees(bearing(west, east).angle()) == doctest::Approx(90.0).epsilon(1e-3));
}
