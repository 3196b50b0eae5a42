#include "fusion/report_time.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// A source that has shown that its clock is right.
ReportTime proven(SourceId source) {
    ReportTime clock;
    for (int i = 0; i < 40; ++i) {
        clock.place(source, at_second(i), static_cast<std::uint8_t>(i));
    }
    return clock;
}

}  // namespace

TEST_CASE(
    "a report of second 59 heard at second 1 was true two seconds earlier, in the minute before") {
    ReportTime clock = proven(SourceId{0});

    CHECK(clock.place(SourceId{0}, at_second(61), std::uint8_t{59}) == at_second(59));
    CHECK(clock.place(SourceId{0}, at_second(59), std::uint8_t{1}) == at_second(61));
    CHECK(clock.place(SourceId{0}, at_second(30.5), std::uint8_t{30}) == at_second(30));
}

TEST_CASE(
    "a report without a second, or one far from the receiver's clock, keeps the receiver's time") {
    ReportTime clock = proven(SourceId{0});

    CHECK(clock.place(SourceId{0}, at_second(30), std::nullopt) == at_second(30));
    CHECK(clock.place(SourceId{0}, at_second(30), std::uint8_t{55}) == at_second(30));
}

TEST_CASE(
    "a new source is believed to what is usually under way, in whatever order its reports come") {
    ReportTime clock;

    for (const int i : {3, 0, 7, 1, 12, 5}) {
        CHECK(clock.place(SourceId{0}, at_second(i + 1), static_cast<std::uint8_t>(i)) ==
              at_second(i));
    }
    CHECK(clock.place(SourceId{0}, at_second(20), std::uint8_t{13}) == at_second(20));
}

TEST_CASE("a receiver whose clock disagrees with its own reports is not believed to the second") {
    ReportTime clock = proven(SourceId{4});
    for (int i = 0; i < 300; ++i) {
        clock.place(SourceId{3}, at_second(i), static_cast<std::uint8_t>((i * 7) % 60));
    }

    CHECK(clock.agreement(SourceId{3}) < 0.6);
    CHECK(clock.place(SourceId{3}, at_second(303), std::uint8_t{2}) == at_second(303));
    CHECK(clock.place(SourceId{4}, at_second(303), std::uint8_t{2}) == at_second(302));
}
