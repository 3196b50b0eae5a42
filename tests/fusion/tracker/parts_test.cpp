// The smaller parts of the tracker, each against a truth made by hand.
#include <numbers>
#include <random>

#include <doctest/doctest.h>

#include "fusion/tracker/beam.hpp"
#include "fusion/tracker/clutter_map.hpp"
#include "fusion/tracker/detection.hpp"
#include "fusion/tracker/fixed_targets.hpp"
#include "fusion/tracker/identity.hpp"
#include "fusion/tracker/shadow.hpp"
#include "fusion/tracker/sight_book.hpp"
#include "fusion/tracker/stitch.hpp"
#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// A vessel at 10 m/s to the east that radar sees to 30 m each 2.5 s and that says each 10 s where
/// she is, `drift` m/s off from 60 s on. Gives the check after `until` seconds.
SpoofCheck spoof_after(double until, double drift) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> noise{0.0, 1.0};
    Shadow shadow;
    for (int k = 0; k * 2.5 <= until; ++k) {
        const double s = k * 2.5;
        const Eigen::Vector2d at{10.0 * s, 0.0};
        const Eigen::Vector2d off{30.0 * noise(random), 30.0 * noise(random)};
        shadow.see({at + off, Eigen::Matrix2d::Identity() * 900.0}, at_second(s));
        if (k % 4 == 0) {
            const Eigen::Vector2d said{at(0), drift * std::max(0.0, s - 60.0)};
            shadow.compare({said, Eigen::Matrix2d::Identity() * 36.0}, at_second(s));
        }
    }
    return shadow.check();
}

}  // namespace

TEST_CASE(
    "an AIS that creeps away at 5 knots is found out within two minutes, an honest one never") {
    CHECK_FALSE(spoof_after(60, 0.0).is_contradicted);
    CHECK_FALSE(spoof_after(3600, 0.0).is_contradicted);
    CHECK(spoof_after(180, 2.57).is_contradicted);
    CHECK(spoof_after(180, 2.57).offset.north.si() > 100.0);
}

TEST_CASE(
    "reports that fit make a name surer, up to one in a thousand, and a malformed one never sure") {
    Identity good;
    Identity malformed;
    for (int k = 0; k < 20; ++k) {
        good.hear(Mmsi{412'000'001}, 8.0);
        malformed.hear(Mmsi{1}, 8.0);
    }

    CHECK(good.posterior()[0].probability == doctest::Approx(0.999).epsilon(1e-6));
    CHECK(malformed.posterior()[0].probability == doctest::Approx(0.5));
}

TEST_CASE("two names that fit by turns share one vessel, and neither is sure") {
    Identity both;
    for (int k = 0; k < 10; ++k) {
        both.hear(Mmsi{412'000'001}, 2.0);
        both.hear(Mmsi{412'000'002}, 2.0);
    }
    const auto posterior = both.posterior();

    CHECK(posterior[0].probability + posterior[1].probability <= 1.0);
    CHECK(posterior[0].probability < 0.95);
    CHECK(posterior[1].probability > 0.05);
}

TEST_CASE("radar that contradicts a name takes it down to even odds") {
    Identity name;
    for (int k = 0; k < 5; ++k) {
        name.hear(Mmsi{412'000'001}, 5.0);
    }
    name.doubt(Mmsi{412'000'001});

    CHECK(name.posterior()[0].probability == doctest::Approx(0.5));
}

TEST_CASE(
    "the beam is where the plots say, though the first was 60 ms late and the turn a little long") {
    Beam beam{2.5};
    const double turn = 2.51;
    for (int k = 0; k < 4000; ++k) {
        const double turns = k / 40.0;
        const double bearing = (turns - std::floor(turns)) * 2.0 * std::numbers::pi;
        beam.hear(at_second(turns * turn + (k == 0 ? 0.06 : 0.0)), bearing);
    }
    const double phase = beam.phase_at(at_second(100.0 * turn));

    CHECK(phase - std::round(phase) == doctest::Approx(0.0).epsilon(0.02));
    CHECK(to_seconds(beam.time_of(phase) - at_second(100.0 * turn)) == doctest::Approx(0.0));
}

TEST_CASE("a radar whose clock jumped is found again") {
    Beam beam{2.5};
    for (int k = 0; k < 400; ++k) {
        const double jump = k < 200 ? 0.0 : 1.2;
        beam.hear(at_second(k * 0.1 + jump),
                  std::fmod(k * 0.1 / 2.5, 1.0) * 2.0 * std::numbers::pi);
    }
    const double off = beam.phase_at(at_second(39.9 + 1.2)) - 39.9 / 2.5;

    CHECK(off - std::round(off) == doctest::Approx(0.0).epsilon(0.05));
}

TEST_CASE("a radar that sees seven of ten comes to be known for it, whatever its maker says") {
    DetectionRate rate{0.95, Metres{40'000}};
    std::mt19937_64 random{3};
    for (int k = 0; k < 2000; ++k) {
        rate.learn(10'000.0, random() % 10 < 7 ? 1.0 : 0.0);
    }

    CHECK(rate.at(10'000.0) == doctest::Approx(0.7).epsilon(0.07));
    CHECK(rate.at(35'000.0) == doctest::Approx(0.95));
}

TEST_CASE("clutter is known where it is, and the clear water beside it stays clear") {
    ClutterMap map{Metres{40'000}};
    for (int scan = 0; scan < 200; ++scan) {
        for (int k = 0; k < 5; ++k) {
            map.was_false(5'000.0, 1.0, 1.0);
        }
        map.turn();
    }

    CHECK(map.density(5'000.0, 1.0) > 20.0 * map.density(5'000.0, 4.0));
    CHECK(map.density(5'000.0, 4.0) > 0.0);
}

TEST_CASE("no vessel is born at a buoy, and a buoy that is said twice is one") {
    FixedTargets fixed;
    fixed.add(off_wenzhou);
    fixed.add(from(off_wenzhou, 10, 0));
    fixed.add(from(off_wenzhou, 5000, 0));

    CHECK(fixed.size() == 2);
    CHECK(fixed.is_near(from(off_wenzhou, 50, 20), Metres{60}));
    CHECK_FALSE(fixed.is_near(from(off_wenzhou, 500, 0), Metres{60}));
}

TEST_CASE(
    "who was lost five minutes ago may by now be a few hundred metres off her line, not miles") {
    ModeState m;
    m.x << 0.0, 0.0, 5.0, 0.0, 0.0;
    m.P = StateMatrix::Identity();
    const ModeState later = wandered(m, 300.0);

    CHECK(later.x(0) == doctest::Approx(1500.0));
    CHECK(std::sqrt(later.P(0, 0)) > 200.0);
    CHECK(std::sqrt(later.P(0, 0)) < 500.0);
}

TEST_CASE("a camera's words for vessels are understood, and others are kept as other") {
    CHECK(sight_class_of("speedboat") == SightClass::fast);
    CHECK(sight_class_of("fishing_vessel") == SightClass::fishing);
    CHECK(sight_class_of("container ship") == SightClass::cargo);
    CHECK(sight_class_of("driftwood") == SightClass::other);
}
