#include "geo/tangent.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <doctest/doctest.h>

#include "tests/geo/places.hpp"

using namespace seaeye;

namespace {

/// The geodesic's length, laid along the mean of its directions at both ends.
Enu geodesic_displacement(LatLon from, LatLon to) {
    double range = 0.0;
    double at_start_deg = 0.0;
    double at_end_deg = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(to_degrees(from.lat),
                                             to_degrees(from.lon),
                                             to_degrees(to.lat),
                                             to_degrees(to.lon),
                                             range,
                                             at_start_deg,
                                             at_end_deg);
    const double mean_deg = at_start_deg + 0.5 * std::remainder(at_end_deg - at_start_deg, 360.0);
    const double azimuth = degrees(mean_deg).si();
    return {Metres{range * std::sin(azimuth)}, Metres{range * std::cos(azimuth)}};
}

LatLon sailed(LatLon from, Bearing direction, double range_m) {
    double lat = 0.0;
    double lon = 0.0;
    GeographicLib::Geodesic::WGS84().Direct(to_degrees(from.lat),
                                            to_degrees(from.lon),
                                            to_degrees(direction.angle()),
                                            range_m,
                                            lat,
                                            lon);
    return lat_lon_degrees(lat, lon);
}

struct Worst {
    double displacement_m = 0.0;
    double round_trip_m = 0.0;
};

Worst worst_within(double range_m, std::uint64_t seed) {
    Dice dice{seed};
    Worst worst;
    for (int i = 0; i < 20'000; ++i) {
        const LatLon from = dice.place(75.0);
        const LatLon to = sailed(from, dice.direction(), dice.between(0.0, range_m));
        const Enu found = displacement(from, to);
        const Enu truth = geodesic_displacement(from, to);
        worst.displacement_m = std::max(worst.displacement_m, apart_m(found, truth));
        worst.round_trip_m =
            std::max(worst.round_trip_m, length_m(displacement(to, displaced(from, found))));
    }
    return worst;
}

}  // namespace

TEST_CASE("a kilometre of sailing is right to a tenth of a micron up to latitude 75") {
    const Worst worst = worst_within(1'000.0, 11);

    MESSAGE("worst displacement " << worst.displacement_m << " m, round trip " << worst.round_trip_m
                                  << " m");
    CHECK(worst.displacement_m < 1e-7);
    CHECK(worst.round_trip_m < 1e-6);
}

TEST_CASE("twenty kilometres of sailing are right to a millimetre up to latitude 75") {
    const Worst worst = worst_within(20'000.0, 12);

    MESSAGE("worst displacement " << worst.displacement_m << " m, round trip " << worst.round_trip_m
                                  << " m");
    CHECK(worst.displacement_m < 0.001);
    CHECK(worst.round_trip_m < 0.001);
}

TEST_CASE("a vessel crossing the antimeridian moves a little, not round the world") {
    const LatLon west = lat_lon_degrees(52.0, 179.995);
    const LatLon east = lat_lon_degrees(52.0, -179.995);

    const Enu crossing = displacement(west, east);
    const LatLon arrived = displaced(west, crossing);

    CHECK(crossing.east.si() == doctest::Approx(686.5).epsilon(1e-3));
    CHECK(is_valid(arrived));
    CHECK(to_degrees(arrived.lon) == doctest::Approx(-179.995).epsilon(1e-9));
    CHECK(displacement(east, west).east.si() == doctest::Approx(-crossing.east.si()));
}

TEST_CASE("a displacement over the pole still ends on Earth") {
    const LatLon near_pole = lat_lon_degrees(89.9999, 10.0);

    CHECK(is_valid(displaced(near_pole, {Metres{500.0}, Metres{50'000.0}})));
    CHECK(is_valid(displaced(lat_lon_degrees(90.0, 0.0), {Metres{1.0}, Metres{0.0}})));
    CHECK(is_valid(displaced(lat_lon_degrees(0.0, 0.0), {Metres{3e7}, Metres{-3e7}})));
}

TEST_CASE("no displacement leaves a vessel exactly where she was") {
    const LatLon here = lat_lon_degrees(27.9, 121.2);

    CHECK(displaced(here, {}) == here);
    CHECK(displacement(here, here) == Enu{});
}
