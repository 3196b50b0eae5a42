#include <doctest/doctest.h>

#include "tests/scoring/sea/heard.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

RecordedSea a_watched_cove(double pd, double false_per_minute) {
    return a_coast({.seed = 2,
                    .vessels = 1,
                    .duration = minutes(60),
                    .radars = {},
                    .cameras = {{.pd = pd, .false_per_minute = false_per_minute}},
                    .kinds = {.cargo = 0, .tanker = 0, .fishing = 0, .fast = 0, .anchored = 1},
                    .radius = Metres{4000}});
}

}  // namespace

TEST_CASE("a camera says the direction of a vessel with the noise asked for, as often as asked") {
    const RecordedSea coast = a_watched_cove(0.6, 0.0);
    const SimulatedCamera& camera = coast.sea.cameras().front();
    Spread off;
    for (const auto& [observation, trigger] : all_of<CameraTrigger>(coast.observations)) {
        const Bearing truth = camera.true_bearing(coast.sea.vessels()[0],
                                                  coast.sea.seconds_at(observation->measured));
        off.add(turn(truth, trigger->bearing).si());
        CHECK(trigger->camera == camera.name());
        CHECK(trigger->bearing_sigma == degrees(0.4));
    }

    CHECK(static_cast<double>(off.count()) / (3600.0 / 8.0) == doctest::Approx(0.6).epsilon(0.12));
    CHECK(off.sigma() == doctest::Approx(degrees(0.4).si()).epsilon(0.12));
}

TEST_CASE("a camera imagines things as often as asked") {
    const auto triggers = all_of<CameraTrigger>(a_watched_cove(0.0, 3.0).observations).size();

    CHECK(static_cast<double>(triggers) == doctest::Approx(180.0).epsilon(0.2));
}
