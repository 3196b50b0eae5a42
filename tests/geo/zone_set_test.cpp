#include "geo/zone_set.hpp"

#include <doctest/doctest.h>

#include "tests/geo/zones.hpp"

using namespace seaeye;

namespace {

ZoneSet a_set(std::vector<Zone> zones) {
    Result<ZoneSet> set = ZoneSet::build(std::move(zones));
    REQUIRE_MESSAGE(set, (set ? "" : set.error().text));
    return std::move(*set);
}

std::vector<ZoneNear> near(const ZoneSet& set, LatLon p, Metres margin) {
    std::vector<ZoneNear> found;
    set.near(p, margin, found);
    return found;
}

std::string refusal(std::vector<Zone> zones) {
    const Result<ZoneSet> set = ZoneSet::build(std::move(zones));
    REQUIRE_FALSE(set);
    CHECK(set.error().code == ErrorCode::bad_value);
    return set.error().text;
}

/// What a set says about one place, against ray casting and geodesics.
void check_against_truth(const ZoneSet& set, LatLon p, Metres margin) {
    const std::vector<ZoneNear> found = near(set, p, margin);
    auto next = found.begin();
    for (std::uint32_t i = 0; i < set.zones().size(); ++i) {
        const Polygon& polygon = set.zones()[i].polygons.front();
        const bool in_hole = !polygon.holes.empty() && is_inside(p, polygon.holes.front());
        const bool inside = is_inside(p, polygon.outer) && !in_hole;
        double truth = inside    ? 0.0
                       : in_hole ? ring_distance_m(p, polygon.holes.front())
                                 : ring_distance_m(p, polygon.outer);
        const bool told = next != found.end() && next->zone == ZoneIndex{i};
        if (std::abs(truth - margin.si()) > 0.001 * margin.si()) {
            REQUIRE(told == (truth < margin.si()));
        }
        if (told) {
            REQUIRE(std::abs(next->outside.si() - truth) <= 0.001 * truth + 1e-3);
            REQUIRE((next->outside.si() == 0.0) == inside);
            ++next;
        }
    }
    CHECK(next == found.end());
}

}  // namespace

