#include "drivers/decode/line_time.hpp"

#include <string>

#include <doctest/doctest.h>

#include "schemas/time.hpp"

using namespace seaeye;

namespace {

std::int64_t utc(const char* text) {
    return to_micros(*parse_rfc3339(text));
}

}  // namespace

TEST_CASE("a leading epoch is read whatever its scale and separator") {
    CHECK(read_leading_time("1490075479,")->us == 1'490'075'479'000'000);
    CHECK(read_leading_time("1550303566167726840 ")->us == 1'550'303'566'167'726);
    CHECK(read_leading_time("1490075479.5; ")->us == 1'490'075'479'500'000);
    CHECK_FALSE(read_leading_time("1490075479,")->is_local);
}

TEST_CASE("a leading date is local unless it says Z or an offset") {
    const auto local = read_leading_time("2016-03-31 00:00:01, ");
    REQUIRE(local);
    CHECK(local->is_local);
    CHECK(local->us == utc("2016-03-31T00:00:01Z"));

    const auto zulu = read_leading_time("2016-03-31T00:00:01.25Z ");
    REQUIRE(zulu);
    CHECK_FALSE(zulu->is_local);
    CHECK(zulu->us == utc("2016-03-31T00:00:01.25Z"));

    const auto offset = read_leading_time("[2016/03/31 02:00:01+02:00] ");
    REQUIRE(offset);
    CHECK_FALSE(offset->is_local);
    CHECK(offset->us == utc("2016-03-31T00:00:01Z"));
}

TEST_CASE("a line number, a cut date or an impossible one before a sentence is no time") {
    for (const char* text : {"",
                             " ",
                             "garbage",
                             "12345 ",
                             "2016-03-31 00:00",
                             "2016-13-31 00:00:01 ",
                             "2016-03-32 00:00:01 ",
                             "2016-03-31 25:00:01 ",
                             "149007547x,",
                             "1490075479abc",
                             "2016-03-31x00:00:01 ",
                             "9999-01-01 00:00:00 "}) {
        CHECK_FALSE(read_leading_time(text));
    }
}

TEST_CASE("after a sentence the last unix time is the receiver's") {
    CHECK(read_trailer(",r003669945,1120959341").time_us == 1'120'959'341'000'000);
    CHECK(read_trailer(",r003669945,1120959341").station == "003669945");
    const Trailer extended =
        read_trailer(",d-109,S2105,t050056.00,T56.13718694,r003669946,1325394060,1325394061\r");
    CHECK(extended.time_us == 1'325'394'061'000'000);
    CHECK(extended.station == "003669946");
    CHECK_FALSE(read_trailer(",1daasd4218,,x").time_us);
    CHECK_FALSE(read_trailer("").time_us);
    CHECK_FALSE(read_trailer("1120959341").time_us);
}

TEST_CASE("Gatehouse and ZDA sentences say their time") {
    CHECK(read_pghp_time("PGHP,1,2013,3,18,9,19,9,499,219,,2190048,1,28") ==
          utc("2013-03-18T09:19:09.499Z"));
    CHECK_FALSE(read_pghp_time("PGHP,2,2013,3,18,9,19,9,499"));
    CHECK_FALSE(read_pghp_time("PGHP,1,2013,3"));
    CHECK(read_zda_time("GPZDA,050306.25,29,10,2003,,") == utc("2003-10-29T05:03:06.25Z"));
    CHECK_FALSE(read_zda_time("GPZDA,,,,,,"));
    CHECK_FALSE(read_zda_time("GPZDA,2503"));
}

TEST_CASE("AIS-catcher's JSON says when it received the sentence in it") {
    CHECK(read_json_time(R"({"class":"AIS","rxuxtime":1600000000.25,"nmea":["!AI)") ==
          1'600'000'000'250'000);
    CHECK(read_json_time(R"({"class":"AIS","rxtime":"20200913122640","nmea":["!AI)") ==
          1'600'000'000'000'000);
    CHECK_FALSE(read_json_time(R"({"class":"AIS","rxtime":"2020)"));
    CHECK_FALSE(read_json_time(R"({"class":"TPV"})"));
}
