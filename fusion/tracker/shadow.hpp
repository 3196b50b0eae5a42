// What radar alone says of a vessel that also reports by AIS: her shadow. A report that drifts away
// from it is not of where she is.
//
//   x  [e n ve vn] in the plane at the track's anchor, m and m/s; P its covariance
//   J  information of the mean offset AIS less shadow; y = J times that mean
//
// Source: sliding GLR against a constant offset (Willsky & Jones 1976); for AIS: d'Afflisio, Braca,
// Willett 2021.
#pragma once

#include <Eigen/Dense>

#include "fusion/tracker/imm.hpp"
#include "schemas/time.hpp"
#include "schemas/track.hpp"

namespace seaeye {

class Shadow {
public:
    /// A plot that is hers, at `when`.
    void see(const PositionFix& z, Time when);

    /// She said she was there. Compares when radar saw her within `fresh`.
    void compare(const PositionFix& z, Time when);

    /// The anchor moved by `e`, `n`.
    void reanchor(const Eigen::Vector2d& by);

    /// Radar has followed her, and lately.
    [[nodiscard]] bool is_fresh(Time when) const;

    /// chi-square, 2 degrees of freedom, and the mean offset.
    [[nodiscard]] SpoofCheck check() const;

    /// What was said so far no longer counts.
    void forget_offset();

    /// Motion as radar alone saw it at `when`.
    [[nodiscard]] Imm motion_at(Time when);

private:
    void move_to(Time when);

    Eigen::Vector4d x_ = Eigen::Vector4d::Zero();
    Eigen::Matrix4d P_ = Eigen::Matrix4d::Identity();
    Eigen::Matrix2d J_ = Eigen::Matrix2d::Zero();
    Eigen::Vector2d y_ = Eigen::Vector2d::Zero();
    Time time_{};
    Time compared_{};
    Time seen_{};
    int sights_ = 0;
};

}  // namespace seaeye
