#include "daemon/links/backoff.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("attempts come after 1, 2, 4 ... 60 s, give or take a fifth") {
    Backoff backoff{BackoffLimits{}, 7};

    for (const double expected : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0}) {
        const double wait = to_seconds(backoff.next());
        CHECK(wait >= expected * 0.8);
        CHECK(wait <= expected * 1.2);
    }
}

TEST_CASE("two links that fail together do not come back together") {
    Backoff one{BackoffLimits{}, 1};
    Backoff other{BackoffLimits{}, 2};

    CHECK(one.next() != other.next());
}

TEST_CASE("half a minute of valid data makes the next wait short again, a moment of it does not") {
    Backoff backoff{BackoffLimits{.jitter = 0.0}, 1};
    const Backoff::Instant start{};
    backoff.next();
    backoff.next();

    backoff.valid_data(start);
    backoff.valid_data(start + std::chrono::seconds{29});
    CHECK(backoff.next() == seconds(4));
    backoff.valid_data(start + std::chrono::seconds{100});
    CHECK(backoff.next() == seconds(8));
    backoff.valid_data(start + std::chrono::seconds{200});
    backoff.valid_data(start + std::chrono::seconds{230});
    CHECK(backoff.next() == seconds(1));
}
