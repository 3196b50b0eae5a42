#include "daemon/progress.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("progress tells the share, the time to go, the rate and the event time") {
    const ProgressFacts facts{
        .used = 25, .total = 100, .lines = 5000, .note = "2025-03-01T04:00:00Z"};

    CHECK(progress_text("replay", facts, 10.0, 8) ==
          "replay [==      ] 25 %, 30 s to go, 5000 lines, 500 a second, 2025-03-01T04:00:00Z");
    CHECK(progress_text("replay", {.lines = 7}, 0.0, 0) == "replay 7 lines, 0 a second");
}
