#include "tests/scoring/shares.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace seaeye::tests {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double mean_of(const std::vector<double>& values, double of_none) {
    return values.empty() ? of_none
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

double quantile(std::vector<double> values, double share_below) {
    if (values.empty()) {
        return unknown;
    }
    std::ranges::sort(values);
    const double place = share_below * static_cast<double>(values.size() - 1);
    const double below = values[static_cast<std::size_t>(std::floor(place))];
    const double above = values[static_cast<std::size_t>(std::ceil(place))];
    const double part = place - std::floor(place);
    return part == 0.0 || below == above ? below  // no infinity less infinity
                                         : below + part * (above - below);
}

double upper_quantile(std::vector<double> values, double share_below) {
    if (values.empty()) {
        return unknown;
    }
    std::ranges::sort(values);
    const double place = share_below * static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::ceil(place))];
}

}  // namespace seaeye::tests
