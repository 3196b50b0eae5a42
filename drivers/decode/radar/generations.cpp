#include "drivers/decode/radar/generations.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace seaeye {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

double polar_distance_m(const TrackerPlace& a, const TrackerPlace& b) {
    const double turn = (a.second - b.second) * rad_per_deg;
    return std::sqrt(std::max(
        0.0, a.first * a.first + b.first * b.first - 2.0 * a.first * b.first * std::cos(turn)));
}

/// Flat earth: a jump of a kilometre is all that is asked after.
double ground_distance_m(const TrackerPlace& a, const TrackerPlace& b) {
    constexpr double metres_per_degree = 111'195.0;
    const double north = a.first - b.first;
    const double east =
        std::remainder(a.second - b.second, 360.0) * std::cos(a.first * rad_per_deg);
    return metres_per_degree * std::sqrt(north * north + east * east);
}

/// Nothing when the two are not said in the same way.
std::optional<double> distance_m(const TrackerPlace& a, const TrackerPlace& b) {
    if (a.frame != b.frame || a.frame == TrackerPlace::Frame::none) {
        return std::nullopt;
    }
    return a.frame == TrackerPlace::Frame::polar ? polar_distance_m(a, b) : ground_distance_m(a, b);
}

}  // namespace

std::uint32_t Generations::generation_of(const TrackerReport& report) {
    const auto at = numbers_.find(report.number);
    if (at == numbers_.end()) {
        if (numbers_.size() < most_numbers) {
            numbers_[report.number] = {.generation = 0,
                                       .is_over = report.is_last,
                                       .time_us = report.time_us,
                                       .place = report.place,
                                       .sog_mps = report.sog_mps};
        }
        return 0;
    }
    Known& known = at->second;
    known.generation += is_another(known, report) ? 1 : 0;
    known.is_over = report.is_last;
    known.time_us = std::max(known.time_us, report.time_us);
    known.place = report.place.frame != TrackerPlace::Frame::none ? report.place : known.place;
    known.sog_mps = report.sog_mps;
    return known.generation;
}

bool Generations::is_another(const Known& known, const TrackerReport& report) {
    if (known.is_over) {
        return !report.is_last;  // "lost" said twice is one loss
    }
    const bool has_times = known.time_us != 0 && report.time_us != 0;
    // Without times nothing is silent, and a jump has as long as a silence may last.
    const std::int64_t passed_us =
        has_times ? std::abs(report.time_us - known.time_us) : silence_us;
    if (passed_us > silence_us) {
        return true;
    }
    const auto jump_m = distance_m(known.place, report.place);
    const double speed = std::max({fastest_mps, 2.0 * known.sog_mps, 2.0 * report.sog_mps});
    const double reach_m = slack_m + speed * static_cast<double>(passed_us) * 1e-6;
    return jump_m && *jump_m > reach_m;
}

}  // namespace seaeye
