// Radars' own tracks and cameras, through the whole pipeline.
#include <cmath>

#include <doctest/doctest.h>

#include "geo/tangent.hpp"
#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

constexpr SourceId radar{5};
constexpr SourceId other_radar{6};
constexpr SourceId cameras{7};

PipelineSetup a_station() {
    PipelineSetup setup;
    setup.radars = {
        {.source = radar, .at = off_wenzhou, .scan = seconds(2.5)},
        {.source = other_radar, .at = from(off_wenzhou, 8000, 0), .scan = seconds(2.5)}};
    setup.cameras = {{.source = cameras, .name = "west", .at = off_wenzhou},
                     {.source = cameras, .name = "east", .at = from(off_wenzhou, 4000, 0)}};
    return setup;
}

Polar polar_from(LatLon site, LatLon place) {
    const Enu d = displacement(site, place);
    return {Metres{std::hypot(d.east.si(), d.north.si())},
            Bearing{Radians{std::atan2(d.east.si(), d.north.si())}}};
}

Observation told(SourceId source, LatLon site, std::uint32_t number, LatLon place, double s) {
    RadarTrack track;
    track.number = number;
    track.polar = polar_from(site, place);
    return {.source = source, .measured = at_second(s), .received = at_second(s), .said = track};
}

Observation sighted(const char* camera, LatLon site, LatLon place, double s) {
    CameraTrigger trigger;
    trigger.camera = camera;
    trigger.bearing = polar_from(site, place).bearing;
    trigger.bearing_sigma = degrees(0.4);
    trigger.object_class = "speedboat";
    trigger.confidence = 0.8;
    return {.source = cameras, .measured = at_second(s), .received = at_second(s), .said = trigger};
}

/// She steams north from 5 km east of the station.
LatLon boat_at(double s) {
    return from(off_wenzhou, 5000, 6.0 * s);
}

struct Station {
    Station() : pipeline{*Pipeline::make(a_station())} {}

    Station& hear(const Observation& o) {
        pipeline->push(o, out);
        return *this;
    }

    [[nodiscard]] std::vector<Track> shown() const {
        std::vector<Track> all;
        const auto picture = pipeline->picture();
        for (const Track& t : picture->tracks) {
            if (is_shown(t.phase)) {
                all.push_back(t);
            }
        }
        return all;
    }

    std::unique_ptr<Pipeline> pipeline;
    Output out;
};

}  // namespace

TEST_CASE("a number that a radar follows long enough is a vessel without a name") {
    Station station;
    for (int k = 0; k < 60; ++k) {
        station.hear(told(radar, off_wenzhou, 12, boat_at(2.5 * k), 2.5 * k));
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK_FALSE(tracks[0].mmsi);
    CHECK(sog_of(tracks[0].velocity).si() == doctest::Approx(6.0).epsilon(0.1));
}

TEST_CASE("a number and an AIS vessel at one place are one track under her name") {
    Station station;
    const auto ship = a_vessel().at(boat_at(0)).steaming(MetresPerSecond{6}, Course{degrees(0)});
    for (int k = 0; k < 60; ++k) {
        station.hear(told(radar, off_wenzhou, 12, boat_at(2.5 * k), 2.5 * k));
        if (k % 4 == 0) {
            station.hear(ship.report(2.5 * k));
        }
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK(tracks[0].mmsi == Mmsi{412'000'001});
    CHECK(tracks[0].contributors.all().size() == 2);
    CHECK(tracks[0].identity[0].probability > 0.99);
}

TEST_CASE("two radars that follow one vessel under two numbers make one track") {
    Station station;
    const LatLon far = from(off_wenzhou, 8000, 0);
    for (int k = 0; k < 80; ++k) {
        station.hear(told(radar, off_wenzhou, 12, boat_at(2.5 * k), 2.5 * k));
        station.hear(told(other_radar, far, 3, boat_at(2.5 * k + 1), 2.5 * k + 1));
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK(tracks[0].contributors.all().size() == 2);
}

TEST_CASE(
    "a camera's sight of the one vessel there moves her track; one of empty sea starts none") {
    Station station;
    const auto ship = a_vessel().at(boat_at(0)).steaming(MetresPerSecond{6}, Course{degrees(0)});
    for (int k = 0; k < 10; ++k) {
        station.hear(ship.report(10.0 * k));
        station.hear(sighted("west", off_wenzhou, boat_at(10.0 * k + 5), 10.0 * k + 5));
        station.hear(sighted("west", off_wenzhou, from(off_wenzhou, 0, -3000), 10.0 * k + 6));
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK(tracks[0].contributors.all().size() == 2);
    CHECK(tracks[0].updates > 15);
}

TEST_CASE("a trigger that says no error has that of its camera, and still moves the vessel") {
    Station station;
    const auto ship = a_vessel().at(boat_at(0)).steaming(MetresPerSecond{6}, Course{degrees(0)});
    for (int k = 0; k < 5; ++k) {
        const double s = 10.0 * k + 5;
        station.hear(ship.report(10.0 * k));
        Observation sight = sighted("west", off_wenzhou, from(boat_at(s), 0, 120), s);
        std::get<CameraTrigger>(sight.said).bearing_sigma = Radians{0};
        station.hear(sight);
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK(tracks[0].contributors.all().size() == 2);
}

TEST_CASE(
    "two cameras whose sights cross again and again on empty sea find a vessel nobody told of") {
    Station station;
    const LatLon east = from(off_wenzhou, 4000, 0);
    const LatLon dinghy = from(off_wenzhou, 2000, 3000);
    for (int k = 0; k < 12; ++k) {
        station.hear(sighted("west", off_wenzhou, dinghy, 8.0 * k));
        station.hear(sighted("east", east, dinghy, 8.0 * k + 2));
    }

    const auto tracks = station.shown();
    REQUIRE(tracks.size() == 1);
    CHECK_FALSE(tracks[0].mmsi);
    CHECK(distance(tracks[0].at, dinghy).si() < 100.0);
}
