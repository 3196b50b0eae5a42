// Shares and quantiles of what was counted.
#pragma once

#include <vector>

namespace seaeye::tests {

/// part / whole; 0 of nothing is part itself, which is then 0.
inline double share(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole == 0 ? 1 : whole);
}

/// Mean; `of_none` where there is nothing.
double mean_of(const std::vector<double>& values, double of_none);

/// The value below which a share of them lies, between two by a straight line; NaN of none.
double quantile(std::vector<double> values, double share_below);

/// The same without a line: the upper of the two.
double upper_quantile(std::vector<double> values, double share_below);

}  // namespace seaeye::tests
