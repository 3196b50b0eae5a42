#include <doctest/doctest.h>

#include "tests/drivers/driver_probe.hpp"
#include "tests/drivers/radar_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

std::span<const std::uint8_t> bytes_of(const std::string& line) {
    return {reinterpret_cast<const std::uint8_t*>(line.data()), line.size()};
}

constexpr std::int64_t start_us = 1'740'801'600'000'000;  // 2025-03-01 04:00 UTC

}  // namespace

TEST_CASE("the driver gives a target with what its digits are worth") {
    DriverProbe probe{"radar_nmea", "{}"};
    probe.feed(bytes_of(radar_sentence("RATTM,11,11.4,13.6,T,7.0,20.0,T,0.5,-2.0,N,TUG,Q,R,,A")),
               start_us);

    REQUIRE(probe.observations.size() == 1);
    const auto track = std::get<RadarTrack>(probe.observations[0].said);
    CHECK(track.polar->range.si() == doctest::Approx(21'112.8));
    CHECK(track.sigma_range->si() == doctest::Approx(185.2 / std::sqrt(12.0)));
    CHECK(to_degrees(*track.sigma_bearing) == doctest::Approx(0.1 / std::sqrt(12.0)));
    CHECK(track.sog->si() == doctest::Approx(3.601111));
    CHECK(track.cpa->si() == doctest::Approx(926.0));
    CHECK(to_seconds(*track.tcpa) == doctest::Approx(-120.0));
    CHECK(track.status == RadarTrack::Status::acquiring);
    CHECK(track.label.view() == "TUG");
    CHECK(track.is_reference);
}

TEST_CASE("the driver gives own ship over ground, marks, cursors and lost targets") {
    DriverProbe probe{"radar_nmea", "{}"};
    probe.feed(bytes_of(radar_sentence("RAOSD,179.0,A,181.0,P,9.0,P,,,N")), start_us);
    probe.feed(bytes_of(radar_sentence("RAOSD,179.0,A,181.0,W,9.0,W,,,N")), start_us);
    probe.feed(bytes_of(radar_sentence("RALLX,1")), start_us);
    probe.feed(bytes_of(radar_sentence("RATLL,,3647.422,N,01432.592,E,,,,")), start_us);
    probe.feed(bytes_of(radar_sentence("RARSD,,,,,,,,,3.00,350.0,6.0,N,H")), start_us);
    probe.feed(bytes_of(radar_sentence("RATTM,11,,,,,,,,,,,L,,,")), start_us);

    const auto own = probe.all<OwnShip>();
    REQUIRE(own.size() == 2);
    CHECK(to_degrees(own[0].cog->angle()) == doctest::Approx(181.0));
    CHECK(own[0].sog->si() == doctest::Approx(4.63));
    CHECK(to_degrees(own[1].heading->angle()) == doctest::Approx(179.0));
    CHECK_FALSE(own[1].cog.has_value());
    CHECK_FALSE(own[1].sog.has_value());
    const auto cues = probe.all<RadarCue>();
    REQUIRE(cues.size() == 2);
    CHECK(cues[0].kind == RadarCue::Kind::mark);
    CHECK(to_degrees(cues[1].polar->bearing.angle()) == doctest::Approx(169.0));
    const auto tracks = probe.all<RadarTrack>();
    REQUIRE(tracks.size() == 1);
    CHECK(tracks[0].status == RadarTrack::Status::lost);
    CHECK(probe.counters["refused_observations"] == 0);
}
