#include "schemas/time.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a time written in RFC 3339 reads back as itself") {
    for (const std::int64_t us :
         {0LL, 1'740'801'600'000'000LL, 951'782'400'000'001LL, -1LL, 4'102'444'799'999'999LL}) {
        const Time when = time_from_micros(us);
        const auto back = parse_rfc3339(to_rfc3339(when));
        REQUIRE(back);
        CHECK(to_micros(*back) == us);
    }
}

TEST_CASE("known instants have their known seconds (GNU date)") {
    CHECK(to_micros(*parse_rfc3339("2025-03-01T04:00:00Z")) == 1'740'801'600'000'000);
    CHECK(to_micros(*parse_rfc3339("2024-02-29 12:00:00.5+08:00")) == 1'709'179'200'500'000);
    CHECK(to_rfc3339(time_from_micros(1'177'524'011'000'000)) == "2007-04-25T18:00:11Z");
}

TEST_CASE("a date that no calendar has is refused with what was expected") {
    for (const char* text : {"2023-02-29T00:00:00Z",
                             "2023-13-01T00:00:00Z",
                             "2023-01-01T24:00:00Z",
                             "2023-01-01T00:00:00",
                             "yesterday",
                             "",
                             "2023-01-01T00:00:00.Z",
                             "2023-01-01T00:00:00Zx"}) {
        const auto result = parse_rfc3339(text);
        CHECK_FALSE(result);
        CHECK(result.error().text.find("expected an RFC 3339 time") != std::string::npos);
    }
}
