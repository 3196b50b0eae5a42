// NEES, the normalised estimation error squared: is a track as sure of itself as it may be? e' P^-1
// e is chi-square with 4 degrees of freedom for an honest filter. Source: Bar-Shalom, Li,
// Kirubarajan 2001, sec. 5.4.2.
#pragma once

#include <cstddef>

#include <Eigen/Dense>

#include "schemas/track.hpp"

namespace seaeye::tests {

/// Quantile of the chi-square distribution: below it lies `share_below` of it.
double chi_square_quantile(double degrees_of_freedom, double share_below);

/// Error of a track against the truth at the track's time, [e n ve vn], m and m/s.
Eigen::Vector4d error_of(const Track& track, LatLon truth_at, Velocity truth);

/// Where a mean lies with so much probability.
struct Band {
    double low = 0.0;
    double high = 0.0;

    [[nodiscard]] bool holds(double mean) const { return mean >= low && mean <= high; }
};

/// Mean over many errors. The band takes them for independent: take them from different runs, or
/// minutes apart; errors of one track in the same minute are one error.
class Nees {
public:
    /// e [4] and P [4x4] of [e n ve vn].
    void add(const Eigen::Vector4d& error, const Eigen::Matrix4d& P);
    void add(const Track& track, LatLon truth_at, Velocity truth);

    [[nodiscard]] std::size_t count() const { return count_; }

    /// 4 for an honest filter; more when it is too sure of itself.
    [[nodiscard]] double mean() const { return sum_ / static_cast<double>(count_); }

    /// The two-sided 95 % band of the mean.
    [[nodiscard]] Band band() const;

    /// Share of single errors above the 95 % point of chi-square: 0.05 for an honest filter.
    [[nodiscard]] double share_outside() const;

private:
    std::size_t count_ = 0;
    std::size_t outside_ = 0;
    double sum_ = 0.0;
};

}  // namespace seaeye::tests
