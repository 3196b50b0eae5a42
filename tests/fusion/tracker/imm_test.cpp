#include "fusion/tracker/imm.hpp"

#include <cmath>
#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr double scan = 2.5;    // s
constexpr double sigma = 20.0;  // m, of a plot in each axis

struct Way {
    double e = 0.0;
    double n = 0.0;
    double ve = 0.0;
    double vn = 0.0;
};

/// Follows a vessel by one plot a scan. Gives the mean of the normalised squared errors of position
/// over the second half, and the IMM at the end.
template <class Steer>
struct Pursuit {
    double nees = 0.0;
    double error = 0.0;
    double speed_error = 0.0;
    Imm imm;
};

template <class Steer>
Pursuit<Steer> follow(Way way, Steer steer, unsigned seed) {
    std::mt19937 dice{seed};
    std::normal_distribution<double> noise;
    const auto plot = [&] {
        return PositionFix{{way.e + sigma * noise(dice), way.n + sigma * noise(dice)},
                           Eigen::Matrix2d::Identity() * sigma * sigma};
    };
    Pursuit<Steer> p{.imm = imm_from(plot(), 10.0)};
    constexpr int scans = 240;
    for (int k = 1; k <= scans; ++k) {
        for (int j = 0; j < 10; ++j) {
            steer(way, k * scan, scan / 10.0);
            way.e += way.ve * scan / 10.0;
            way.n += way.vn * scan / 10.0;
        }
        predict(p.imm, scan);
        update(p.imm, plot());
        if (k > scans / 2) {
            const ModeState m = moments(p.imm);
            const Eigen::Vector2d d{m.x(0) - way.e, m.x(1) - way.n};
            p.nees += d.dot(m.P.topLeftCorner<2, 2>().inverse() * d) / (scans / 2.0);
            p.error += d.norm() / (scans / 2.0);
            p.speed_error += std::hypot(m.x(2) - way.ve, m.x(3) - way.vn) / (scans / 2.0);
        }
    }
    return p;
}

constexpr auto straight = [](Way&, double, double) {
};
constexpr auto to_starboard = [](Way& way, double, double dt) {
    const double turn = 0.04 * dt;
    const double ve = way.ve * std::cos(turn) + way.vn * std::sin(turn);
    way.vn = -way.ve * std::sin(turn) + way.vn * std::cos(turn);
    way.ve = ve;
};

/// Mean over twenty vessels. Errors are correlated from scan to scan, so the band is wide.
template <class Steer>
double mean_nees(Way way, Steer steer) {
    double sum = 0.0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        sum += follow(way, steer, seed).nees / 20.0;
    }
    return sum;
}

}  // namespace

TEST_CASE("a ship on a straight course is where the filter says, as surely as it says") {
    const double nees = mean_nees({.ve = 6.0, .vn = 5.0}, straight);
    CHECK(nees > 0.8);
    CHECK(nees < 2.4);
    CHECK(follow({.ve = 6.0, .vn = 5.0}, straight, 1).imm.mu[0] > 0.5);
}

TEST_CASE("a boat that turns at 2.3 degrees a second is not lost, and is known to turn") {
    const auto pursuit = follow({.ve = 12.0}, to_starboard, 1);
    CHECK(pursuit.imm.mu[2] > 0.5);
    CHECK(moments(pursuit.imm).x(4) == doctest::Approx(0.04).epsilon(0.3));
    CHECK(pursuit.error < 20.0);
    const double nees = mean_nees({.ve = 12.0}, to_starboard);
    CHECK(nees > 0.8);
    CHECK(nees < 3.0);
}

TEST_CASE("a ship at anchor lies still: her speed is under 0.15 m/s") {
    const auto pursuit = follow({}, straight, 3);
    CHECK(pursuit.imm.mu[3] > 0.6);
    CHECK(pursuit.speed_error < 0.15);
}

TEST_CASE("to predict in two steps is to predict in one, but for the mixing") {
    Imm one = imm_from(PositionFix{{0, 0}, Eigen::Matrix2d::Identity() * 400.0}, 5.0);
    Imm two = one;
    predict(one, 4.0);
    predict(two, 2.0);
    predict(two, 2.0);
    const ModeState a = moments(one);
    const ModeState b = moments(two);
    CHECK(a.P(0, 0) == doctest::Approx(b.P(0, 0)).epsilon(0.02));
    CHECK(a.P(2, 2) == doctest::Approx(b.P(2, 2)).epsilon(0.02));
    CHECK(one.mu[0] == doctest::Approx(two.mu[0]).epsilon(1e-3));
}

TEST_CASE("time that stands still or runs back changes nothing") {
    Imm imm = imm_from(PositionFix{{1, 2}, Eigen::Matrix2d::Identity() * 400.0}, 5.0);
    const ModeState before = moments(imm);
    predict(imm, 0.0);
    predict(imm, -3.0);
    CHECK(moments(imm).x == before.x);
    CHECK(moments(imm).P == before.P);
}
