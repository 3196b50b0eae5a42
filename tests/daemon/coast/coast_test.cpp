#include "daemon/coast/coast.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <doctest/doctest.h>

#include "daemon/coast/radio.hpp"
#include "fusion/watchlist.hpp"
#include "geo/geodesic.hpp"
#include "geo/zone_set.hpp"

using namespace seaeye;

namespace {

const Time start = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 4});

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find("\r\n");
        REQUIRE(end != std::string_view::npos);
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return lines;
}

std::int64_t tag_second(std::string_view line) {
    const std::string_view digits = line.substr(line.find("c:") + 2);
    std::int64_t second = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), second);
    return second;
}

const Actor& actor_named(const Cast& cast, std::string_view name) {
    const auto found = std::ranges::find_if(
        cast.vessels, [&](const Actor& actor) { return actor.who.name.view() == name; });
    REQUIRE(found != cast.vessels.end());
    return *found;
}

Ship ship_after(const Actor& actor, int seconds_gone) {
    Ship ship{actor.passage};
    for (int i = 0; i < seconds_gone; ++i) {
        ship.step();
    }
    return ship;
}

double distance_m(LatLon from, LatLon to) {
    return distance(from, to).si();
}

bool is_in(const ZoneSet& zones, std::string_view id, LatLon at) {
    std::vector<ZoneNear> found;
    zones.near(at, Metres{0.0}, found);
    return std::ranges::any_of(
        found, [&](const ZoneNear& each) { return zones.zone(each.zone).id == id; });
}

}  // namespace

TEST_CASE("the same seed gives the same hour at sea, another seed another one") {
    const CoastOptions options{.seed = 7, .start = start, .length = seconds(300)};
    CoastOptions other = options;
    other.seed = 8;

    CHECK(simulate_coast(options).log == simulate_coast(options).log);
    CHECK(simulate_coast(options).log != simulate_coast(other).log);
}

TEST_CASE("an hour is received in order, by one station, within its hour") {
    const Coast coast = simulate_coast({.seed = 1, .start = start});

    const auto lines = lines_of(coast.log);

    CHECK(lines.size() > 7000);
    CHECK(std::ranges::is_sorted(lines, {}, tag_second));
    CHECK(tag_second(lines.front()) == to_micros(start) / 1'000'000);
    CHECK(tag_second(lines.back()) < to_micros(start) / 1'000'000 + 3600);
    CHECK(std::ranges::all_of(
        lines, [](std::string_view line) { return line.starts_with("\\s:OUJIANG,c:"); }));
}

TEST_CASE("the receiver loses three in a hundred") {
    Dice dice{3};
    ShoreLog log{dice};
    const BitWriter message = encode_safety_text(Mmsi{413900110}, "TEST");

    for (int i = 0; i < 10'000; ++i) {
        log.hear(message, start);
    }

    // Binomial: 9700 expected, standard deviation 17.
    const auto heard = static_cast<int>(lines_of(log.text()).size());
    CHECK(std::abs(heard - 9700) < 4 * 17);
}

TEST_CASE("no two vessels of the cast share a number, a name or a call sign") {
    const Cast cast = the_cast();
    std::set<std::uint32_t> numbers;
    std::set<std::string_view> names;

    for (const Actor& actor : cast.vessels) {
        CHECK(numbers.insert(to_number(actor.who.mmsi)).second);
        CHECK((actor.who.name.empty() || names.insert(actor.who.name.view()).second));
    }

    CHECK(numbers.size() >= 25);
    CHECK(numbers.contains(to_number(cast.wanted.mmsi)));
}

TEST_CASE("a vessel reports as often as her class, speed and turn ask (ITU-R M.1371-5)") {
    const Cast cast = the_cast();
    const auto interval = [&](std::string_view name, int seconds_gone) {
        const Actor& actor = actor_named(cast, name);
        return reporting_interval(actor, ship_after(actor, seconds_gone));
    };

    CHECK(interval("JIN HANG 7", 60) == seconds(180));   // at anchor
    CHECK(interval("RUI FENG", 60) == seconds(10));      // class A, 8 kn
    CHECK(interval("EVER LANTERN", 60) == seconds(6));   // class A, 17 kn
    CHECK(interval("LU YUE 0217", 20) == seconds(180));  // class B, stopped
    CHECK(interval("LU YUE 0217", 300) == seconds(30));  // class B, 36 kn
}

TEST_CASE("a ferry holds at her berth and comes back") {
    const Cast cast = the_cast();
    const Actor& ferry = actor_named(cast, "DAMEN 2");
    const LatLon berth = ferry.passage.legs[1].to;
    Ship ship{ferry.passage};
    int at_berth_s = 0;
    double fastest_kn = 0.0;

    for (int i = 0; i < 3600; ++i) {
        ship.step();
        at_berth_s += ship.sog().si() == 0.0 && distance_m(ship.at(), berth) < 20.0 ? 1 : 0;
        fastest_kn = std::max(fastest_kn, to_knots(ship.sog()));
    }

    CHECK(at_berth_s >= 360);
    CHECK(fastest_kn < 14.1);
    CHECK(distance_m(ship.at(), berth) > 1000.0);
}

TEST_CASE("no vessel turns, speeds up or jumps beyond what her hull allows") {
    for (const Actor& actor : the_cast().vessels) {
        Ship ship{actor.passage};
        ship.step();
        double worst_jump_m = 0.0;
        for (int i = 0; i < 3600; ++i) {
            const Ship before = ship;
            ship.step();
            CHECK(std::abs(ship.rot().si()) <= actor.passage.handling.turn.si());
            const double jump_m = distance_m(before.at(), ship.at());
            worst_jump_m = std::max(worst_jump_m, jump_m - std::max(ship.sog().si(), 0.5));
        }
        // Half a metre: the swing at anchor is a chord, the speed an arc's.
        CHECK_MESSAGE(worst_jump_m < 0.5, actor.who.name.view());
    }
}

TEST_CASE("the fast boat meets the coaster, runs into the cove, lies at the beach and leaves") {
    const Cast cast = the_cast();
    const auto zones = ZoneSet::build(cast.zones);
    REQUIRE(zones);
    const Actor& fast_boat = actor_named(cast, "LU YUE 0217");
    Ship boat{fast_boat.passage};
    Ship coaster{actor_named(cast, "HAI FENG 88").passage};
    int alongside_s = 0;
    int in_cove_s = 0;
    int at_beach_s = 0;

    for (int i = 0; i < 3600; ++i) {
        boat.step();
        coaster.step();
        alongside_s += distance_m(boat.at(), coaster.at()) < 250.0 ? 1 : 0;
        const bool is_inside = is_in(*zones, "yuhuan-cove", boat.at());
        in_cove_s += is_inside ? 1 : 0;
        at_beach_s += is_inside && boat.sog().si() == 0.0 ? 1 : 0;
    }

    CHECK(alongside_s > 240);
    CHECK(in_cove_s > 600);
    CHECK(at_beach_s > 400);
    CHECK_FALSE(is_in(*zones, "yuhuan-cove", boat.at()));
}

TEST_CASE("the watch list names the wanted ship as the detector reads it") {
    const Coast coast = simulate_coast({.seed = 1, .start = start, .length = seconds(1)});

    const auto list = parse_watchlist(coast.watchlist);

    REQUIRE(list);
    Vessel vessel{.mmsi = the_cast().wanted.mmsi};
    CHECK(match(*list, vessel, start).has_value());
    CHECK_FALSE(match(*list, vessel, start + seconds(31 * 86400)).has_value());
}
