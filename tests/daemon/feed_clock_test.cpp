#include "daemon/feed_clock.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr Time noon = time_from_micros(1'740'830'400'000'000);

}  // namespace

TEST_CASE("data that name a time of today are stamped by this machine from then on") {
    FeedClock clock{ClockConfig::automatic, [] {
                        return noon;
                    }};
    CHECK_FALSE(clock.stamp());

    CHECK_FALSE(clock.decide(noon - seconds(1800)));

    CHECK(clock.stamp() == noon);
    CHECK(clock.time() == noon);
}

TEST_CASE(
    "data that name a time of another year keep it, and one later time of today changes nothing") {
    FeedClock clock{ClockConfig::automatic, [] {
                        return noon;
                    }};
    const Time then = noon - seconds(1e8);

    CHECK(clock.decide(then));
    clock.heard(then);
    CHECK_FALSE(clock.decide(noon));

    CHECK_FALSE(clock.stamp());
    CHECK(clock.time() == then);
}

TEST_CASE("a station told to go by the wall never asks the data") {
    FeedClock clock{ClockConfig::wall, [] {
                        return noon;
                    }};

    CHECK_FALSE(clock.decide(noon - seconds(1e8)));
    CHECK(clock.stamp() == noon);
}
