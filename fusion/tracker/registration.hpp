// How a radar is off: what must be taken from its ranges, bearings and times, learned from vessels
// that say by AIS where they are.
//
//   b  [range m, bearing rad, time s]: a plot reads true + b
//   P  its covariance
#pragma once

#include <cstdint>

#include <Eigen/Dense>

namespace seaeye {

/// A plot and the same vessel by AIS at the plot's time.
struct RegistrationPair {
    double range = 0.0;          ///< m, by AIS
    double range_error = 0.0;    ///< m, plot less AIS
    double bearing_error = 0.0;  ///< rad
    double range_rate = 0.0;     ///< m/s, by AIS
    double bearing_rate = 0.0;   ///< rad/s
    double range_variance = 0.0;
    double bearing_variance = 0.0;
};

/// A Kalman filter with Huber's weights, so that one vessel whose antenna is elsewhere than she
/// says does not turn the radar. When a large share of all pairs is off at once it is GNSS that
/// moved and not the radar: then nothing is learned until they agree again.
class Registration {
public:
    Registration();

    void learn(const RegistrationPair& pair);

    /// So many seconds went by: it may have drifted.
    void age(double dt);

    [[nodiscard]] const Eigen::Vector3d& b() const { return b_; }

    [[nodiscard]] const Eigen::Matrix3d& P() const { return P_; }

    /// Too many pairs are off together.
    [[nodiscard]] bool is_frozen() const { return is_frozen_; }

    /// Pairs learned from.
    [[nodiscard]] std::uint64_t pairs() const { return pairs_; }

private:
    bool heed(double distance);

    Eigen::Vector3d b_ = Eigen::Vector3d::Zero();
    Eigen::Matrix3d P_;
    double share_off_ = 0.0;  // of late pairs
    bool is_frozen_ = false;
    std::uint64_t pairs_ = 0;
};

}  // namespace seaeye
