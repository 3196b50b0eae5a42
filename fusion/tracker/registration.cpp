#include "fusion/tracker/registration.hpp"

#include <cmath>
#include <numbers>

namespace seaeye {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
const Eigen::Vector3d prior_sigma{30.0, 0.4 * degree, 0.5};
// Random walks, per sqrt(s): 2 m, 0.01 degrees and 0.02 s in an hour.
const Eigen::Vector3d walk{2.0 / 60.0, 0.01 * degree / 60.0, 0.02 / 60.0};
constexpr double huber = 2.0;    // sigmas, from where on a pair counts for less
constexpr double outlier = 6.0;  // and not at all
constexpr double off = 3.0;      // such a pair speaks for GNSS that moved
constexpr double memory = 1.0 / 64.0;
constexpr double too_many = 0.30;
constexpr double few_again = 0.15;
constexpr std::uint64_t settled = 200;  // pairs; before that it is the radar that is not known yet

}  // namespace

Registration::Registration() : P_{prior_sigma.cwiseAbs2().asDiagonal()} {}

void Registration::age(double dt) {
    P_.diagonal() += walk.cwiseAbs2() * dt;
}

/// Counts the pair towards the share that is off. May it be learned from?
bool Registration::heed(double distance) {
    share_off_ += memory * ((distance > off ? 1.0 : 0.0) - share_off_);
    is_frozen_ = pairs_ >= settled && share_off_ > (is_frozen_ ? few_again : too_many);
    return !is_frozen_ && distance <= outlier;
}

void Registration::learn(const RegistrationPair& pair) {
    Eigen::Matrix<double, 2, 3> H;
    H << 1.0, 0.0, -pair.range_rate, 0.0, 1.0, -pair.bearing_rate;
    const Eigen::Vector2d y = Eigen::Vector2d{pair.range_error, pair.bearing_error} - H * b_;
    Eigen::Matrix2d R = Eigen::Vector2d{pair.range_variance, pair.bearing_variance}.asDiagonal();
    Eigen::Matrix2d S = H * P_ * H.transpose() + R;
    const double distance = std::sqrt(y.dot(S.inverse() * y));
    if (!heed(distance)) {
        return;
    }
    ++pairs_;
    if (distance > huber) {
        R *= distance / huber;
        S = H * P_ * H.transpose() + R;
    }
    const Eigen::Matrix<double, 3, 2> K = P_ * H.transpose() * S.inverse();
    b_ += K * y;
    P_ -= K * H * P_;
    P_ = 0.5 * (P_ + P_.transpose()).eval();
}

}  // namespace seaeye
