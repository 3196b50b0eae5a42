#include "fusion/tracker/registration.hpp"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr double degree = 3.14159265358979 / 180.0;

struct Radar {
    double range_off = 45.0;
    double bearing_off = 0.6 * degree;
    double late = 0.8;
};

/// What a radar that is off makes of a vessel that steams past.
RegistrationPair pair_of(const Radar& radar, std::mt19937& dice) {
    std::normal_distribution<double> noise;
    std::uniform_real_distribution<double> even{-1.0, 1.0};
    const double range = 8000.0 + 6000.0 * even(dice);
    const double range_rate = 10.0 * even(dice);
    const double bearing_rate = 10.0 * even(dice) / range;
    const double sigma_r = 22.0;
    const double sigma_a = 0.3 * degree;
    return {.range = range,
            .range_error = radar.range_off - range_rate * radar.late + sigma_r * noise(dice),
            .bearing_error = radar.bearing_off - bearing_rate * radar.late + sigma_a * noise(dice),
            .range_rate = range_rate,
            .bearing_rate = bearing_rate,
            .range_variance = sigma_r * sigma_r,
            .bearing_variance = sigma_a * sigma_a};
}

}  // namespace

TEST_CASE(
    "a radar that reads 45 m far, 0.6 degrees to starboard and 0.8 s late is found out within 500 "
    "pairs") {
    std::mt19937 dice{7};
    const Radar radar;
    Registration registration;
    for (int k = 0; k < 500; ++k) {
        registration.learn(pair_of(radar, dice));
    }

    const Eigen::Vector3d miss =
        registration.b() - Eigen::Vector3d{radar.range_off, radar.bearing_off, radar.late};
    CHECK(std::abs(miss(0)) < 4.0);
    CHECK(std::abs(miss(1)) < 0.05 * degree);
    CHECK(std::abs(miss(2)) < 0.4);
    CHECK(miss.dot(registration.P().inverse() * miss) <
          16.3);  // chi-square 99.9 %, 3 degrees of freedom
}

TEST_CASE("one vessel in ten that lies about her place turns the radar little") {
    std::mt19937 dice{8};
    const Radar radar;
    Registration registration;
    for (int k = 0; k < 1000; ++k) {
        RegistrationPair pair = pair_of(radar, dice);
        if (k % 10 == 9) {
            pair.range_error += 150.0;
        }
        registration.learn(pair);
    }

    CHECK(std::abs(registration.b()(0) - radar.range_off) < 6.0);
}

TEST_CASE("left alone, a radar may drift, and the doubt grows") {
    std::mt19937 dice{9};
    Registration registration;
    for (int k = 0; k < 500; ++k) {
        registration.learn(pair_of({}, dice));
    }
    const double sure = registration.P()(0, 0);

    registration.age(3600.0);

    CHECK(registration.P()(0, 0) == doctest::Approx(sure + 4.0));
}
