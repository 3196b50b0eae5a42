#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/drivers/asterix_bytes.hpp"
#include "tests/drivers/driver_probe.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

constexpr const char* port_radar = R"({"category":48,"edition":"1.32","sac":25,"sic":201})";
constexpr const char* tracker = R"({"category":62,"edition":"1.18"})";

/// Blocks of one record each, as the port's radar sends them, received 0.3 s after.
DriverProbe& hear(DriverProbe& probe, const Target048& t, const std::map<unsigned, Octets>& items) {
    return probe.feed(block_of(48, {record_of(items)}), at_day_second(t.second + 0.3));
}

std::vector<std::uint32_t> generations(const DriverProbe& probe) {
    std::vector<std::uint32_t> seen;
    for (const RadarTrack& track : probe.all<RadarTrack>()) {
        seen.push_back(track.generation);
    }
    return seen;
}

/// The UDP payloads of a capture with plain Ethernet frames.
std::vector<Octets> datagrams(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    const Octets octets{std::istreambuf_iterator<char>{file}, {}};
    constexpr std::size_t heads = 14 + 20 + 8;
    std::vector<Octets> found;
    for (std::size_t at = 24; at + 16 <= octets.size();) {
        const std::size_t size = octets[at + 8] | std::size_t{octets[at + 9]} << 8U;
        const auto first = octets.begin() + static_cast<std::ptrdiff_t>(at + 16);
        found.emplace_back(first + heads, first + static_cast<std::ptrdiff_t>(size));
        at += 16 + size;
    }
    return found;
}

}  // namespace