TEST_CASE("a vessel is inside a zone, on its edge, near it or nowhere near") {
    const ZoneSet set = a_set({a_zone("harbour", {{a_rectangle(27.9, 121.1, 28.0, 121.2), {}}})});

    CHECK(near(set, lat_lon_degrees(27.95, 121.15), Metres{0.0}).at(0).outside.si() == 0.0);
    CHECK(near(set, lat_lon_degrees(27.9, 121.1), Metres{0.0}).at(0).outside.si() == 0.0);
    CHECK(near(set, lat_lon_degrees(27.95, 121.1), Metres{0.0}).at(0).outside.si() == 0.0);
    CHECK(near(set, lat_lon_degrees(27.95, 121.201), Metres{100.0}).at(0).outside.si() ==
          doctest::Approx(98.4).epsilon(0.001));
    CHECK(near(set, lat_lon_degrees(27.95, 121.201), Metres{98.0}).empty());
    CHECK(near(set, lat_lon_degrees(35.0, -75.0), Metres{1'000.0}).empty());
    CHECK(near(set, lat_lon_degrees(35.0, -75.0), Metres{50'000.0}).empty());
}

TEST_CASE("a vessel in the hole of a zone is outside it, as far as the hole's shore") {
    const ZoneSet set = a_set({a_zone(
        "ring", {{a_rectangle(10.0, 20.0, 10.3, 20.3), {a_rectangle(10.1, 20.1, 10.2, 20.2)}}})});

    CHECK(near(set, lat_lon_degrees(10.15, 20.15), Metres{1'000.0}).empty());
    CHECK(near(set, lat_lon_degrees(10.15, 20.15), Metres{6'000.0}).at(0).outside.si() ==
          doctest::Approx(5'475.0).epsilon(0.001));
    CHECK(near(set, lat_lon_degrees(10.05, 20.05), Metres{0.0}).size() == 1);
}

TEST_CASE("a zone of two pieces is one zone") {
    const ZoneSet set = a_set({a_zone(
        "pieces",
        {{a_rectangle(10.0, 20.0, 10.1, 20.1), {}}, {a_rectangle(10.2, 20.2, 10.3, 20.3), {}}})});

    CHECK(near(set, lat_lon_degrees(10.05, 20.05), Metres{0.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(10.25, 20.25), Metres{50'000.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(10.15, 20.15), Metres{100.0}).empty());
}

TEST_CASE("overlapping zones are all told, in the order they were loaded") {
    const ZoneSet set = a_set({a_zone("c", {{a_rectangle(10.0, 20.0, 10.2, 20.2), {}}}),
                               a_zone("far", {{a_rectangle(40.0, 20.0, 40.2, 20.2), {}}}),
                               a_zone("a", {{a_rectangle(10.1, 20.1, 10.3, 20.3), {}}}),
                               a_zone("b", {{a_rectangle(10.15, 20.201, 10.3, 20.3), {}}})});
    const std::vector<ZoneNear> found =
        near(set, lat_lon_degrees(10.16, 20.1995), Metres{20'000.0});

    REQUIRE(found.size() == 3);
    CHECK(set.zone(found[0].zone).id == "c");
    CHECK(set.zone(found[1].zone).id == "a");
    CHECK(set.zone(found[2].zone).id == "b");
    CHECK(found[2].outside.si() > 0.0);
}

TEST_CASE("a zone across the antimeridian holds vessels on both sides and measures across it") {
    const ZoneSet set =
        a_set({a_zone("date line", {{a_rectangle(-18.0, 179.9, -17.0, -179.9), {}}}),
               a_zone("east of it", {{a_rectangle(-18.0, 179.8, -17.0, 179.99), {}}})});

    CHECK(near(set, lat_lon_degrees(-17.5, 179.95), Metres{0.0}).size() == 2);
    CHECK(near(set, lat_lon_degrees(-17.5, -179.95), Metres{0.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(-17.5, 180.0), Metres{0.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(-17.5, -180.0), Metres{0.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(-17.5, -179.895), Metres{1'000.0}).size() == 1);
    const auto both = near(set, lat_lon_degrees(-17.5, -179.999), Metres{2'000.0});
    REQUIRE(both.size() == 2);
    CHECK(both[1].outside.si() == doctest::Approx(1'168.0).epsilon(0.001));
    CHECK(near(set, lat_lon_degrees(-17.5, 0.0), Metres{50'000.0}).empty());
}

TEST_CASE("random zones and vessels: inside as by ray casting, distance as by geodesics") {
    Dice dice{21};
    for (int round = 0; round < 60; ++round) {
        const LatLon centre = dice.place(74.0);
        const double size_m = dice.between(200.0, 60'000.0);
        std::vector<Zone> zones;
        for (int i = 0; i < 3; ++i) {
            const LatLon middle = displaced(centre,
                                            {Metres{dice.between(-1.0, 1.0) * size_m},
                                             Metres{dice.between(-1.0, 1.0) * size_m}});
            Polygon polygon{a_star(dice, middle, size_m, 3 + dice.below(12)), {}};
            if (dice.below(2) == 0 && polygon.outer.size() > 8) {
                polygon.holes.push_back(a_star(dice, middle, 0.2 * size_m, 5));
            }
            zones.push_back(a_zone(std::to_string(i), {polygon}));
        }
        const ZoneSet set = a_set(std::move(zones));

        for (int i = 0; i < 12; ++i) {
            const LatLon p = displaced(centre,
                                       {Metres{dice.between(-2.5, 2.5) * size_m},
                                        Metres{dice.between(-2.5, 2.5) * size_m}});
            check_against_truth(set, p, Metres{dice.below(2) == 0 ? 1'000.0 : 50'000.0});
        }
    }
}

TEST_CASE("a coast of a thousand sides: inside as by ray casting at every place") {
    Dice dice{22};
    const LatLon centre = lat_lon_degrees(27.9, 121.2);
    const Ring coast = a_star(dice, centre, 30'000.0, 1'000);
    const ZoneSet set = a_set({a_zone("coast", {{coast, {}}})});
    for (int i = 0; i < 50'000; ++i) {
        const LatLon p = displaced(
            centre, {Metres{dice.between(-31e3, 31e3)}, Metres{dice.between(-31e3, 31e3)}});

        REQUIRE(near(set, p, Metres{0.0}).size() == (is_inside(p, coast) ? 1 : 0));
    }
}

TEST_CASE("no zones, no answer; a place that is not on Earth, no answer") {
    CHECK(near(ZoneSet{}, lat_lon_degrees(0.0, 0.0), Metres{50'000.0}).empty());
    CHECK(near(a_set({}), lat_lon_degrees(0.0, 0.0), Metres{100.0}).empty());

    const ZoneSet set = a_set({a_zone("z", {{a_rectangle(-1.0, -1.0, 1.0, 1.0), {}}})});
    CHECK(near(set, {Radians{std::nan("")}, Radians{0.0}}, Metres{50'000.0}).empty());
    CHECK(near(set, {Radians{0.0}, Radians{9.0}}, Metres{50'000.0}).empty());
}

TEST_CASE("a zone that crosses itself is refused with its id, the fault and the place") {
    const Ring bow_tie{lat_lon_degrees(27.9, 121.1),
                       lat_lon_degrees(28.0, 121.2),
                       lat_lon_degrees(28.0, 121.1),
                       lat_lon_degrees(27.9, 121.2)};

    CHECK(refusal({a_zone("bow tie", {{bow_tie, {}}})}) ==
          "zone \"bow tie\": self-intersection at 27.95000 N, 121.15000 E");
}

TEST_CASE("zones that are no areas are refused, each for its reason") {
    const LatLon p = lat_lon_degrees(1.0, 2.0);
    const Ring square = a_rectangle(1.0, 2.0, 2.0, 3.0);

    CHECK(refusal({a_zone("none", {})}).find("no polygon") != std::string::npos);
    CHECK(refusal({a_zone("dot", {{{p, p, p}, {}}})}).find("fewer than three") !=
          std::string::npos);
    CHECK(refusal({a_zone("hole", {{square, {{p, p}}}})}).find("fewer than three") !=
          std::string::npos);
    CHECK(refusal({a_zone("mars", {{{p, {Radians{2.0}, Radians{0.0}}, {}}, {}}})})
              .find("not on Earth") != std::string::npos);
    CHECK(refusal({a_zone("pole",
                          {{{lat_lon_degrees(80.0, 0.0),
                             lat_lon_degrees(80.0, 120.0),
                             lat_lon_degrees(80.0, -120.0)},
                            {}}})})
              .find("around a pole") != std::string::npos);
    CHECK(refusal({a_zone("x", {{square, {}}}), a_zone("x", {{square, {}}})}).find("unique") !=
          std::string::npos);
}

TEST_CASE("zones at the poles and all round the globe are answered without fuss") {
    const ZoneSet set = a_set({a_zone("cap", {{a_rectangle(89.0, 0.0, 90.0, 90.0), {}}}),
                               a_zone("belt", {{a_rectangle(-1.0, -89.0, 1.0, 89.0), {}}})});

    CHECK(near(set, lat_lon_degrees(89.5, 45.0), Metres{100.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(90.0, 45.0), Metres{100.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(0.0, 88.0), Metres{100.0}).size() == 1);
    CHECK(near(set, lat_lon_degrees(-90.0, 0.0), Metres{50'000.0}).empty());
}
