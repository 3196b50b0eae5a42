#include "geo/local_frame.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <doctest/doctest.h>

#include "geo/geodesic.hpp"
#include "tests/geo/places.hpp"

using namespace seaeye;

namespace {

Enu projected(LatLon origin, LatLon p) {
    const GeographicLib::AzimuthalEquidistant plane{GeographicLib::Geodesic::WGS84()};
    double east = 0.0;
    double north = 0.0;
    plane.Forward(to_degrees(origin.lat),
                  to_degrees(origin.lon),
                  to_degrees(p.lat),
                  to_degrees(p.lon),
                  east,
                  north);
    return {Metres{east}, Metres{north}};
}

struct Worst {
    double forward_m = 0.0;
    double back_m = 0.0;
    double convergence_rad = 0.0;
};

/// The direction of a short step north, laid into the plane.
double step_north_rad(LatLon origin, LatLon p) {
    const Radians step{1e-5};
    const Enu south = projected(origin, {p.lat - step, p.lon});
    const Enu north = projected(origin, {p.lat + step, p.lon});
    return std::atan2((north.east - south.east).si(), (north.north - south.north).si());
}

Worst worst_around(LatLon origin, double radius_m, Dice& dice) {
    const LocalFrame frame{origin};
    Worst worst;
    for (int i = 0; i < 500; ++i) {
        const LatLon p = destination(origin, dice.direction(), Metres{dice.between(1.0, radius_m)});
        const Enu truth = projected(origin, p);
        worst.forward_m = std::max(worst.forward_m, apart_m(frame.to_enu(p), truth));
        worst.back_m = std::max(worst.back_m, distance(frame.to_wgs84(truth), p).si());
        const double off = frame.convergence(p).si() - step_north_rad(origin, p);
        worst.convergence_rad =
            std::max(worst.convergence_rad, std::abs(std::remainder(off, 2.0 * std::numbers::pi)));
    }
    return worst;
}

}  // namespace

TEST_CASE("within 200 km of a station the plane is right to a millimetre, both ways") {
    Dice dice{31};
    Worst worst;
    for (int i = 0; i < 40; ++i) {
        const Worst here = worst_around(dice.place(89.0), 200'000.0, dice);
        worst.forward_m = std::max(worst.forward_m, here.forward_m);
        worst.back_m = std::max(worst.back_m, here.back_m);
        worst.convergence_rad = std::max(worst.convergence_rad, here.convergence_rad);
    }

    MESSAGE("worst forward " << worst.forward_m << " m, back " << worst.back_m << " m, convergence "
                             << worst.convergence_rad << " rad");
    CHECK(worst.forward_m < 0.001);
    CHECK(worst.back_m < 0.001);
    // The step north that it is compared with is itself good to about 1e-7 rad.
    CHECK(worst.convergence_rad < 1e-6);
}

TEST_CASE("far from the station the plane is GeographicLib's own") {
    Dice dice{32};
    const LatLon origin = lat_lon_degrees(27.9, 121.2);
    const LocalFrame frame{origin};
    for (int i = 0; i < 200; ++i) {
        const LatLon p =
            destination(origin, dice.direction(), Metres{dice.between(300e3, 5'000e3)});

        CHECK(frame.to_enu(p) == projected(origin, p));
        CHECK(distance(frame.to_wgs84(frame.to_enu(p)), p).si() < 1e-6);
    }
}

TEST_CASE("range and bearing from the station are true in its plane") {
    const LatLon origin = lat_lon_degrees(27.9, 121.2);
    const LocalFrame frame{origin};

    const Enu at = frame.to_enu(destination(origin, Bearing{degrees(60.0)}, nautical_miles(24.0)));

    CHECK(at.east.si() == doctest::Approx(44'448.0 * std::sin(degrees(60.0).si())).epsilon(1e-8));
    CHECK(at.north.si() == doctest::Approx(44'448.0 * std::cos(degrees(60.0).si())).epsilon(1e-8));
    CHECK(std::abs(frame.to_enu(origin).east.si()) < 1e-6);
    CHECK(std::abs(frame.to_enu(origin).north.si()) < 1e-6);
}

TEST_CASE("a station beside the antimeridian sees over it") {
    Dice dice{33};
    const Worst worst = worst_around(lat_lon_degrees(-17.0, 179.9), 200'000.0, dice);

    CHECK(worst.forward_m < 0.001);
    CHECK(worst.back_m < 0.001);
    CHECK(worst.convergence_rad < 1e-6);
}

TEST_CASE(
    "east of the station, north turns to the left in the northern half and right in the other") {
    const LocalFrame north{lat_lon_degrees(28.0, 121.0)};
    const LocalFrame south{lat_lon_degrees(-28.0, 121.0)};

    CHECK(north.convergence(lat_lon_degrees(28.0, 122.0)).si() ==
          doctest::Approx(-degrees(1.0).si() * std::sin(degrees(28.0).si())).epsilon(1e-3));
    CHECK(south.convergence(lat_lon_degrees(-28.0, 122.0)).si() > 0.0);
    CHECK(north.convergence(lat_lon_degrees(28.0, 121.0)).si() == 0.0);
    CHECK(north.origin() == lat_lon_degrees(28.0, 121.0));
}

TEST_CASE("two frames of one station agree to the last bit") {
    const LocalFrame a{lat_lon_degrees(36.9, -76.1)};
    const LocalFrame b{lat_lon_degrees(36.9, -76.1)};
    Dice dice{34};
    for (int i = 0; i < 100; ++i) {
        const LatLon p = lat_lon_degrees(dice.between(35.5, 38.0), dice.between(-78.0, -74.0));

        CHECK(a.to_enu(p) == b.to_enu(p));
    }
}
