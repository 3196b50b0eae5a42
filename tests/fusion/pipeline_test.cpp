#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "schemas/fields.hpp"
#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// Transitions a line each: kind, transition, second it began.
std::string story(const std::vector<Event>& events) {
    std::string told;
    for (const Event& e : events) {
        if (e.transition != Transition::updated) {
            told += e.kind + " " + std::string{to_string(e.transition)} + " " +
                    std::to_string(static_cast<int>(to_seconds(e.start - at_second(0)))) + "\n";
        }
    }
    return told;
}

std::vector<Observation> reports(const VesselBuilder& ship,
                                 double from_s,
                                 double to_s,
                                 double step_s) {
    std::vector<Observation> all;
    for (double s = from_s; s <= to_s; s += step_s) {
        all.push_back(ship.report(s));
    }
    return all;
}

}  // namespace

/*
        cove (2 km square)
       +--------+
  A--->|   .    |---->      A passes at 10 kn: in at 210 s, out at 610 s
       +--------+
*/
TEST_CASE("a vessel that passes through a zone raises an entry and an exit, and no dwell") {
    PipelineSetup setup;
    setup.zones = {a_zone("cove", from(off_wenzhou, 2029, 0), 1000)};
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});

    const Output out = run(std::move(setup), reports(ship, 0, 900, 10));

    CHECK(story(out.events) ==
          "zone_entry started 210\nzone_entry ended 210\nzone_exit started 610\nzone_exit ended "
          "610\n");
    CHECK(out.events[0].time == at_second(220));
    CHECK(out.events[0].zone == "cove");
    CHECK(out.events[0].tracks.at(0).mmsi == Mmsi{412'000'001});
}

TEST_CASE(
    "a vessel that stays ten minutes dwells, from her entry until she has not been heard for ten "
    "minutes") {
    PipelineSetup setup;
    setup.zones = {a_zone("cove", off_wenzhou, 1000)};
    const auto ship = a_vessel().steaming(knots(0), Course{degrees(0)});

    std::vector<Observation> all = reports(ship, 0, 900, 10);
    all.push_back({.source = SourceId{0},
                   .measured = at_second(3000),
                   .received = at_second(3000),
                   .said = Heartbeat{}});
    const Output out = run(std::move(setup), all);

    CHECK(story(out.events) ==
          "zone_entry started 0\nzone_entry ended 0\nzone_dwell started 0\nzone_dwell ended 0\n");
    const Event& last = out.events.back();
    CHECK(*last.end == at_second(1500));
    CHECK(last.reason == "not heard for the zone time-out");
}

TEST_CASE("a zone's own dwell time and rules go before the detector's") {
    PipelineSetup setup;
    setup.zones = {a_zone("quick", off_wenzhou, 1000)};
    setup.zones[0].dwell_min = 2.0;
    setup.zones[0].rules = {"zone_dwell"};
    const auto ship = a_vessel().steaming(knots(0), Course{degrees(0)});

    const Output out = run(std::move(setup), reports(ship, 0, 150, 10));

    REQUIRE(out.events.size() == 1);
    CHECK(out.events[0].kind == "zone_dwell");
    CHECK(out.events[0].time == at_second(120));
}

TEST_CASE("one message of a man-overboard device is a distress at once, and its test is not") {
    const Output real = run({}, {a_vessel().mmsi(972'123'456).showing(14).report(0)});
    const Output test = run({}, {a_vessel().mmsi(972'123'456).showing(15).report(0)});
    const Output decoded_test = run({}, {a_vessel().mmsi(972'123'456).report(0)});

    REQUIRE(real.events.size() == 1);
    CHECK(real.events[0].kind == "distress_beacon");
    CHECK(real.events[0].severity > 0.9);
    REQUIRE(test.events.size() == 1);
    CHECK(test.events[0].severity < 0.2);
    CHECK(test.events[0].suppressors.at(0).code == "test");
    REQUIRE(decoded_test.events.size() == 1);
    CHECK(decoded_test.events[0].severity == test.events[0].severity);
}

TEST_CASE(
    "a listed vessel raises one event that names reason and authority, however often she reports") {
    PipelineSetup setup;
    setup.watchlist =
        *parse_watchlist("mmsi,reason,authority\n412000001,cigarettes,Wenzhou bureau\n");
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});

    const Output out = run(std::move(setup), reports(ship, 0, 300, 10));

    REQUIRE(out.events.size() == 1);
    CHECK(out.events[0].kind == "watch_list");
    CHECK(out.events[0].evidence.at(0).text == "cigarettes (Wenzhou bureau)");
}

