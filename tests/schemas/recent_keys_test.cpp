#include "schemas/recent_keys.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr Duration window = seconds(10);

Hearing at(double s, std::uint8_t channel = 0) {
    return {.at = time_from_micros(1'740'801'600'000'000) + seconds(s), .channel = channel};
}

SaidKey key(std::uint64_t n) {
    return {n, 2 * n, 3 * n};
}

}  // namespace

TEST_CASE("what is said again within the window is known, and the window opened when it was new") {
    RecentKeys said{16, window};

    CHECK_FALSE(said.is_again(key(1), at(0), window));
    CHECK(said.is_again(key(1), at(0), window));
    CHECK(said.is_again(key(1), at(9), window));
    CHECK_FALSE(said.is_again(key(1), at(11), window));
    CHECK(said.is_again(key(1), at(20), window));
    CHECK_FALSE(said.is_again(key(2), at(20), window));
}

TEST_CASE("a station whose clock is behind says the same a little earlier") {
    RecentKeys said{16, window};

    CHECK_FALSE(said.is_again(key(1), at(0), window));
    CHECK(said.is_again(key(1), at(-9), window));
    CHECK_FALSE(said.is_again(key(1), at(-21), window));
}

TEST_CASE("what two channels carry is two, and a channel that is not named is either") {
    RecentKeys said{16, window};

    CHECK_FALSE(said.is_again(key(1), at(0, 'A'), window));
    CHECK_FALSE(said.is_again(key(1), at(1, 'B'), window));
    CHECK(said.is_again(key(1), at(2, 'A'), window));
    CHECK(said.is_again(key(1), at(2, 'B'), window));
    CHECK(said.is_again(key(1), at(3), window));
}

TEST_CASE("a full table forgets, counts what it forgets, and never takes one for another") {
    RecentKeys said{4, window};

    for (std::uint64_t n = 0; n < 1000; ++n) {
        CHECK_FALSE(said.is_again(key(n), at(0.001 * static_cast<double>(n)), window));
    }

    CHECK(said.forgotten() == 1000 - 4 * 4);
    CHECK(said.is_again(key(999), at(1), window));
}

TEST_CASE("what nobody could say again takes no room: an old log after a new one is as good") {
    RecentKeys said{1, window};
    for (std::uint64_t n = 0; n < 4; ++n) {
        CHECK_FALSE(said.is_again(key(n), at(0), window));
    }

    for (std::uint64_t n = 10; n < 14; ++n) {
        CHECK_FALSE(said.is_again(key(n), at(-100'000), window));
    }

    CHECK(said.is_again(key(10), at(-99'999), window));
    CHECK(said.forgotten() == 0);
    CHECK_FALSE(said.is_again(key(5), {.at = Time::max()}, window));
    CHECK_FALSE(said.is_again(key(5), {.at = Time::min()}, window));
}
