#include "drivers/decode/radar/radar_stream.hpp"

#include <doctest/doctest.h>

#include "drivers/decode/day_time.hpp"
#include "tests/drivers/radar_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

constexpr const char* target_7 = "RATTM,07,5.00,90.0,T,10.0,45.0,T,1.0,3.5,N,,T,,,A";
constexpr const char* target_7_lost = "RATTM,07,5.00,90.0,T,10.0,45.0,T,1.0,3.5,N,,L,,,A";
constexpr const char* target_7_far = "RATTM,07,9.00,200.0,T,10.0,45.0,T,1.0,3.5,N,,T,,,A";
constexpr const char* relative = "RATTM,05,5.0,90.0,R,10.0,45.0,R,1.0,-3.5,N,,T,,,A";

std::vector<std::uint32_t> generations(const RadarProbe& probe) {
    std::vector<std::uint32_t> seen;
    for (const SeenTrack& track : probe.tracks) {
        seen.push_back(track.generation);
    }
    return seen;
}

}  // namespace

TEST_CASE("a number that was lost names another target when it comes again") {
    RadarProbe probe;
    probe.hear(0, target_7).hear(3, target_7_lost).hear(4, target_7_lost).hear(6, target_7);

    CHECK(generations(probe) == std::vector<std::uint32_t>{0, 0, 0, 1});
}

TEST_CASE("a number that was silent for a minute names another target") {
    RadarProbe probe;
    probe.hear(0, target_7).hear(59, target_7).hear(120, target_7);

    CHECK(generations(probe) == std::vector<std::uint32_t>{0, 0, 1});
}

