#include "daemon/log.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a repeated line passes once in ten seconds and says how many were held back") {
    LineLimit limit{seconds(10)};
    const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});

    CHECK(limit.pass(noon) == 0);
    CHECK_FALSE(limit.pass(noon + seconds(1)).has_value());
    CHECK_FALSE(limit.pass(noon + seconds(9.9)).has_value());
    CHECK(limit.pass(noon + seconds(10)) == 2);
    CHECK_FALSE(limit.pass(noon + seconds(11)).has_value());
}

TEST_CASE("a clock that was set back does not silence the log") {
    LineLimit limit{seconds(10)};
    const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});
    limit.pass(noon);

    CHECK(limit.pass(noon - seconds(3600)) == 0);
}

TEST_CASE("a source that flaps gets a line each ten seconds, and its last word comes out") {
    std::vector<std::string> lines;
    CalmLog log{"harbour-ais", seconds(10), [&lines](LogLevel, const std::string& line) {
                    lines.push_back(line);
                }};
    const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});

    log.say(noon, LogLevel::info, "connected");
    for (int i = 1; i < 5; ++i) {
        log.say(noon + seconds(i), LogLevel::warning, "no data for 30 s (limit 30 s)");
    }
    log.tick(noon + seconds(9));
    log.tick(noon + seconds(10));
    log.tick(noon + seconds(30));

    CHECK(lines ==
          std::vector<std::string>{
              "harbour-ais: connected",
              "harbour-ais: no data for 30 s (limit 30 s) (and 3 more in the last seconds)"});
}
