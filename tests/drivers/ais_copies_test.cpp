// Which messages are copies of a transmission that was heard already, and what becomes of them.
#include "drivers/decode/ais_copies.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "drivers/encode/ais.hpp"
#include "tests/drivers/driver_probe.hpp"
#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using Lines = std::vector<std::string>;

constexpr std::int64_t midnight_us = 1'740'801'600'000'000;

/// How one station heard a message.
struct Heard {
    double second = 0.0;
    char channel = 'A';
    std::string_view station = "pier";
};

/// The lines a station's log has of a message: the time before them, to the microsecond.
Lines heard(const BitWriter& message, const Heard& how) {
    Lines lines = to_sentences(message, {.channel = how.channel, .station = how.station});
    for (std::string& line : lines) {
        line.insert(0, fmt::format("{},", midnight_us + seconds(how.second).count()));
    }
    return lines;
}

BitWriter ferry(std::optional<std::uint8_t> utc_second, std::uint32_t mmsi = 413'000'001) {
    return encode_position({.mmsi = Mmsi{mmsi},
                            .message_type = 1,
                            .at = lat_lon_degrees(27.9, 121.2),
                            .sog = knots(12),
                            .utc_second = utc_second});
}

BitWriter particulars() {
    return encode_static({.mmsi = Mmsi{413'000'001}, .message_type = 5, .name = "HAI XING"});
}

BitWriter text(std::string_view words) {
    return encode_safety_text(Mmsi{413'000'001}, words);
}

StreamProbe a_network() {
    return StreamProbe{TimeZone{}, {.duplicates = Duplicates::drop}};
}

/// How many of two hearings of one message go on.
std::size_t kept(const BitWriter& message, const Heard& first, const Heard& second) {
    StreamProbe probe = a_network();
    probe.feed_all(heard(message, first)).feed_all(heard(message, second)).flush();
    CHECK(probe.is_settled());
    return probe.messages.size();
}

}  // namespace

TEST_CASE("two stations hear a ferry: one report goes on, the other line ends as duplicate") {
    StreamProbe probe = a_network();

    probe.feed_all(heard(ferry(7), {.second = 8.0, .station = "pier"}))
        .feed_all(heard(ferry(7), {.second = 8.4, .station = "hill"}))
        .feed_all(heard(ferry(17), {.second = 18.0, .station = "hill"}));

    CHECK(probe.messages == Lines{"1/413000001", "1/413000001"});
    CHECK(probe.receptions[0].station.view() == "pier");
    CHECK(probe.outcomes ==
          std::map<std::uint64_t, std::string>{{1, "ok"}, {2, "duplicate"}, {3, "ok"}});
    CHECK(probe.counters["copies"] == 1);
    CHECK(probe.counters["type_1"] == 2);
}

TEST_CASE("where every copy is wanted, every copy goes on") {
    StreamProbe probe;

    probe.feed_all(heard(ferry(7), {.second = 8.0})).feed_all(heard(ferry(7), {.second = 8.4}));

    CHECK(probe.messages.size() == 2);
    CHECK(probe.counters["copies"] == 0);
}

TEST_CASE("every part of a copy ends as duplicate") {
    StreamProbe probe = a_network();
    const Lines once = heard(particulars(), {.second = 1.0, .station = "pier"});
    REQUIRE(once.size() == 2);

    probe.feed_all(once).feed_all(heard(particulars(), {.second = 3.0, .station = "hill"}));

    CHECK(probe.messages == Lines{"5/413000001"});
    CHECK(probe.outcome(2) == "ok");
    CHECK(probe.outcome(3) == "duplicate");
    CHECK(probe.outcome(4) == "duplicate");
    CHECK(probe.counters["copies"] == 1);
    CHECK(probe.is_settled());
}

TEST_CASE("a late copy of a report that says its second is one, until the minute is nearly round") {
    CHECK(kept(ferry(7), {.second = 8.0}, {.second = 52.0}) == 1);
    CHECK(kept(ferry(7), {.second = 8.0}, {.second = 68.0}) == 2);
    CHECK(kept(particulars(), {.second = 8.0}, {.second = 52.0}) == 1);
    CHECK(kept(particulars(), {.second = 8.0}, {.second = 68.0}) == 2);
}

TEST_CASE("a station whose clock is behind gives a copy from before") {
    CHECK(kept(ferry(7), {.second = 8.0}, {.second = 5.0, .station = "hill"}) == 1);
}

TEST_CASE("a ship that knows no time says the same every ten seconds, and is heard each time") {
    CHECK(kept(ferry(std::nullopt), {.second = 0.0}, {.second = 1.0}) == 1);
    CHECK(kept(ferry(std::nullopt), {.second = 0.0}, {.second = 4.0}) == 2);
    CHECK(kept(ferry(std::nullopt), {.second = 0.0}, {.second = 10.0}) == 2);
}

