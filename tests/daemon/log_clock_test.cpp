#include "daemon/replay/log_clock.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr Time noon = time_from_micros(1'740'830'400'000'000);

Stamped line(std::uint64_t frame, Time received) {
    return {.observation = {.source = SourceId{0},
                            .measured = received,
                            .received = received,
                            .said = AisOther{}},
            .frame = frame};
}

/// Receive times that come out, as seconds after noon.
std::vector<double> out_of(LogClock& clock) {
    std::vector<double> all;
    Observation o;
    while (clock.pop(o)) {
        all.push_back(to_seconds(o.received - noon));
    }
    return all;
}

}  // namespace

TEST_CASE(
    "lines without a time take that of the line before, and the first ones that of the first that "
    "has one") {
    LogClock clock{{}};
    clock.push(line(1, Time{}));
    clock.push(line(2, noon));
    clock.push(line(3, Time{}));
    clock.push(line(4, noon + seconds(5)));

    CHECK(out_of(clock) == std::vector<double>{0, 0, 0, 5});
}

TEST_CASE("a damaged time that stands alone is not believed, forward or backward") {
    LogClock clock{{}};
    clock.push(line(1, noon));
    clock.push(line(2, noon + seconds(1e9)));
    clock.push(line(3, noon + seconds(2)));
    clock.push(line(4, noon - seconds(1e8)));
    clock.push(line(5, noon + seconds(3)));

    CHECK(out_of(clock) == std::vector<double>{0, 0, 2, 2, 3});
    CHECK(clock.disbelieved() == 2);
}

TEST_CASE("a log that goes on a day later is believed once three lines agree") {
    LogClock clock{{}};
    clock.push(line(1, noon));
    for (int k = 0; k < 3; ++k) {
        clock.push(line(2, noon + seconds(86'400 + k)));
    }

    CHECK(out_of(clock) == std::vector<double>{0, 86'400, 86'401, 86'402});
    CHECK(clock.disbelieved() == 0);
}

TEST_CASE("the last line of a log may jump: nothing contradicts it") {
    LogClock clock{{}};
    clock.push(line(1, noon));
    clock.push(line(2, noon + seconds(7200)));
    clock.finish();

    CHECK(out_of(clock) == std::vector<double>{0, 7200});
}

TEST_CASE("a log without any time runs on the assumed clock, and says so") {
    LogClock clock{{.start = noon, .lines_per_second = 2.0}};
    for (std::uint64_t n = 1; n <= 3; ++n) {
        clock.push(line(n, Time{}));
    }
    clock.finish();

    CHECK(clock.is_assumed());
    CHECK(out_of(clock) == std::vector<double>{0.5, 1, 1.5});
}
