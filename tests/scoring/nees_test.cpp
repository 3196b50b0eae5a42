#include "tests/scoring/nees.hpp"

#include <doctest/doctest.h>

#include "daemon/coast/dice.hpp"
#include "geo/tangent.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// A track whose errors have the spread its covariance says, times a factor.
Track a_track(LatLon truth, double factor, Dice& dice) {
    Track track;
    track.at = displaced(
        truth, {Metres{20.0 * factor * dice.gauss()}, Metres{30.0 * factor * dice.gauss()}});
    track.velocity = {MetresPerSecond{5.0 + 0.5 * factor * dice.gauss()},
                      MetresPerSecond{-2.0 + 0.4 * factor * dice.gauss()}};
    track.covariance = {400, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0.16};
    return track;
}

Nees nees_of(double factor) {
    Dice dice{5};
    Nees nees;
    const LatLon truth = lat_lon_degrees(27.9, 121.2);
    for (int i = 0; i < 500; ++i) {
        nees.add(a_track(truth, factor, dice), truth, {MetresPerSecond{5}, MetresPerSecond{-2}});
    }
    return nees;
}

}  // namespace

TEST_CASE("chi-square has the quantiles that printed tables give") {
    // Abramowitz, Stegun 1964, table 26.8
    CHECK(chi_square_quantile(4, 0.95) == doctest::Approx(9.48773).epsilon(1e-6));
    CHECK(chi_square_quantile(1, 0.95) == doctest::Approx(3.84146).epsilon(1e-6));
    CHECK(chi_square_quantile(100, 0.025) == doctest::Approx(74.2219).epsilon(1e-6));
}

TEST_CASE(
    "tracks as sure as they may be lie in the band, surer ones above it and timid ones below") {
    CHECK(nees_of(1.0).band().holds(nees_of(1.0).mean()));
    CHECK(nees_of(1.0).share_outside() == doctest::Approx(0.05).epsilon(0.4));
    CHECK(nees_of(1.2).mean() > nees_of(1.2).band().high);
    CHECK(nees_of(0.8).mean() < nees_of(0.8).band().low);
}

TEST_CASE("a covariance with correlation counts along its own axes") {
    Nees nees;
    Eigen::Matrix4d P = Eigen::Matrix4d::Identity();
    P(0, 2) = P(2, 0) = 0.8;

    nees.add(Eigen::Vector4d{1, 0, 1, 0}, P);

    CHECK(nees.mean() == doctest::Approx(2.0 / 1.8));  // [1 1] [1 .8; .8 1]^-1 [1 1]'
    CHECK(nees.count() == 1);
}
