#include <doctest/doctest.h>

#include "geo/geodesic.hpp"
#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// A pipeline fed by hand.
struct Sea {
    explicit Sea(PipelineSetup setup = {}) : pipeline{*Pipeline::make(std::move(setup))} {}

    void hear(const Observation& o) {
        heard_s = to_seconds(o.received - at_second(0));
        pipeline->push(o, out);
    }

    /// Event time goes on to `s` without a word from anyone; the watermark is 15 s behind the
    /// clock.
    void wait_until(double s) {
        for (double t = heard_s; t <= s + 15; t += 1) {
            const Time now = at_second(t);
            pipeline->push(
                {.source = SourceId{9}, .measured = now, .received = now, .said = Heartbeat{}},
                out);
        }
    }

    [[nodiscard]] std::vector<Track> tracks() const { return pipeline->picture()->tracks; }

    std::unique_ptr<Pipeline> pipeline;
    Output out;
    double heard_s = 0;
};

}  // namespace

TEST_CASE("one report makes a tentative track, two make it a vessel") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});

    sea.hear(ship.report(0));
    sea.wait_until(1);
    REQUIRE(sea.tracks().size() == 1);
    CHECK(sea.tracks()[0].phase == Phase::tentative);

    sea.hear(ship.report(30));
    sea.wait_until(31);
    CHECK(sea.tracks()[0].phase == Phase::confirmed);
    CHECK(to_knots(sog_of(sea.tracks()[0].velocity)) == doctest::Approx(10).epsilon(0.02));
}

TEST_CASE("a vessel that falls silent coasts, is dropped, and comes back under her old id") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(0)});
    sea.hear(ship.report(0));
    sea.hear(ship.report(10));

    sea.wait_until(40);
    CHECK(sea.tracks().at(0).phase == Phase::coasting);
    const TrackId id = sea.tracks()[0].id;
    sea.wait_until(80);
    CHECK(sea.tracks().empty());

    sea.hear(ship.report(300));
    sea.wait_until(301);
    REQUIRE(sea.tracks().size() == 1);
    CHECK(sea.tracks()[0].id == id);
    CHECK(sea.tracks()[0].phase == Phase::confirmed);
}

TEST_CASE("a vessel forgotten and heard again an hour later is a new track, shown at once") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(0)});
    sea.hear(ship.report(0));
    sea.wait_until(1000);

    sea.hear(ship.report(3600));
    sea.wait_until(3601);

    REQUIRE(sea.tracks().size() == 1);
    CHECK(to_number(sea.tracks()[0].id) == 2);
    CHECK(sea.tracks()[0].phase == Phase::confirmed);
}