TEST_CASE("a number that jumps where no vessel could have gone names another target") {
    RadarProbe probe;
    probe.hear(0, target_7).hear(3, target_7_far);

    CHECK(generations(probe) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("a bearing from the bow is refused while no heading is known") {
    RadarProbe probe;
    probe.hear(0, relative).hear(1, "RAOSD,179.0,V,179.0,P,00.0,P,,,N").hear(2, relative);

    CHECK(probe.tracks.empty());
    CHECK(probe.outcome(1) == "relative_bearing");
    CHECK(probe.outcome(3) == "relative_bearing");
    CHECK(probe.counters["relative_refused"] == 2);
}

TEST_CASE("a bearing from the bow is turned by a heading of the last ten seconds") {
    for (const char* heading : {"RAOSD,300.0,A,,,,,,,N", "HEHDT,300.0,T", "HETHS,300.0,A"}) {
        CAPTURE(heading);
        RadarProbe probe;
        probe.hear(0, heading).hear(5, relative).hear(20, relative);

        REQUIRE(probe.tracks.size() == 1);
        CHECK(to_degrees(probe.tracks[0].said.bearing->angle) == doctest::Approx(30.0));
        CHECK_FALSE(probe.tracks[0].said.is_over_ground);
        CHECK(probe.outcome(3) == "relative_bearing");
    }
}

TEST_CASE("a simulated heading turns nothing") {
    RadarProbe probe;
    probe.hear(0, "HETHS,300.0,S").hear(1, relative);

    CHECK(probe.tracks.empty());
}

TEST_CASE("a target's own time takes its day from the line, across midnight") {
    constexpr std::int64_t midnight_us = 1'740'873'600'000'000;  // 2025-03-02 00:00 UTC
    RadarProbe probe;
    probe.feed(radar_sentence("RATTM,06,10.0,180.0,T,36.0,90.0,T,,,K,,T,,235959.90,A"),
               midnight_us + 200'000);
    probe.feed(radar_sentence("RATTM,06,10.1,180.0,T,36.0,90.0,T,,,K,,T,,000000.40,A"),
               midnight_us - 200'000);

    REQUIRE(probe.tracks.size() == 2);
    CHECK(probe.tracks[0].moment.measured_us == midnight_us - 100'000);
    CHECK(probe.tracks[1].moment.measured_us == midnight_us + 400'000);
}

TEST_CASE("a radar whose clock is hours off is heard, at the line's time") {
    RadarProbe probe;
    probe.hear(0, "RATTM,06,10.0,180.0,T,36.0,90.0,T,,,K,,T,,120000.00,A");

    REQUIRE(probe.tracks.size() == 1);
    CHECK(probe.tracks[0].moment.measured_us == probe.tracks[0].moment.received_us);
    CHECK(probe.counters["clock_off"] == 1);
}

TEST_CASE("the TAG block says when a target was heard in a log") {
    RadarProbe probe;
    const std::string tag = "s:RADAR1,c:1740801602";
    constexpr std::string_view hex = "0123456789ABCDEF";
    const unsigned sum = nmea_checksum(tag);
    probe.feed("\\" + tag + "*" + hex[sum / 16] + hex[sum % 16] + "\\" +
               radar_sentence("RATTM,11,11.4,13.6,T,7.0,20.0,T,0.0,0.0,N,,Q,,040001.50,A"));

    REQUIRE(probe.tracks.size() == 1);
    CHECK(probe.tracks[0].moment.received_us == 1'740'801'602'000'000);
    CHECK(probe.tracks[0].moment.measured_us == 1'740'801'601'500'000);
}

TEST_CASE("a place without a target's number is an operator's mark, never a track") {
    RadarProbe probe;
    probe.hear(0, "RATLL,,3647.422,N,01432.592,E,,,,");
    probe.hear(1, "RATLL,01,3647.422,N,01432.592,E,WRECK,,,");

    CHECK(probe.tracks.empty());
    REQUIRE(probe.cues.size() == 2);
    CHECK(probe.cues[0].cue.is_mark);
    CHECK(to_degrees(probe.cues[0].cue.at->lat) == doctest::Approx(36.79036667));
    CHECK(probe.cues[1].label == "WRECK");
}

TEST_CASE("a label is kept for its target until the target is lost") {
    RadarProbe probe;
    probe.hear(0, "RATLB,7,PILOT,8,TUG").hear(1, target_7).hear(2, target_7_lost).hear(3, target_7);

    REQUIRE(probe.tracks.size() == 3);
    CHECK(probe.tracks[0].label == "PILOT");
    CHECK(probe.tracks[2].label.empty());
}

TEST_CASE("a head-up cursor needs a heading, a north-up one does not") {
    RadarProbe probe;
    probe.hear(0, "RARSD,,,,,,,,,3.00,045.0,6.0,N,H");
    probe.hear(1, "RARSD,,,,,,,,,3.00,045.0,6.0,N,N");

    CHECK(probe.outcome(1) == "relative_bearing");
    REQUIRE(probe.cues.size() == 1);
    CHECK(to_degrees(*probe.cues[0].cue.bearing) == doctest::Approx(45.0));
    CHECK_FALSE(probe.cues[0].cue.is_mark);
}

TEST_CASE("targets of one message that came in two sentences are all there") {
    RadarProbe probe;
    probe.hear(1, "RATTD,02,01,2,1sCB2KE=wwP;E001sCB2KE,0", '!');
    CHECK(probe.outcome(1) == "pending");
    probe.hear(1.1, "RATTD,02,02,2,=wwP;E00,0", '!');

    CHECK(probe.outcome(1) == "ok");
    CHECK(probe.outcome(2) == "ok");
    CHECK(probe.tracks.size() == 2);
    CHECK(probe.is_settled());
}

TEST_CASE("a part that is left over from another message makes no target") {
    RadarProbe probe;
    probe.hear(0, "RATTD,02,01,1,1sCB2KE=wwP;E001sCB2KE,0", '!');
    probe.hear(5, "RATTD,02,02,1,=wwP;E00,0", '!');
    probe.hear(6, "RATTD,03,01,2,1sCB2KE=wwP;E001sCB2KE,0", '!');
    probe.hear(6, "RATTD,03,03,2,=wwP;E00,0", '!');
    probe.flush();

    CHECK(probe.tracks.empty());
    CHECK(probe.outcome(1) == "incomplete");
    CHECK(probe.outcome(2) == "orphan");
    CHECK(probe.outcome(3) == "incomplete");
    CHECK(probe.outcome(4) == "orphan");
    CHECK(probe.is_settled());
}

TEST_CASE("where lines have no time, a part left over is given up after 32 lines") {
    RadarProbe probe;
    probe.feed(radar_sentence("RATTD,02,01,1,1sCB2KE=wwP;E001sCB2KE,0", '!'));
    for (int i = 0; i < 33; ++i) {
        probe.feed("");
    }
    probe.feed(radar_sentence("RATTD,02,02,1,=wwP;E00,0", '!'));
    probe.flush();

    CHECK(probe.tracks.empty());
    CHECK(probe.outcome(1) == "incomplete");
    CHECK(probe.outcome(35) == "orphan");
    CHECK(probe.is_settled());
}

TEST_CASE("structures of versions to come are counted, and what follows them is not guessed at") {
    RadarProbe probe;
    probe.hear(0, "RATTD,01,01,1,1sCB2KE=wwP;E00QsCB2KE=wwP;E00,0", '!');
    probe.hear(1, "RATTD,01,01,1,QsCB2KE=wwP;E00,0", '!');

    CHECK(probe.tracks.size() == 1);
    CHECK(probe.outcome(1) == "ok");
    CHECK(probe.outcome(2) == "unsupported_version");
    CHECK(probe.counters["unsupported_versions"] == 2);
}

TEST_CASE("a test target is counted and not shown") {
    RadarProbe probe;
    probe.hear(0, "RATTD,01,01,1,1sCB2KE=wwT;E00,0", '!');

    CHECK(probe.counters["test_targets"] == 1);
    CHECK(probe.tracks.empty());
}

TEST_CASE("every line of a radar ends exactly once, in the way its fault deserves") {
    RadarProbe probe;
    const std::vector<std::pair<std::string, std::string>> lines{
        {"$RATTM,07,1.0,0.0,T,10.0,0.0,T,,,N,,T,*5E", "bad_checksum"},
        {"$RATTM,07,1.0,0.0,T,10.0,0.0,T,,,N,,T,", "no_checksum"},
        {"\\s:x,c:1740801602", "tag_malformed"},
        {radar_sentence("RATTM,07,1.0,0.0,T"), "bad_length"},
        {radar_sentence("RATTM,07,1.0,400.0,T,10.0,0.0,T,,,N,,T,"), "bad_field"},
        {radar_sentence("RATTM,07,1.0,nan,T,10.0,0.0,T,,,N,,T,"), "bad_field"},
        {radar_sentence("RATTM,07,1.0,0.0,T,10.0,0.0,T,,,,,T,"), "bad_field"},
        {radar_sentence("RATTM,07,,,T,10.0,0.0,T,,,N,,T,"), "no_place"},
        {radar_sentence("RATTD,01,02,1,1sCB,0", '!'), "bad_fragment"},
        {radar_sentence("RATTD,01,01,1,1sC~,0", '!'), "bad_character"},
        {radar_sentence("RATTD,01,01,1,1sCB,0", '!'), "bad_length"},
        {radar_sentence("RATLL,01,5603.370,N,,,A,,T,"), "bad_field"},
        {radar_sentence("RATLL,01,5663.370,N,01859.976,E,A,,T,"), "bad_field"},
        {radar_sentence("GPGGA,1"), "not_radar"},
        {"", "no_sentence"},
    };
    for (const auto& [line, outcome] : lines) {
        probe.feed(line);
    }
    probe.flush();

    for (std::size_t i = 0; i < lines.size(); ++i) {
        INFO(lines[i].first);
        CHECK(probe.outcome(i + 1) == lines[i].second);
    }
    CHECK(probe.is_settled());
}

TEST_CASE("a time of day is placed on the day it is nearest to") {
    constexpr std::int64_t hour = 3'600'000'000;
    constexpr std::int64_t day = 24 * hour;

    CHECK(nearest_day_time(23 * hour, 10 * day + hour) == 10 * day - hour);
    CHECK(nearest_day_time(hour, 10 * day - hour) == 10 * day + hour);
    CHECK(nearest_day_time(13 * hour, 10 * day + 12 * hour) == 10 * day + 13 * hour);
    CHECK(nearest_day_time(hour, 0) == 0);
}
