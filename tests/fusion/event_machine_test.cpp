#include "fusion/event_machine.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

constexpr EventRule rule{
    .kind = "loitering", .on_observations = 3, .off_observations = 2, .timeout = seconds(300)};

/// A machine with one key, told second by second.
struct Watch {
    EventMachine machine{rule};
    std::vector<Event> events;
    EventKey key{.first = TrackId{5}, .second = {}, .qualifier = "cove"};
    double weight = 0.4;

    void holds(double s) {
        EventSink sink{events};
        machine.see(
            key,
            {77, at_second(s)},
            [&] {
                Claim claim;
                claim.evidence.push_back({.code = "slow", .weight = weight});
                return claim;
            },
            sink);
    }

    void fails(double s) {
        EventSink sink{events};
        machine.deny(key, at_second(s), sink);
    }

    void tick(double s) {
        EventSink sink{events};
        machine.tick(at_second(s), sink);
    }
};

}  // namespace

TEST_CASE("an event starts at the third observation and is dated back to the first") {
    Watch watch;
    watch.holds(0);
    watch.holds(10);
    CHECK(watch.events.empty());
    watch.holds(20);

    REQUIRE(watch.events.size() == 1);
    CHECK(watch.events[0].transition == Transition::started);
    CHECK(watch.events[0].start == at_second(0));
    CHECK(watch.events[0].time == at_second(20));
    CHECK(watch.events[0].severity == doctest::Approx(0.4));
}

TEST_CASE("a denial before the start begins the count anew") {
    Watch watch;
    watch.holds(0);
    watch.holds(10);
    watch.fails(20);
    watch.holds(30);
    watch.holds(40);

    CHECK(watch.events.empty());
}

TEST_CASE("updates come once a minute at most") {
    Watch watch;
    for (int s = 0; s <= 200; s += 10) {
        watch.holds(s);
    }

    REQUIRE(watch.events.size() == 4);
    CHECK(watch.events[1].transition == Transition::updated);
    CHECK(watch.events[1].time == at_second(80));
    CHECK(watch.events[3].time == at_second(200));
}

TEST_CASE("an event ends after two denials, at the first of them, under the id it started with") {
    Watch watch;
    for (const double s : {0.0, 10.0, 20.0}) {
        watch.holds(s);
    }
    watch.fails(30);
    watch.fails(40);

    REQUIRE(watch.events.size() == 2);
    CHECK(watch.events[1].transition == Transition::ended);
    CHECK(watch.events[1].end == at_second(30));
    CHECK(watch.events[1].time == at_second(40));
    CHECK(watch.events[1].id == watch.events[0].id);
}

TEST_CASE(
    "no word for the time-out ends an event, and silence before the start forgets the candidate") {
    Watch watch;
    for (const double s : {0.0, 10.0, 20.0}) {
        watch.holds(s);
    }
    watch.tick(320);
    CHECK(watch.events.size() == 1);
    watch.tick(321);
    REQUIRE(watch.events.size() == 2);
    CHECK(watch.events[1].end == at_second(320));
    CHECK(watch.events[1].reason == "no data");

    watch.holds(400);
    watch.tick(701);
    watch.holds(702);
    watch.holds(703);
    CHECK(watch.events.size() == 2);
}

TEST_CASE("late data retracts an event once, with the reason") {
    Watch watch;
    for (const double s : {0.0, 10.0, 20.0}) {
        watch.holds(s);
    }
    EventSink sink{watch.events};
    watch.machine.retract(watch.key, at_second(50), "late reports fill the gap", sink);
    watch.machine.retract(watch.key, at_second(51), "again", sink);

    REQUIRE(watch.events.size() == 2);
    CHECK(watch.events[1].transition == Transition::retracted);
    CHECK(watch.events[1].reason == "late reports fill the gap");
}

TEST_CASE("ids depend on kind, vessel, zone and start, and on nothing else") {
    const std::string id = event_id("zone_entry", 7, "cove", at_second(0));

    CHECK(id.size() == 16);
    CHECK(id == event_id("zone_entry", 7, "cove", at_second(0)));
    CHECK(id != event_id("zone_exit", 7, "cove", at_second(0)));
    CHECK(id != event_id("zone_entry", 8, "cove", at_second(0)));
    CHECK(id != event_id("zone_entry", 7, "bay", at_second(0)));
    CHECK(id != event_id("zone_entry", 7, "cove", at_second(1)));
}

TEST_CASE("a machine that is full follows no new candidate and says how many") {
    EventMachine machine{rule, 2};
    std::vector<Event> events;
    EventSink sink{events};
    for (std::uint64_t n = 1; n <= 5; ++n) {
        machine.see(
            {.first = TrackId{n}, .second = {}, .qualifier = {}},
            {n, at_second(0)},
            [] { return Claim{}; },
            sink);
    }

    CHECK(machine.refused() == 3);
}
