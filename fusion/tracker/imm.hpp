// Interacting multiple models of how a vessel moves: she keeps her course, she manoeuvres, she
// turns, she lies still. fusion/README.md has the mathematics with these symbols.
//
//   x  state [e n ve vn w], m, m/s, rad/s; e and n in the plane that touches the Earth at the
//      track's anchor
//   P  its covariance
//   mu probability of a mode
//
// Source: Blom & Bar-Shalom 1988; Bar-Shalom, Li, Kirubarajan 2001, 11.6.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include <Eigen/Dense>

#include "schemas/track.hpp"

namespace seaeye {

using StateVector = Eigen::Matrix<double, 5, 1>;
using StateMatrix = Eigen::Matrix<double, 5, 5>;

struct ModeState {
    StateVector x = StateVector::Zero();
    StateMatrix P = StateMatrix::Identity();
};

struct Imm {
    std::array<ModeState, mode_count> mode;
    std::array<double, mode_count> mu{};
};

/// A measurement of position, or of position and velocity: z = H x + noise, H = [I 0].
template <int N>
struct Linear {
    Eigen::Matrix<double, N, 1> z;
    Eigen::Matrix<double, N, N> R;
};

using PositionFix = Linear<2>;
using MotionFix = Linear<4>;

/// A vessel where `z` is, with a speed of which nothing is known but its sigma in each axis, m/s.
Imm imm_from(const PositionFix& z, double speed_sigma_mps);
Imm imm_from(const MotionFix& z);

/// Moves every mode on by `dt` seconds, after they were mixed for what the vessel may have begun
/// meanwhile. dt <= 0 does nothing.
void predict(Imm& imm, double dt);

/// Mean and covariance over the modes.
ModeState moments(const Imm& imm);

/// Takes `e` and `n` off every mode: the anchor moved there.
void reanchor(Imm& imm, double e, double n);

/// A direction in which she was seen from `e`, `n`: rad clockwise from north at her anchor.
struct BearingFix {
    double e = 0.0;
    double n = 0.0;
    double bearing = 0.0;
    double variance = 0.0;  ///< rad^2
};

/// One measurement surely of this vessel. Gives log p(z).
double update(Imm& imm, const PositionFix& z);
double update(Imm& imm, const MotionFix& z);
double update(Imm& imm, const BearingFix& z);

/// As update, for a measurement whose errors may have gone into the state before: the covariance
/// holds whatever the correlation (Julier & Uhlmann 1997, covariance intersection).
void intersect(Imm& imm, const PositionFix& z);

/// A measurement that may be hers, with the probability that it is, given that she exists.
struct Sighting {
    Eigen::Vector2d z;
    double beta = 0.0;
    std::array<double, mode_count> likelihood{};  ///< p(z | mode)
    double mean_likelihood = 0.0;                 ///< p(z) over the modes
};

/// Folds in what a scan may have seen of her, each mode by its moments. `unseen`: the probability,
/// given that she exists, that none is hers. All have noise R.
/// Source: Musicki & Evans 2004; Bar-Shalom, Li, Kirubarajan 2001, 6.4.
void update(Imm& imm, std::span<const Sighting> sightings, const Eigen::Matrix2d& R, double unseen);

/// y' S^-1 y over the moments, and |S| in `log_det`.
template <int N>
struct Innovation {
    Eigen::Matrix<double, N, 1> y;
    Eigen::Matrix<double, N, N> S;
    double nis = 0.0;
};

Innovation<2> innovation(const ModeState& x, const PositionFix& z);
Innovation<1> innovation(const ModeState& x, const BearingFix& z);
Innovation<4> innovation(const ModeState& x, const MotionFix& z);

}  // namespace seaeye