TEST_CASE("reports shuffled within the lateness allowed give the same picture, byte for byte") {
    std::vector<Observation> all;
    for (std::uint32_t n = 0; n < 10; ++n) {
        const auto ship = a_vessel()
                              .mmsi(412'000'000 + n)
                              .at(from(off_wenzhou, 500.0 * n, 0))
                              .steaming(knots(5 + n), Course{degrees(36.0 * n)});
        for (Observation o : reports(ship, n, 600, 10)) {
            all.push_back(std::move(o));
        }
    }
    std::ranges::stable_sort(all, {}, &Observation::measured);
    std::vector<Observation> delayed = all;
    std::mt19937_64 random{1};
    std::uniform_real_distribution<double> delay{0.0, 14.0};
    for (Observation& o : delayed) {
        o.received += seconds(delay(random));
    }
    std::ranges::stable_sort(delayed, {}, &Observation::received);
    const auto rows = [](const std::vector<Observation>& observations) {
        PipelineSetup setup;
        setup.zones = {a_zone("cove", off_wenzhou, 2000)};
        setup.sample_every = seconds(10);
        const Output out = run(std::move(setup), observations);
        std::string text;
        for (const TrackPoint& p : out.samples) {
            text += to_json(p) + "\n";
        }
        for (const Event& e : out.events) {
            text += to_json(e) + "\n";
        }
        return text;
    };

    CHECK(rows(all) == rows(delayed));
}

TEST_CASE(
    "samples stand on multiples of their step, one for each shown track, and one after the last "
    "report") {
    PipelineSetup setup;
    setup.sample_every = seconds(10);
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});

    const Output out = run(std::move(setup), {ship.report(3), ship.report(9), ship.report(24)});

    REQUIRE(out.samples.size() == 3);
    CHECK(out.samples[0].measured == at_second(10));
    CHECK(out.samples[2].measured == at_second(30));
}

TEST_CASE("a gap of a year between two reports costs no year of ticks") {
    auto pipeline = *Pipeline::make({});
    Output out;
    pipeline->push(a_vessel().report(0), out);
    pipeline->push(a_vessel().report(10), out);
    pipeline->push(a_vessel().report(31'536'000), out);
    pipeline->finish(out);

    CHECK(pipeline->counts().ticks < 2000);
}

TEST_CASE("wrong settings are refused by name, with the one that was meant") {
    CHECK(Pipeline::make({.fusion = {{"latenes_s", 5}}}).error().text ==
          "fusion: unknown setting \"latenes_s\"; did you mean \"lateness_s\"?");
    CHECK(Pipeline::make({.fusion = {}, .detectors = {{"zone_dwel", {}}}}).error().text ==
          "unknown detector \"zone_dwel\"; did you mean \"zone_dwell\"?");
    CHECK(Pipeline::make({.fusion = {}, .detectors = {{"zone_dwell", {{"dwell_min", 0}}}}})
              .error()
              .text ==
          "detector.zone_dwell: dwell_min must be from 1.000 to 10080.000, found 0.000");
}

TEST_CASE("events of one vessel within half an hour and two kilometres are one incident") {
    PipelineSetup setup;
    setup.zones = {a_zone("cove", off_wenzhou, 1000)};
    setup.watchlist =
        *parse_watchlist("mmsi,reason,authority\n412000001,cigarettes,Wenzhou bureau\n");
    const auto ship = a_vessel().steaming(knots(0), Course{degrees(0)});

    const Output out = run(std::move(setup), reports(ship, 0, 100, 10));

    REQUIRE(out.events.size() == 3);
    CHECK(out.events[0].incident == out.events[2].incident);
    CHECK_FALSE(out.events[0].incident.empty());
}

TEST_CASE("a receiver that stamps its reports years off is heard at the time we heard it") {
    auto pipeline = *Pipeline::make({});
    Output out;
    for (const double s : {0.0, 10.0, 20.0}) {
        Observation o = a_vessel().report(s);
        o.measured = s == 10.0 ? time_from_micros(1) : o.measured + seconds(1e9);
        pipeline->push(o, out);
    }
    pipeline->finish(out);

    CHECK(pipeline->counts().fused == 3);
    CHECK(pipeline->counts().late == 0);
    CHECK(pipeline->now() == at_second(20));
}
