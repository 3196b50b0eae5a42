// Small geometry of the tangent plane at a track, in doubles: e and n in metres.
#pragma once

#include <cmath>

#include <Eigen/Dense>

#include "schemas/position.hpp"

namespace seaeye {

/// Covariance with these variances along a direction (rad clockwise from north) and across it.
inline Eigen::Matrix2d along_across(double direction, double along_var, double across_var) {
    const Eigen::Vector2d u{std::sin(direction), std::cos(direction)};
    const Eigen::Vector2d v{u(1), -u(0)};
    return along_var * u * u.transpose() + across_var * v * v.transpose();
}

inline Eigen::Vector2d vector_of(Enu d) {
    return {d.east.si(), d.north.si()};
}

inline Enu enu_of(const Eigen::Vector2d& d) {
    return {Metres{d(0)}, Metres{d(1)}};
}

/// rad clockwise from north, in (-pi, pi].
inline double direction_of(const Eigen::Vector2d& d) {
    return std::atan2(d(0), d(1));
}

}  // namespace seaeye
