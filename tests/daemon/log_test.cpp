#include "daemon/log.hpp"

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
