#include "fusion/reorder.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

Observation heard(double received_s, double measured_s) {
    return {.source = SourceId{0},
            .measured = at_second(measured_s),
            .received = at_second(received_s),
            .said = AisOther{}};
}

std::vector<Time> drain(Reorder& reorder) {
    std::vector<Time> times;
    while (const Observation* next = reorder.ready()) {
        times.push_back(next->measured);
        reorder.pop();
    }
    return times;
}

}  // namespace

TEST_CASE("a report that took ten seconds on its way takes its place before younger ones") {
    Reorder reorder{seconds(15)};

    reorder.push(heard(10, 10));
    reorder.push(heard(11, 1));
    reorder.push(heard(30, 30));

    CHECK(drain(reorder) == std::vector{at_second(1), at_second(10)});
}

TEST_CASE("what comes after the watermark is late and not kept") {
    Reorder reorder{seconds(15)};
    reorder.push(heard(100, 100));

    CHECK(reorder.push(heard(101, 80)) == Reorder::Accepted::late);
    CHECK(reorder.push(heard(101, 86)) == Reorder::Accepted::yes);
}

TEST_CASE("reports of the same moment keep the order in which they were heard") {
    Reorder reorder{seconds(1)};
    for (std::uint8_t i = 0; i < 20; ++i) {
        Observation o = heard(5, 5);
        std::get<AisOther>(o.said).message_type = i;
        reorder.push(o);
    }
    reorder.finish();

    for (std::uint8_t i = 0; i < 20; ++i) {
        REQUIRE(reorder.ready() != nullptr);
        CHECK(std::get<AisOther>(reorder.ready()->said).message_type == i);
        reorder.pop();
    }
}

TEST_CASE("a flood pushes the watermark on instead of growing without bound") {
    Reorder reorder{seconds(1000), 100};
    std::size_t out = 0;
    for (int i = 0; i < 500; ++i) {
        reorder.push(heard(i, i));
        out += drain(reorder).size();
    }

    CHECK(out == 400);
}
