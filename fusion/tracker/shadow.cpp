// The filter is one of nearly constant velocity: its errors last for some time, so reports that
// follow each other within it share what they say.
#include "fusion/tracker/shadow.hpp"

#include <algorithm>
#include <cmath>

namespace seaeye {
namespace {

constexpr double acceleration = 0.1;    // spectral density, m^2/s^3
constexpr double first_speed = 10.0;    // m/s, sigma per axis
constexpr double memory = 60.0;         // s, of the offset
constexpr double correlation = 20.0;    // s, of the filter's errors
constexpr double contradiction = 30.0;  // chi-square, 2 degrees of freedom: 3 in ten million
constexpr double least_offset = 120.0;  // m: less may be an antenna, a wave, a bend
constexpr Duration fresh = seconds(15);
constexpr int enough_sights = 6;

}  // namespace

void Shadow::move_to(Time when) {
    const double dt = to_seconds(when - time_);
    if (dt <= 0.0) {
        return;
    }
    time_ = when;
    Eigen::Matrix4d F = Eigen::Matrix4d::Identity();
    F(0, 2) = F(1, 3) = dt;
    x_ = F * x_;
    P_ = F * P_ * F.transpose();
    const double q = acceleration * dt;
    for (int i = 0; i < 2; ++i) {
        P_(i, i) += q * dt * dt / 3.0;
        P_(i, i + 2) += q * dt / 2.0;
        P_(i + 2, i) += q * dt / 2.0;
        P_(i + 2, i + 2) += q;
    }
}

void Shadow::see(const PositionFix& z, Time when) {
    if (sights_ == 0 || when - seen_ > fresh) {
        x_ << z.z, 0.0, 0.0;
        P_.setZero();
        P_.topLeftCorner<2, 2>() = z.R;
        P_(2, 2) = P_(3, 3) = first_speed * first_speed;
        time_ = when;
        sights_ = 1;
        seen_ = when;
        forget_offset();
        return;
    }
    move_to(when);
    const Eigen::Matrix2d S = P_.topLeftCorner<2, 2>() + z.R;
    const Eigen::Matrix<double, 4, 2> K = P_.leftCols<2>() * S.inverse();
    x_ += K * (z.z - x_.head<2>());
    P_ -= K * P_.topRows<2>().eval();
    P_ = 0.5 * (P_ + P_.transpose()).eval();
    sights_ = std::min(sights_ + 1, 1'000'000);
    seen_ = when;
}

bool Shadow::is_fresh(Time when) const {
    return sights_ >= enough_sights && when - seen_ <= fresh;
}

void Shadow::compare(const PositionFix& z, Time when) {
    if (!is_fresh(when)) {
        return;
    }
    move_to(when);
    const Eigen::Vector2d d = z.z - x_.head<2>();
    const Eigen::Matrix2d S = P_.topLeftCorner<2, 2>() + z.R;
    const double since = std::clamp(to_seconds(when - compared_), 0.0, 600.0);
    const double keep = std::exp(-since / memory);
    const double share = std::min(1.0, since / correlation);
    const Eigen::Matrix2d of_one = share * S.inverse();
    J_ = keep * J_ + of_one;
    y_ = keep * y_ + of_one * d;
    compared_ = when;
}

void Shadow::reanchor(const Eigen::Vector2d& by) {
    x_.head<2>() -= by;
}

SpoofCheck Shadow::check() const {
    if (J_.determinant() <= 0.0) {
        return {};
    }
    const Eigen::Vector2d mean = J_.inverse() * y_;
    const double statistic = y_.dot(mean);
    return {.statistic = statistic,
            .offset = {Metres{mean(0)}, Metres{mean(1)}},
            .is_contradicted = statistic > contradiction && mean.norm() > least_offset};
}

Imm Shadow::motion_at(Time when) {
    move_to(when);
    return imm_from(MotionFix{x_, P_});
}

void Shadow::forget_offset() {
    J_.setZero();
    y_.setZero();
}

}  // namespace seaeye
