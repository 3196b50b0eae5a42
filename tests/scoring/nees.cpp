#include "tests/scoring/nees.hpp"

#include <boost/math/distributions/chi_squared.hpp>

#include "geo/tangent.hpp"

namespace seaeye::tests {

double chi_square_quantile(double degrees_of_freedom, double share_below) {
    return quantile(boost::math::chi_squared{degrees_of_freedom}, share_below);
}

Eigen::Vector4d error_of(const Track& track, LatLon truth_at, Velocity truth) {
    const Enu off = displacement(truth_at, track.at);
    return {off.east.si(),
            off.north.si(),
            (track.velocity.east - truth.east).si(),
            (track.velocity.north - truth.north).si()};
}

void Nees::add(const Eigen::Vector4d& error, const Eigen::Matrix4d& P) {
    static const double limit = chi_square_quantile(4.0, 0.95);
    const double nees = error.dot(P.ldlt().solve(error));
    sum_ += nees;
    outside_ += nees > limit ? 1 : 0;
    ++count_;
}

void Nees::add(const Track& track, LatLon truth_at, Velocity truth) {
    using RowMajor = Eigen::Matrix<double, 4, 4, Eigen::RowMajor>;
    add(error_of(track, truth_at, truth), Eigen::Map<const RowMajor>{track.covariance.data()});
}

Band Nees::band() const {
    const auto n = static_cast<double>(count_);
    return {.low = chi_square_quantile(4.0 * n, 0.025) / n,
            .high = chi_square_quantile(4.0 * n, 0.975) / n};
}

double Nees::share_outside() const {
    return static_cast<double>(outside_) / static_cast<double>(count_);
}

}  // namespace seaeye::tests