TEST_CASE("a plot has range, bearing, strength and width, in SI units") {
    DriverProbe probe{"radar_asterix", port_radar};
    const Target048 target{.range_nm = 10.0, .bearing_deg = 90.0};
    auto items = plot_048(target);
    items[7] = {0x18, 0x10, 0xC4};   // primary run length 16, amplitude -60 dBm
    items[20] = {0x80, 0x03, 0xF8};  // calculated Doppler -8 m/s
    hear(probe, target, items);

    REQUIRE(probe.observations.size() == 1);
    const auto plot = std::get<RadarPlot>(probe.observations[0].said);
    CHECK(plot.polar->range.si() == doctest::Approx(18'520.0));
    CHECK(to_degrees(plot.polar->bearing.angle()) == doctest::Approx(90.0));
    CHECK(*plot.amplitude_db == -60.0);
    CHECK(to_degrees(*plot.bearing_extent) == doctest::Approx(16.0 * 360.0 / 8192.0));
    CHECK(plot.radial_speed->si() == -8.0);
    CHECK(to_micros(probe.observations[0].measured) == at_day_second(14'400.0));
    CHECK(to_micros(probe.observations[0].received) == at_day_second(14'400.3));
    CHECK(probe.outcomes == std::vector<std::string>{"ok"});
}

TEST_CASE("a track says how sure the radar is of it") {
    DriverProbe probe{"radar_asterix", port_radar};
    const Target048 target;
    hear(probe, target, track_048(target, 7, {0xA0}));
    hear(probe, target, track_048(target, 7, {0x20}));
    hear(probe, target, track_048({.descriptor = 0x00}, 7, {0x20}));
    hear(probe, target, track_048(target, 7, {0x21, 0x80}));

    const auto tracks = probe.all<RadarTrack>();
    REQUIRE(tracks.size() == 4);
    CHECK(tracks[0].status == RadarTrack::Status::acquiring);
    CHECK(tracks[1].status == RadarTrack::Status::tracking);
    CHECK(tracks[2].status == RadarTrack::Status::coasting);
    CHECK(tracks[3].status == RadarTrack::Status::lost);
    CHECK(tracks[1].number == 7);
    CHECK(tracks[1].sog->si() == doctest::Approx(96.0 / 16'384.0 * 1852.0));
    CHECK(to_degrees(tracks[1].cog->angle()) == doctest::Approx(90.0));
}

TEST_CASE("a radar's track number names another target after its end, and after a jump") {
    DriverProbe probe{"radar_asterix", port_radar};
    const Target048 here;
    hear(probe, here, track_048(here, 7, {0x20}));
    hear(probe, here, track_048(here, 7, {0x21, 0x80}));
    const Target048 later{.second = 14'403.0};
    hear(probe, later, track_048(later, 7, {0x20}));
    const Target048 far{.second = 14'406.0, .range_nm = 30.0, .bearing_deg = 200.0};
    hear(probe, far, track_048(far, 7, {0x20}));

    CHECK(generations(probe) == std::vector<std::uint32_t>{0, 0, 1, 2});
}

TEST_CASE("what is simulated, a test, or a field monitor is counted and not shown") {
    DriverProbe probe{"radar_asterix", port_radar};
    for (const Octets& descriptor : {Octets{0x30}, Octets{0x22}, Octets{0x21, 0x80}}) {
        auto items = plot_048({});
        items[3] = descriptor;
        hear(probe, {}, items);
    }

    CHECK(probe.observations.empty());
    CHECK(probe.counters["not_real"] == 3);
}

TEST_CASE("another radar's records are counted and not shown") {
    DriverProbe probe{"radar_asterix", port_radar};
    hear(probe, {}, plot_048({.sac = 25, .sic = 202}));
    auto nameless = plot_048({});
    nameless.erase(1);
    hear(probe, {}, nameless);

    CHECK(probe.observations.empty());
    CHECK(probe.counters["unknown_site"] == 2);
    CHECK(probe.outcomes == std::vector<std::string>{"unknown_site", "unknown_site"});
}

TEST_CASE(
    "a time of day keeps its day across midnight, and a record without one takes the clock's") {
    DriverProbe probe{"radar_asterix", port_radar};
    probe.feed(block_of(48, {record_of(plot_048({.second = 86'399.75}))}),
               at_day_second(86'400.25));
    probe.feed(block_of(48, {record_of(plot_048({.second = 0.5}))}), at_day_second(86'399.9));
    auto timeless = plot_048({});
    timeless.erase(2);
    probe.feed(block_of(48, {record_of(timeless)}), at_day_second(86'401.0));

    REQUIRE(probe.observations.size() == 3);
    CHECK(to_micros(probe.observations[0].measured) == at_day_second(86'399.75));
    CHECK(to_micros(probe.observations[1].measured) == at_day_second(86'400.5));
    CHECK(to_micros(probe.observations[2].measured) == at_day_second(86'401.0));
}

TEST_CASE("the beam's passage of north and of a sector is told, with the time of a turn") {
    DriverProbe probe{"radar_asterix", port_radar};
    const Octets north =
        record_of({{1, {25, 201}}, {2, {1}}, {3, day_time(14'400.0)}, {5, {0x01, 0x80}}});
    const Octets sector = record_of({{1, {25, 201}}, {2, {2}}, {3, day_time(14'400.1)}, {4, {64}}});
    const Octets status = record_of({{1, {25, 201}}, {2, {4}}, {3, day_time(14'400.2)}});
    probe.feed(block_of(34, {north, sector, status}), at_day_second(14'400.3));

    const auto sweeps = probe.all<RadarSweep>();
    REQUIRE(sweeps.size() == 2);
    CHECK(sweeps[0].bearing.si() == 0.0);
    CHECK(to_seconds(*sweeps[0].rotation) == doctest::Approx(3.0));
    CHECK(to_degrees(sweeps[1].bearing.angle()) == doctest::Approx(90.0));
    CHECK_FALSE(sweeps[1].rotation.has_value());
}

TEST_CASE("a surface radar's place is polar, else Cartesian, else on the ellipsoid") {
    DriverProbe probe{"radar_asterix", R"({"category":10})"};
    const std::map<unsigned, Octets> head{
        {1, {0, 1}}, {2, {1}}, {3, {0x60}}, {4, day_time(14'400.0)}};
    auto polar = head;
    polar[6] = {0x06, 0x34, 0x40, 0x00};
    polar[7] = {0, 9, 0, 9};
    auto cartesian = head;
    cartesian[7] = {0xFF, 0x9C, 0x00, 0x00};  // 100 m west
    cartesian[9] = {0x00, 0x14, 0x00, 0x00};  // 5 m/s east
    cartesian[10] = {0, 4};
    auto geodetic = head;
    geodetic[5] = {0x20, 0, 0, 0, 0x10, 0, 0, 0};
    probe.feed(block_of(10, {record_of(polar), record_of(cartesian), record_of(geodetic)}),
               at_day_second(14'400.3));

    REQUIRE(probe.observations.size() == 3);
    CHECK(std::get<RadarPlot>(probe.observations[0].said).polar->range.si() == 1588.0);
    const auto track = std::get<RadarTrack>(probe.observations[1].said);
    CHECK(track.polar->range.si() == doctest::Approx(100.0));
    CHECK(to_degrees(track.polar->bearing.angle()) == doctest::Approx(270.0));
    CHECK(track.sog->si() == doctest::Approx(5.0));
    const auto plot = std::get<RadarPlot>(probe.observations[2].said);
    CHECK_FALSE(plot.polar.has_value());
    CHECK(to_degrees(plot.at->lat) == doctest::Approx(45.0));
}

TEST_CASE("another tracker's track has its place, velocity and accuracy") {
    DriverProbe probe{"radar_asterix", tracker};
    probe.feed(block_of(62, {record_of(track_062(14'400.0, 894, 44.25))}), at_day_second(14'400.3));

    REQUIRE(probe.observations.size() == 1);
    const auto track = std::get<RadarTrack>(probe.observations[0].said);
    CHECK_FALSE(track.polar.has_value());
    CHECK(to_degrees(track.at->lat) == doctest::Approx(44.25));
    CHECK(track.sog->si() == doctest::Approx(8.0 * 1.41421356));
    CHECK(to_degrees(track.cog->angle()) == doctest::Approx(135.0));
    CHECK(track.sigma_position->si() == doctest::Approx(50.0));
}

TEST_CASE("a datagram of several blocks gives all of them; video and others are counted") {
    DriverProbe probe{"radar_asterix", port_radar};
    Octets datagram = block_of(240, {{0x80, 25, 201}});
    put(datagram, block_of(48, {record_of(plot_048({}))}));
    put(datagram, block_of(21, {{0x80, 25, 201}}));
    put(datagram, block_of(48, {record_of(plot_048({})), record_of(plot_048({}))}));
    probe.feed(datagram, at_day_second(14'400.3));
    probe.feed(block_of(240, {{0x80, 25, 201}}), at_day_second(14'400.3));

    CHECK(probe.observations.size() == 3);
    CHECK(probe.counters["blocks_240"] == 2);
    CHECK(probe.counters["blocks_other"] == 1);
    CHECK(probe.outcomes == std::vector<std::string>{"ok", "other_category"});
}

TEST_CASE("a datagram that is cut loses what is cut, and says so") {
    DriverProbe probe{"radar_asterix", port_radar};
    Octets datagram = block_of(48, {record_of(plot_048({}))});
    const Octets second = block_of(48, {record_of(plot_048({}))});
    put(datagram, Octets{second.begin(), second.end() - 1});
    probe.feed(datagram, at_day_second(14'400.3));
    Octets short_record = record_of(plot_048({}));
    short_record.pop_back();
    probe.feed(block_of(48, {record_of(plot_048({})), short_record}), at_day_second(14'400.3));

    CHECK(probe.observations.size() == 2);
    CHECK(probe.counters["bad_records"] == 1);
    CHECK(probe.outcomes == std::vector<std::string>{"bad_block", "bad_record"});
}

TEST_CASE("a feed of another edition is told of within 20 records and makes no track") {
    for (const bool has_clock : {true, false}) {
        CAPTURE(has_clock);
        DriverProbe probe{"radar_asterix", tracker};
        for (int i = 0; i < 200; ++i) {
            const double second = 46'065.0 + i * 0.37;
            probe.feed(
                block_of(62, {record_of(old_track_062(second, 100 + i % 30, 44.0 + 0.01 * i))}),
                has_clock ? at_day_second(second + 0.3) : 0);
            if (i == 19) {
                CHECK(probe.counters["edition_suspect"] == 1);
            }
        }
        probe.flush();

        CHECK(probe.observations.empty());
        REQUIRE(probe.said.size() == 1);
        CHECK(probe.said[0].find("do not fit edition 1.18") != std::string::npos);
    }
}

TEST_CASE(
    "a real feed of edition 0.17 makes no track when read as another, and all when read as it") {
    const std::string path = data_path("radar/asterix/croatia/asterix.pcap");
    if (path.empty()) {
        MESSAGE("radar/asterix/croatia/asterix.pcap not found below SEA_EYE_TEST_DATA: not read");
        return;
    }
    const auto frames = datagrams(path);
    REQUIRE(frames.size() == 100);
    for (const char* edition : {"1.18", "1.19", "0.17"}) {
        CAPTURE(edition);
        DriverProbe probe{"radar_asterix",
                          R"({"category":62,"edition":")" + std::string{edition} + "\"}"};
        int until_told = 0;
        for (const Octets& frame : frames) {
            until_told += probe.said.empty() ? 1 : 0;
            probe.feed(frame, at_day_second(46'066.5));
        }
        probe.flush();
        const bool is_right = std::string_view{edition} == "0.17";
        CHECK(probe.all<RadarTrack>().size() == (is_right ? 100 : 0));
        CHECK((is_right ? probe.said.empty() : until_told <= 20));
    }
}

TEST_CASE("a good feed loses nothing to the doubt: not at its start, its end, or a damaged block") {
    for (const std::int64_t clock_us :
         {at_day_second(14'400.3), std::int64_t{0}, at_day_second(40'000.0)}) {
        DriverProbe probe{"radar_asterix", tracker};
        for (int i = 0; i < 50; ++i) {
            Octets block = block_of(62, {record_of(track_062(14'400.0, i, 44.0))});
            probe.feed(block, clock_us);
            if (i == 0 || i == 30 || i == 31) {
                block.back() = 0x55;
                block[4] = 0x55;
                probe.feed(Octets{block.begin(), block.end()}, clock_us);
            }
        }
        probe.flush();
        CHECK(probe.all<RadarTrack>().size() >= 50);
        CHECK(probe.counters["edition_suspect"] == 0);

        DriverProbe brief{"radar_asterix", tracker};
        brief.feed(block_of(62, {record_of(track_062(14'400.0, 1, 44.0))}), clock_us).flush();
        CHECK(brief.all<RadarTrack>().size() == 1);
    }
}

TEST_CASE("a value that nothing at sea has speaks against the edition and is not shown") {
    DriverProbe probe{"radar_asterix", tracker};
    auto beyond_the_pole = track_062(14'400.0, 1, 44.0);
    beyond_the_pole[5] = {0x02, 0, 0, 0, 0, 0, 0, 0};
    auto too_fast = track_062(14'400.0, 1, 44.0);
    too_fast[7] = {0x7F, 0xFF, 0x00, 0x00};
    auto day_is_over = track_062(14'400.0, 1, 44.0);
    day_is_over[4] = {0xFF, 0xFF, 0xFF};
    for (const auto& items : {beyond_the_pole, too_fast, day_is_over}) {
        probe.feed(block_of(62, {record_of(items)}), at_day_second(14'400.3));
    }
    probe.flush();

    CHECK(probe.observations.empty());
    CHECK(probe.counters["out_of_range"] == 3);
    CHECK(probe.counters["edition_suspect"] == 1);
}

TEST_CASE("what a radar's configuration must be is said in one sentence") {
    const auto refusal = [](const char* config) {
        return DriverProbe{"radar_asterix", config}.refusal;
    };
    CHECK(refusal(R"({"category":21})").find("expected 2, 10, 34, 48 or 62") != std::string::npos);
    CHECK(refusal(R"({"category":62,"edition":"3.0"})").find("0.17") != std::string::npos);
    CHECK(refusal(R"({"sac":1})").find("both sac and sic") != std::string::npos);
    CHECK(refusal(R"({"sac":1,"sic":300})").find("0 to 255") != std::string::npos);
    CHECK(refusal(R"({"colour":1})").find("unknown key") != std::string::npos);
    CHECK(refusal("[]").find("one JSON object") != std::string::npos);
    CHECK(refusal(R"({"category":[48,62],"edition":{"62":"0.17"}})").empty());
    CHECK(refusal("{}").empty());
}
