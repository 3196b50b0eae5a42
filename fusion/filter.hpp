// One Kalman filter of a vessel's motion: nearly constant velocity in the plane that touches the
// Earth where she is. x = [e n ve vn], m and m/s, e and n being zero at `at`; P [e n ve vn]. z
// measurement, H its matrix, R its noise, S the innovation covariance, K the gain, Q the process
// noise.
#pragma once

#include <optional>

#include <Eigen/Dense>

#include "schemas/position.hpp"
#include "schemas/time.hpp"
#include "schemas/track.hpp"

namespace seaeye {

/// State of motion at one event time. The plane moves with the estimate, so it is never large.
struct Motion {
    Time time{};
    LatLon at{};
    Eigen::Vector2d v = Eigen::Vector2d::Zero();      ///< [ve vn], m/s
    Eigen::Matrix4d P = Eigen::Matrix4d::Identity();  ///< [e n ve vn]
};

/// What a sensor that knows its position measured. R and the velocity's variance are per axis.
struct PositionMeasurement {
    LatLon at{};
    double position_variance_m2 = 0.0;
    std::optional<Eigen::Vector2d> v = {};                            ///< [ve vn], m/s
    Eigen::Matrix2d velocity_variance = Eigen::Matrix2d::Identity();  ///< [2x2] (m/s)^2
};

/// How well a measurement fitted: y' S^-1 y, and its degrees of freedom (2 or 4).
struct Fit {
    double nis = 0.0;
    int dof = 2;
};

/// The state a measurement alone supports. Without velocity the vessel may do up to 15 m/s (1
/// sigma) either way.
Motion motion_from(const PositionMeasurement& z, Time time);

/// Moves the state to `to`. q: power spectral density of the acceleration, m^2/s^3 per axis.
/// Backwards in time is the caller's mistake and does nothing. Source: Bar-Shalom, Li, Kirubarajan
/// 2001, sec. 6.2.2.
void predict(Motion& x, Time to, double q);

/// How a measurement would fit the state, at the state's own time.
Fit fit_of(const Motion& x, const PositionMeasurement& z);

/// Folds one measurement into the state. Joseph form, so P stays symmetric and positive.
/// Source: Bar-Shalom, Li, Kirubarajan 2001, sec. 5.2.
void update(Motion& x, const PositionMeasurement& z);

Velocity velocity_of(const Motion& x);

Covariance4 covariance_of(const Motion& x);

}  // namespace seaeye
