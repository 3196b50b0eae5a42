#include "drivers/decode/ais_stream.hpp"

#include <doctest/doctest.h>

#include "schemas/time.hpp"
#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using Lines = std::vector<std::string>;

// A real sentence (gpsd's samples): type 1 of 371798000 in the eyes of AIS-catcher, gpsdecode,
// pyais and libais.
const std::string ship = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
const std::string other = "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C";

std::string outcome_of(const std::string& line) {
    StreamProbe probe;
    probe.feed(line).flush();
    CHECK(probe.is_settled());
    return probe.outcome(1);
}

/// The one message's receive time and where it came from.
std::string received(const Lines& lines, TimeZone zone = {}) {
    StreamProbe probe{std::move(zone)};
    probe.feed_all(lines).flush();
    REQUIRE_FALSE(probe.receptions.empty());
    const Reception& last = probe.receptions.back();
    return to_rfc3339(time_from_micros(last.received_us)) + " " +
           std::string{to_string(last.origin)};
}

}  // namespace

TEST_CASE("every form of a good sentence gives its message") {
    for (const std::string& line : {ship,
                                    ship + ",r003669945,1120959341",
                                    "2016-03-31 00:00:01, " + ship,
                                    "1490075479," + ship,
                                    "1550303566167726840 " + ship,
                                    R"(\s:2573310,c:1654088303*0B\)" + ship,
                                    R"(\s:x,c:1636959538000*7D\)" + ship,
                                    R"(\s:2573310,c:1654088303*00\)" + ship,
                                    "garbage" + ship,
                                    R"({"class":"AIS","nmea":[")" + ship + R"("]})",
                                    sentence("AIVDM,1,1,,,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("AIVDM,1,1,,1,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("AIVDM,1,1,,C,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("AIVDM,1,1,7,A,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("AIVDM,1,1,7,,15RTgt0PAso;90TKcjM8h6g208CQ,0,0"),
                                    sentence("ABVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("B2VDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0"),
                                    sentence("AIVDO,1,1,,,15RTgt0PAso;90TKcjM8h6g208CQ,0")}) {
        StreamProbe probe;
        probe.feed(line);
        CHECK_MESSAGE(probe.messages == Lines{"1/371798000"}, line);
        CHECK(probe.outcome(1) == "ok");
    }
}

TEST_CASE("every faulty line ends in the outcome that names its fault") {
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*00") == "bad_checksum");
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0") == "no_checksum");
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAso;90TK") == "no_checksum");
    CHECK(outcome_of(R"(\s:2573310,c:1654088303*0B)" + ship) == "tag_malformed");
    CHECK(outcome_of("!AAVDM,0,1,,B,16UK7Fi0?w4tQF0l4Q@>401v1PS;,0*0F") == "bad_fragment");
    CHECK(outcome_of("!AIVDM,1,2,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*49") == "bad_fragment");
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,6*4C") == "bad_field");
    CHECK(outcome_of(sentence("AIVDM,1,1,,AB,15RTgt0PAso;90TKcjM8h6g208CQ,0")) == "bad_field");
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAso;90XKcjM8h6g208CQ,0*46") == "bad_character");
    CHECK(outcome_of("!AIVDM,1,1,,A,15RTgt0PAs,0*65") == "bad_length");
    CHECK(outcome_of(sentence("AIVDM,1,1,,A,,0")) == "bad_length");
    CHECK(outcome_of("!AIVDM,1,1,,A,H4eHhPLN000000038inPPP0P;330,0*4A") == "bad_part");
    CHECK(outcome_of("!AIVDM,1,1,,B,LvTBrqRt9KIsbvsgctrUPOGO6r=l,0*56") == "unknown_type");
    CHECK(outcome_of("!AIVDM,1,1,,A,00000000000000000000000000000,0*16") == "unknown_type");
    CHECK(outcome_of("$GPRMC,121824.81,A,5149.480,N,00407.224,E,0.1,344.0,200316,001.0,W,D*20") ==
          "not_ais");
    CHECK(outcome_of("") == "no_sentence");
    CHECK(outcome_of("epoch,AIS_Sentences") == "no_sentence");
    CHECK(outcome_of("# Note: real data!") == "no_sentence");
}

TEST_CASE("two sentences glued on a line both come out, and the line ends once") {
    StreamProbe probe;
    probe.feed(ship + other);
    CHECK(probe.messages == Lines{"1/371798000", "1/477553000"});
    CHECK(probe.is_settled());

    StreamProbe cut;
    cut.feed("!AIVDM,1,1,,A,15RTgt0PA" + ship);
    CHECK(cut.messages == Lines{"1/371798000"});
    CHECK(cut.outcome(1) == "ok");
    CHECK(cut.counters["lost_beside_good"] == 1);
}

TEST_CASE(
    "both parts of a message on one line, or one part beside a good sentence, settle it once") {
    const std::string part_1 =
        sentence("AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0");
    const std::string part_2 = sentence("AIVDM,2,2,1,A,`88888888888880,2");
    const std::string stray = sentence("AIVDM,2,2,2,A,`88888888888880,2");

    StreamProbe json;
    json.feed(R"({"nmea":[")" + part_1 + R"(",")" + part_2 + R"("]})");
    CHECK(json.messages == Lines{"5/371255000"});
    CHECK(json.is_settled());

    for (const Lines& lines : {Lines{part_1 + ship, part_2},
                               Lines{ship + stray},
                               Lines{stray + part_2},
                               Lines{part_1 + stray, part_2 + stray},
                               Lines{part_1 + part_1}}) {
        StreamProbe probe;
        probe.feed_all(lines).flush();
        CHECK(probe.is_settled());
    }
}

TEST_CASE("a bad TAG checksum costs the time, not the message") {
    StreamProbe probe;
    probe.feed(R"(\s:2573310,c:1654088303*00\)" + ship);
    CHECK(probe.counters["tag_bad_checksum"] == 1);
    CHECK(probe.receptions[0].received_us == 0);
    CHECK(probe.receptions[0].station.empty());
    CHECK(probe.counters["without_time"] == 1);
}

TEST_CASE("each style of receive time is read, and its origin known") {
    CHECK(received({R"(\s:2573310,c:1654088303*0B\)" + ship}) == "2022-06-01T12:58:23Z tag");
    CHECK(received({ship + ",r003669945,1120959341"}) == "2005-07-10T01:35:41Z trailing");
    CHECK(received({"1490075479," + ship}) == "2017-03-21T05:51:19Z leading");
    CHECK(received({"1550303566167726840 " + ship}) == "2019-02-16T07:52:46.167726Z leading");
    CHECK(received({"2016-03-31 00:00:01, " + ship}) == "2016-03-31T00:00:01Z leading");
    CHECK(received({R"({"rxuxtime":1600000000,"nmea":[")" + ship + R"("]})"}) ==
          "2020-09-13T12:26:40Z json");
    CHECK(received({"$PGHP,1,2013,3,18,9,19,9,499,219,,2190048,1,28*23", ship}) ==
          "2013-03-18T09:19:09.499000Z pghp");
    CHECK(received({sentence("GPZDA,050306.25,29,10,2003,,", '$'), ship}) ==
          "2003-10-29T05:03:06.250000Z earlier");
    CHECK(received({"1490075479," + ship, ship}) == "2017-03-21T05:51:19Z earlier");
    CHECK(received({ship}) == "1970-01-01T00:00:00Z none");
}

TEST_CASE("the TAG block's time goes before the receiver's, and that before the logger's") {
    CHECK(received({"1490075479 " + std::string{R"(\s:2573310,c:1654088303*0B\)"} + ship +
                    ",r003669945,1120959341"}) == "2022-06-01T12:58:23Z tag");
    CHECK(received({"1490075479 " + ship + ",r003669945,1120959341"}) ==
          "2005-07-10T01:35:41Z trailing");
}

TEST_CASE("on a live link the host's time is when it was received, the line's when it was sent") {
    constexpr std::int64_t link_us = 1'654'088'304'500'000;
    StreamProbe probe;
    probe.feed(R"(\s:2573310,c:1654088303*0B\)" + ship, link_us).feed(ship, link_us);

    CHECK(probe.receptions[0].received_us == link_us);
    CHECK(probe.receptions[0].sensor_us == 1'654'088'303'000'000);
    CHECK(probe.receptions[1].sensor_us == link_us);
    CHECK(probe.receptions[1].origin == TimeOrigin::link);
}

TEST_CASE("own ship, station, talker and channel are kept") {
    StreamProbe probe;
    probe.feed(sentence("BSVDO,1,1,,2,15RTgt0PAso;90TKcjM8h6g208CQ,0") + ",b003669945,1120959341");

    const Reception& reception = probe.receptions[0];
    CHECK(reception.is_own_ship);
    CHECK(reception.channel == 'B');
    CHECK(reception.talker[0] == 'B');
    CHECK(reception.station.view() == "003669945");
}

TEST_CASE("a message longer than its type is read and counted oversize") {
    StreamProbe probe;
    probe.feed("!AIVDM,1,1,,A,137b0v00270B2K<MI`7pgG2l08@K4cG>`<,0*29");
    CHECK(probe.messages == Lines{"1/209355000"});
    CHECK(probe.counters["oversize"] == 1);

    StreamProbe padded;
    padded.feed("!AIVDM,1,1,,B,KC5E2b@U19PFdLbMuc5=ROv62<7m,0*16");
    CHECK(padded.messages == Lines{"27/206914217"});
}

TEST_CASE("the JSON of a message names every field with its unit and keeps what was sent") {
    StreamProbe probe;
    probe.feed(ship);

    CHECK(probe.json[0] ==
          R"({"line":1,"received":null,"received_from":"none","station":null,"talker":"AI",)"
          R"("channel":"A","own_ship":false,"type":1,"repeat":0,"mmsi":371798000,"bits":168,)"
          R"("nav_status":0,"lat":48.3816333,"lon":-123.3953833,"accurate":true,"sog_kn":12.3,)"
          R"("cog_deg":224.0,"heading_deg":215,"rot_deg_min":null,"utc_second":33,"manoeuvre":0,)"
          R"("raim":false,"radio":34017,"raw":{"nav_status":0,"lat":29028980,"lon":-74037230,)"
          R"("sog":123,"cog":2240,"heading":215,"rot":-127,"utc_second":33},)"
          R"("no_magnitude":["rot_deg_min"]})");
}