TEST_CASE("two vessels that use one MMSI 40 miles apart are two tracks, and neither jumps") {
    Sea sea;
    const auto here = a_vessel().mmsi(416'000'000).steaming(knots(8), Course{degrees(90)});
    const auto there = a_vessel()
                           .mmsi(416'000'000)
                           .at(from(off_wenzhou, 0, 74'000))
                           .steaming(knots(8), Course{degrees(270)});
    for (int k = 0; k < 20; ++k) {
        sea.hear(here.report(k * 10.0));
        sea.hear(there.report(k * 10.0 + 5));
    }
    sea.wait_until(200);

    REQUIRE(sea.tracks().size() == 2);
    CHECK(distance(sea.tracks()[0].at, off_wenzhou).si() < 1000);
    CHECK(distance(sea.tracks()[1].at, from(off_wenzhou, 0, 74'000)).si() < 1000);
    CHECK(sea.pipeline->track_counts().second_objects == 1);
}

TEST_CASE("a search aircraft at 180 knots is one track") {
    Sea sea;
    const auto aircraft = a_vessel().mmsi(111'232'506).steaming(knots(180), Course{degrees(90)});
    for (int k = 0; k < 10; ++k) {
        Observation o = aircraft.report(k * 10.0);
        std::get<AisPosition>(o.said).ais_class = AisClass::sar_aircraft;
        sea.hear(o);
    }
    sea.wait_until(91);

    REQUIRE(sea.tracks().size() == 1);
    CHECK(to_knots(sog_of(sea.tracks()[0].velocity)) == doctest::Approx(180).epsilon(0.02));
}

TEST_CASE("one wild position among good ones moves nothing and shows nothing") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(12), Course{degrees(45)});
    for (int k = 0; k < 10; ++k) {
        sea.hear(ship.report(k * 10.0));
    }
    Observation wild = ship.report(95);
    std::get<AisPosition>(wild.said).at = lat_lon_degrees(0.1, 0.1);
    sea.hear(wild);
    sea.hear(ship.report(100));
    sea.wait_until(105);

    int shown = 0;
    for (const Track& track : sea.tracks()) {
        shown += is_shown(track.phase) ? 1 : 0;
    }
    CHECK(shown == 1);
    CHECK(distance(sea.tracks()[0].at, *std::get<AisPosition>(ship.report(105).said).at).si() <
          100);
}

TEST_CASE("base stations, aids to navigation and our own ship are no tracks") {
    Sea sea;
    for (int k = 0; k < 3; ++k) {
        for (const AisClass cls : {AisClass::base_station, AisClass::aid_to_navigation}) {
            Observation o = a_vessel().report(k * 10.0);
            auto& said = std::get<AisPosition>(o.said);
            said.ais_class = cls;
            said.message_type = cls == AisClass::base_station ? 4 : 21;
            sea.hear(o);
        }
        Observation own = a_vessel().report(k * 10.0);
        std::get<AisPosition>(own.said).is_own_ship = true;
        sea.hear(own);
    }
    sea.wait_until(40);

    CHECK(sea.tracks().empty());
    CHECK(sea.pipeline->counts().not_fused == 9);
}

TEST_CASE(
    "a flood of invented MMSIs fills the room that is set and is counted, and the known vessel "
    "stays") {
    Sea sea{{.fusion = {{"track_capacity", 100}}}};
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});
    sea.hear(ship.report(0));
    sea.hear(ship.report(10));
    for (std::uint32_t n = 0; n < 1000; ++n) {
        sea.hear(a_vessel().mmsi(413'000'000 + n).report(11));
    }
    sea.hear(ship.report(20));
    sea.wait_until(21);

    CHECK(sea.tracks().size() == 100);
    CHECK(sea.tracks()[0].updates == 3);
    CHECK(sea.pipeline->track_counts().refused == 901);
}

TEST_CASE("a report without a good checksum starts no track and names no vessel") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});
    for (int k = 0; k < 5; ++k) {
        Observation report = ship.report(k * 10.0);
        report.is_unchecked = true;
        sea.hear(report);
    }
    Observation particulars = ship.report(45);
    particulars.is_unchecked = true;
    particulars.said = AisStatic{.mmsi = Mmsi{412'000'001}, .message_type = 5, .name = "NOBODY"};
    sea.hear(particulars);
    sea.wait_until(60);

    CHECK(sea.tracks().empty());
    CHECK(sea.pipeline->picture()->vessels.empty());
    CHECK(sea.pipeline->counts().not_fused == 6);
}

TEST_CASE("a report without a good checksum moves the track it fits, and changes nothing else") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)}).showing(0);
    for (int k = 0; k < 5; ++k) {
        sea.hear(ship.report(k * 10.0));
    }
    Observation fits = ship.report(50);
    fits.is_unchecked = true;
    std::get<AisPosition>(fits.said).nav_status = std::uint8_t{5};
    sea.hear(fits);
    Observation aside = ship.report(60);
    aside.is_unchecked = true;
    std::get<AisPosition>(aside.said).at = from(*std::get<AisPosition>(aside.said).at, 0, 400);
    sea.hear(aside);
    sea.wait_until(62);

    REQUIRE(sea.tracks().size() == 1);
    const Track track = sea.tracks()[0];
    CHECK(track.updates == 6);
    CHECK(track.updated == at_second(50));
    CHECK(track.nav_status == std::uint8_t{0});
    CHECK(sea.pipeline->counts().not_fused == 1);
}

TEST_CASE("a report without a good checksum does not bring a dropped track back") {
    Sea sea;
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});
    for (int k = 0; k < 5; ++k) {
        sea.hear(ship.report(k * 10.0));
    }
    Observation report = ship.report(200);
    report.is_unchecked = true;
    sea.hear(report);
    sea.wait_until(210);

    CHECK(sea.pipeline->track_counts().resumed == 0);
    CHECK(sea.pipeline->counts().not_fused == 1);
}