TEST_CASE("a safety text repeated after a few seconds is meant to be, a copy at once is none") {
    CHECK(kept(text("MAYDAY"), {.second = 0.0}, {.second = 1.0, .station = "hill"}) == 1);
    CHECK(kept(text("MAYDAY"), {.second = 0.0}, {.second = 4.0}) == 2);
}

TEST_CASE("every report of a distress beacon's burst is heard") {
    const BitWriter beacon = ferry(7, 970'123'456);
    StreamProbe probe = a_network();

    for (int i = 0; i < 8; ++i) {
        probe.feed_all(heard(beacon, {.second = 2.0 * i, .channel = i % 2 == 0 ? 'A' : 'B'}));
    }

    CHECK(probe.messages.size() == 8);
}

TEST_CASE("the same words on the other channel are another transmission") {
    CHECK(kept(ferry(7), {.second = 8.0}, {.second = 8.4, .channel = 'B'}) == 2);
    CHECK(kept(particulars(), {.second = 8.0}, {.second = 9.0, .channel = 'B'}) == 2);
}

TEST_CASE("two reports that differ in one bit are two") {
    CHECK(kept(ferry(7), {.second = 8.0}, {.second = 8.0}) == 1);

    StreamProbe probe = a_network();
    probe.feed_all(heard(ferry(7), {.second = 8.0})).feed_all(heard(ferry(8), {.second = 8.0}));
    probe.feed_all(heard(text("A"), {.second = 8.0})).feed_all(heard(text("B"), {.second = 8.0}));
    const std::string most(150, 'X');
    probe.feed_all(heard(text(most + "A"), {.second = 8.0}));
    probe.feed_all(heard(text(most + "B"), {.second = 8.0}));
    CHECK(probe.messages.size() == 6);
    CHECK(probe.counters["copies"] == 0);
}

TEST_CASE("what a receiver pads a message with makes no other message of it") {
    // Type 5 as one receiver gives it (424 bits) and as another does (426).
    StreamProbe probe = a_network();
    const std::string first =
        sentence("AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0");

    probe.feed("1490075479," + first)
        .feed("1490075479," + sentence("AIVDM,2,2,1,A,`88888888888880,2"))
        .feed("1490075480," + first)
        .feed("1490075480," + sentence("AIVDM,2,2,1,A,`88888888888880,0"));

    CHECK(probe.messages == Lines{"5/371255000"});
    CHECK(probe.outcome(4) == "duplicate");
}

TEST_CASE("without times nothing is a copy, and a time that stands still counts for a while only") {
    const std::string ship = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    StreamProbe untimed = a_network();
    untimed.feed(ship).feed(ship);
    CHECK(untimed.messages.size() == 2);

    StreamProbe partly = a_network();
    partly.feed(ship).feed("1490075479," + ship).feed(ship);
    CHECK(partly.messages.size() == 2);
    CHECK(partly.outcome(3) == "duplicate");

    StreamProbe still = a_network();
    still.feed("1490075479," + ship);
    for (int i = 0; i < 100; ++i) {
        still.feed(ship);
    }
    CHECK(still.messages.size() == 1 + 100 - AisCopies::most_untimed);
}

TEST_CASE("this station's own ship is not heard from elsewhere") {
    const std::string own = sentence("AIVDO,1,1,,,15RTgt0PAso;90TKcjM8h6g208CQ,0");
    StreamProbe probe = a_network();

    probe.feed("1490075479," + own).feed("1490075479," + own);

    CHECK(probe.messages.size() == 2);
}

TEST_CASE("a copy beside a new message on its line is no loss") {
    const std::string ship = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    const std::string other = "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C";
    StreamProbe probe = a_network();

    probe.feed("1490075479," + ship).feed("1490075479," + ship + other);

    CHECK(probe.outcome(2) == "ok");
    CHECK(probe.counters["lost_beside_good"] == 0);
}

TEST_CASE("the driver drops copies, keeps them when told to, and refuses what it does not know") {
    const std::string ship = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    const std::span line{reinterpret_cast<const std::uint8_t*>(ship.data()), ship.size()};
    const auto given = [&](const std::string& config) {
        DriverProbe probe{"ais_nmea", config};
        probe.feed(line, midnight_us).feed(line, midnight_us + 300'000);
        return probe.observations.size();
    };

    CHECK(given("{}") == 1);
    CHECK(given(R"({"duplicates":"drop"})") == 1);
    CHECK(given(R"({"duplicates":"keep"})") == 2);
    CHECK(DriverProbe("ais_nmea", R"({"duplicates":"some"})").refusal ==
          R"(driver ais_nmea refused: duplicates: expected drop or keep, found "some")");
    CHECK(
        DriverProbe("ais_nmea", R"({"duplicate":"drop"})").refusal ==
        R"(driver ais_nmea refused: unknown key "duplicate", expected time_zone, duplicates or checksum_faults)");
}
