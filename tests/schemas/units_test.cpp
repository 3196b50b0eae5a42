#include "schemas/units.hpp"

#include <doctest/doctest.h>

#include "schemas/position.hpp"

using namespace seaeye;

TEST_CASE("a knot is 1852 metres an hour") {
    CHECK(knots(1).si() * 3600.0 == doctest::Approx(1852.0));
    CHECK(to_knots(knots(13.7)) == doctest::Approx(13.7));
}

TEST_CASE("turning from north-west to north-east is 90 degrees to starboard, through north") {
    const Course north_west{degrees(315)};
    const Course north_east{degrees(45)};

    CHECK(to_degrees(turn(north_west, north_east)) == doctest::Approx(90));
    CHECK(to_degrees(turn(north_east, north_west)) == doctest::Approx(-90));
}

TEST_CASE("a course of minus ten degrees is 350, and a full circle is north") {
    CHECK(to_degrees(Course{degrees(-10)}.angle()) == doctest::Approx(350));
    CHECK(Course{degrees(360)}.si() == 0.0);
    CHECK(Course{Radians{-1e-20}}.si() < 2 * std::numbers::pi);
}

TEST_CASE("a vessel steaming south-east at 10 knots keeps speed and course through her velocity") {
    const Velocity v = velocity_of(knots(10), Course{degrees(135)});

    CHECK(to_knots(sog_of(v)) == doctest::Approx(10));
    CHECK(to_degrees(cog_of(v).angle()) == doctest::Approx(135));
}

TEST_CASE("91 north and not-a-number are no places on Earth") {
    CHECK(is_valid(lat_lon_degrees(-90, 180)));
    CHECK_FALSE(is_valid(lat_lon_degrees(91, 0)));
    CHECK_FALSE(is_valid(lat_lon_degrees(0, 181)));
    CHECK_FALSE(is_valid(LatLon{Radians{std::nan("")}, Radians{0}}));
}
