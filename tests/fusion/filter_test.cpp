#include "fusion/filter.hpp"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "fusion/measurement.hpp"
#include "geo/tangent.hpp"
#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// Error of the estimate against truth, [e n ve vn].
Eigen::Vector4d error_of(const Motion& x, LatLon truth, Eigen::Vector2d v) {
    const Enu d = displacement(truth, x.at);
    return {d.east.si(), d.north.si(), x.v(0) - v(0), x.v(1) - v(1)};
}

PositionMeasurement noisy(LatLon truth, Eigen::Vector2d v, std::mt19937_64& random) {
    std::normal_distribution<double> noise;
    PositionMeasurement z{
        .at = displaced(truth, {Metres{10 * noise(random)}, Metres{10 * noise(random)}}),
        .position_variance_m2 = 100.0};
    z.v = v + Eigen::Vector2d{0.2 * noise(random), 0.2 * noise(random)};
    z.velocity_variance *= 0.04;
    return z;
}

}  // namespace

TEST_CASE(
    "the filter's covariance is honest for a vessel with the manoeuvres it was told of (NEES in "
    "its 95 % band)") {
    std::mt19937_64 random{20250301};
    std::normal_distribution<double> noise;
    constexpr double q = 0.02;
    constexpr int runs = 200;
    double nees = 0.0;
    for (int run = 0; run < runs; ++run) {
        LatLon truth = off_wenzhou;
        Eigen::Vector2d v{5.0, 3.0};
        Motion x = motion_from(noisy(truth, v, random), at_second(0));
        for (int k = 1; k <= 30; ++k) {
            const double dt = 10.0;
            // Exact sample of the white-acceleration model: velocity and position noise with their
            // correlation.
            const Eigen::Vector2d dv =
                std::sqrt(q * dt) * Eigen::Vector2d{noise(random), noise(random)};
            const Eigen::Vector2d dp =
                0.5 * dt * dv +
                std::sqrt(q * dt * dt * dt / 12.0) * Eigen::Vector2d{noise(random), noise(random)};
            truth = displaced(truth, {Metres{v(0) * dt + dp(0)}, Metres{v(1) * dt + dp(1)}});
            v += dv;
            predict(x, at_second(k * dt), q);
            update(x, noisy(truth, v, random));
        }
        const Eigen::Vector4d e = error_of(x, truth, v);
        nees += e.dot(x.P.inverse() * e) / runs;
    }

    // chi-square with 4 * 200 degrees of freedom, divided by 200
    CHECK(nees > 3.62);
    CHECK(nees < 4.40);
}

TEST_CASE(
    "an anchored ship that reports every three minutes shows less than 0.15 m/s of velocity") {
    std::mt19937_64 random{7};
    std::normal_distribution<double> noise;
    AisPosition report = std::get<AisPosition>(a_vessel().at_anchor().report(0).said);
    Motion x = motion_from(measurement_of(report), at_second(0));
    double sum_of_squares = 0.0;
    constexpr int reports = 200;
    for (int k = 1; k <= reports; ++k) {
        report.at = displaced(off_wenzhou, {Metres{8 * noise(random)}, Metres{8 * noise(random)}});
        predict(x, at_second(180.0 * k), process_noise(std::uint8_t{1}, knots(0)));
        update(x, measurement_of(report));
        sum_of_squares += x.v.squaredNorm();
    }

    CHECK(std::sqrt(sum_of_squares / reports) < 0.15);
}

TEST_CASE("predicting in one step or in many gives the same state and covariance") {
    Motion once =
        motion_from({.at = off_wenzhou, .position_variance_m2 = 100.0, .v = Eigen::Vector2d{8, -3}},
                    at_second(0));
    Motion many = once;

    predict(once, at_second(60), 0.02);
    for (int s = 1; s <= 60; ++s) {
        predict(many, at_second(s), 0.02);
    }

    CHECK((once.P - many.P).cwiseAbs().maxCoeff() < 1e-6 * once.P.maxCoeff());
    CHECK(distance(once.at, many.at).si() < 0.05);
    CHECK((once.P - once.P.transpose()).cwiseAbs().maxCoeff() == 0.0);
}

TEST_CASE(
    "a stopped vessel's course is not believed, and one under way without course gives no "
    "velocity") {
    AisPosition drifting =
        std::get<AisPosition>(a_vessel().steaming(knots(0.3), Course{degrees(200)}).report(0).said);
    AisPosition silent = std::get<AisPosition>(a_vessel().report(0).said);
    silent.sog = knots(12);

    CHECK(measurement_of(drifting).v->norm() == 0.0);
    CHECK_FALSE(measurement_of(silent).v.has_value());
}
