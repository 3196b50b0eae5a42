// Every mode has the full state, so mixing is one formula; a mode that knows no turn holds w at
// zero with a variance of its own.
#include "fusion/tracker/imm.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye {
namespace {

// Spectral densities of the acceleration, m^2/s^3.
constexpr std::array<double, mode_count> acceleration_noise{0.01, 1.0, 0.1, 0.002};
// Where a vessel's time goes, and how often she changes her mind.
constexpr std::array<double, mode_count> usual{0.55, 0.15, 0.15, 0.15};
constexpr double change_rate = 0.008;  // 1/s
// Turn rate: of a mode that does not turn, (rad/s)^2, and the walk of one that does, (rad/s)^2/s.
constexpr double turn_variance = 0.07 * 0.07;
constexpr double turn_walk = 0.02 * 0.02;
constexpr double stopping_time = 20.0;  // s, in which one that lies still loses her speed

constexpr auto at = [](Mode mode) {
    return static_cast<std::size_t>(mode);
};

/// F P F' + Q for motion that is the same in both axes: e += g ve, ve *= a.
void carry(ModeState& m, double g, double a, double q, double dt) {
    m.x.head<2>() += g * m.x.segment<2>(2);
    m.x.segment<2>(2) *= a;
    const Eigen::Matrix2d pv = m.P.block<2, 2>(0, 2);
    const Eigen::Matrix2d vv = m.P.block<2, 2>(2, 2);
    m.P.block<2, 2>(0, 0) += g * (pv + pv.transpose()) + g * g * vv;
    m.P.block<2, 2>(0, 2) = a * (pv + g * vv);
    m.P.block<2, 2>(2, 2) = a * a * vv;
    m.P.block<2, 2>(0, 0).diagonal().array() += q * dt * dt * dt / 3.0;
    m.P.block<2, 2>(0, 2).diagonal().array() += q * dt * dt / 2.0;
    m.P.block<2, 2>(2, 2).diagonal().array() += q * dt;
    m.P.block<2, 2>(2, 0) = m.P.block<2, 2>(0, 2).transpose();
    m.P.row(4).setZero();
    m.P.col(4).setZero();
    m.P(4, 4) = turn_variance;
    m.x(4) = 0.0;
}

/// Coordinated turn; w positive to starboard, so the velocity turns clockwise.
/// Source: Bar-Shalom, Li, Kirubarajan 2001, 11.7.
void carry_turning(ModeState& m, double dt) {
    const double w = m.x(4);
    const double ve = m.x(2);
    const double vn = m.x(3);
    const double wt = w * dt;
    const bool is_straight = std::abs(wt) < 1e-4;
    const double s = is_straight ? dt * (1.0 - wt * wt / 6.0) : std::sin(wt) / w;
    const double c = is_straight ? w * dt * dt / 2.0 : (1.0 - std::cos(wt)) / w;
    const double ds = is_straight ? -w * dt * dt * dt / 3.0 : (dt * std::cos(wt) - s) / w;
    const double dc = is_straight ? dt * dt / 2.0 : (dt * std::sin(wt) - c) / w;
    const double cw = std::cos(wt);
    const double sw = std::sin(wt);
    StateMatrix F = StateMatrix::Identity();
    F(0, 2) = s;
    F(0, 3) = c;
    F(1, 2) = -c;
    F(1, 3) = s;
    F(2, 2) = cw;
    F(2, 3) = sw;
    F(3, 2) = -sw;
    F(3, 3) = cw;
    F(0, 4) = ds * ve + dc * vn;
    F(1, 4) = -dc * ve + ds * vn;
    F(2, 4) = dt * (-sw * ve + cw * vn);
    F(3, 4) = dt * (-cw * ve - sw * vn);
    m.x.head<4>() = F.topLeftCorner<4, 4>() * m.x.head<4>();
    m.P = F * m.P * F.transpose();
    const double q = acceleration_noise[at(Mode::turning)];
    for (int i = 0; i < 2; ++i) {
        m.P(i, i) += q * dt * dt * dt / 3.0;
        m.P(i, i + 2) += q * dt * dt / 2.0;
        m.P(i + 2, i) += q * dt * dt / 2.0;
        m.P(i + 2, i + 2) += q * dt;
    }
    m.P(4, 4) += turn_walk * dt;
}

void mix(Imm& imm, double dt) {
    const double keep = std::exp(-change_rate * dt);
    std::array<ModeState, mode_count> mixed;
    std::array<double, mode_count> mu{};
    for (std::size_t j = 0; j < mode_count; ++j) {
        std::array<double, mode_count> w{};
        for (std::size_t i = 0; i < mode_count; ++i) {
            w[i] = imm.mu[i] * ((i == j ? keep : 0.0) + (1.0 - keep) * usual[j]);
            mu[j] += w[i];
        }
        StateVector x = StateVector::Zero();
        for (std::size_t i = 0; i < mode_count; ++i) {
            w[i] /= mu[j];
            x += w[i] * imm.mode[i].x;
        }
        StateMatrix P = StateMatrix::Zero();
        for (std::size_t i = 0; i < mode_count; ++i) {
            const StateVector d = imm.mode[i].x - x;
            P += w[i] * (imm.mode[i].P + d * d.transpose());
        }
        mixed[j] = {x, P};
    }
    imm.mode = mixed;
    imm.mu = mu;
}

template <int N>
Innovation<N> innovation_of(const ModeState& x, const Linear<N>& z) {
    Innovation<N> in;
    in.y = z.z - x.x.head<N>();
    in.S = x.P.topLeftCorner<N, N>() + z.R;
    in.nis = in.y.dot(in.S.llt().solve(in.y));
    return in;
}

template <int N>
double log_likelihood(const Innovation<N>& in) {
    return -0.5 * (in.nis + std::log(in.S.determinant()) + N * std::log(2.0 * std::numbers::pi));
}

void make_symmetric(StateMatrix& P) {
    P = 0.5 * (P + P.transpose()).eval();
}

/// P H' of a measurement of the first N states, and of a bearing.
template <int N>
Eigen::Matrix<double, 5, N> gain_side(const ModeState& m, const Linear<N>& /*z*/) {
    return m.P.template leftCols<N>();
}

/// Row of the bearing's derivatives, H = [n -e] / range^2, where the mode is seen from `z`.
Eigen::RowVector2d bearing_row(const ModeState& m, const BearingFix& z) {
    const double e = m.x(0) - z.e;
    const double n = m.x(1) - z.n;
    return Eigen::RowVector2d{n, -e} / std::max(1.0, e * e + n * n);
}

Eigen::Matrix<double, 5, 1> gain_side(const ModeState& m, const BearingFix& z) {
    return m.P.leftCols<2>() * bearing_row(m, z).transpose();
}

Innovation<1> innovation_of(const ModeState& x, const BearingFix& z) {
    const Eigen::RowVector2d H = bearing_row(x, z);
    Innovation<1> in;
    in.y(0) =
        std::remainder(z.bearing - std::atan2(x.x(0) - z.e, x.x(1) - z.n), 2.0 * std::numbers::pi);
    in.S(0) = H * x.P.topLeftCorner<2, 2>() * H.transpose() + z.variance;
    in.nis = in.y(0) * in.y(0) / in.S(0);
    return in;
}

/// mu from log p(z | mode) + log mu. Gives log p(z).
double weigh(Imm& imm, const std::array<double, mode_count>& log_p) {
    const double most = *std::ranges::max_element(log_p);
    double sum = 0.0;
    for (std::size_t i = 0; i < mode_count; ++i) {
        imm.mu[i] = std::exp(log_p[i] - most);
        sum += imm.mu[i];
    }
    for (double& mu : imm.mu) {
        mu /= sum;
    }
    return most + std::log(sum);
}

template <class Z>
double update_all(Imm& imm, const Z& z) {
    std::array<double, mode_count> log_p{};
    for (std::size_t i = 0; i < mode_count; ++i) {
        ModeState& m = imm.mode[i];
        const auto in = innovation_of(m, z);
        log_p[i] = log_likelihood(in) + std::log(std::max(imm.mu[i], 1e-12));
        const auto PHt = gain_side(m, z);
        const auto K = in.S.llt().solve(PHt.transpose()).transpose().eval();
        m.x += K * in.y;
        m.P -= K * PHt.transpose();
        make_symmetric(m.P);
    }
    return weigh(imm, log_p);
}

/// One mode's share of what a scan may have seen. Gives how likely all of it was, up to a factor
/// that the modes share.
double fold(ModeState& m,
            std::size_t mode,
            std::span<const Sighting> sightings,
            const Eigen::Matrix2d& R,
            double unseen) {
    double seen = 0.0;
    Eigen::Vector2d y = Eigen::Vector2d::Zero();
    Eigen::Matrix2d yy = Eigen::Matrix2d::Zero();
    for (const Sighting& s : sightings) {
        const double w = s.beta * s.likelihood[mode] / s.mean_likelihood;
        const Eigen::Vector2d d = s.z - m.x.head<2>();
        seen += w;
        y += w * d;
        yy += w * d * d.transpose();
    }
    const double all = seen + unseen;
    if (all <= 0.0) {
        return 0.0;
    }
    y /= all;
    yy /= all;
    const Eigen::Matrix<double, 5, 2> PHt = m.P.leftCols<2>();
    const Eigen::Matrix2d S = m.P.topLeftCorner<2, 2>() + R;
    const Eigen::Matrix<double, 5, 2> K = PHt * S.inverse();
    m.x += K * y;
    m.P -= seen / all * K * PHt.transpose();
    m.P += K * (yy - y * y.transpose()) * K.transpose();
    make_symmetric(m.P);
    return all;
}

Imm spread(const ModeState& m) {
    Imm imm;
    imm.mu = usual;
    imm.mode.fill(m);
    return imm;
}

}  // namespace

Imm imm_from(const PositionFix& z, double speed_sigma_mps) {
    ModeState m;
    m.P.setZero();
    m.x.head<2>() = z.z;
    m.P.topLeftCorner<2, 2>() = z.R;
    m.P(2, 2) = m.P(3, 3) = speed_sigma_mps * speed_sigma_mps;
    m.P(4, 4) = turn_variance;
    Imm imm = spread(m);
    ModeState& still = imm.mode[at(Mode::still)];
    still.P(2, 2) = still.P(3, 3) = 0.25;
    return imm;
}

Imm imm_from(const MotionFix& z) {
    ModeState m;
    m.P.setZero();
    m.x.head<4>() = z.z;
    m.P.topLeftCorner<4, 4>() = z.R;
    m.P(4, 4) = turn_variance;
    return spread(m);
}

void predict(Imm& imm, double dt) {
    if (dt <= 0.0) {
        return;
    }
    mix(imm, dt);
    const double stopping = std::exp(-dt / stopping_time);
    for (const Mode mode : {Mode::steady, Mode::manoeuvring}) {
        carry(imm.mode[at(mode)], dt, 1.0, acceleration_noise[at(mode)], dt);
    }
    carry(imm.mode[at(Mode::still)],
          stopping_time * (1.0 - stopping),
          stopping,
          acceleration_noise[at(Mode::still)],
          dt);
    carry_turning(imm.mode[at(Mode::turning)], dt);
}

ModeState moments(const Imm& imm) {
    ModeState m;
    m.P.setZero();
    for (std::size_t i = 0; i < mode_count; ++i) {
        m.x += imm.mu[i] * imm.mode[i].x;
    }
    for (std::size_t i = 0; i < mode_count; ++i) {
        const StateVector d = imm.mode[i].x - m.x;
        m.P += imm.mu[i] * (imm.mode[i].P + d * d.transpose());
    }
    return m;
}

void reanchor(Imm& imm, double e, double n) {
    for (ModeState& m : imm.mode) {
        m.x(0) -= e;
        m.x(1) -= n;
    }
}

double update(Imm& imm, const PositionFix& z) {
    return update_all(imm, z);
}

double update(Imm& imm, const MotionFix& z) {
    return update_all(imm, z);
}

double update(Imm& imm, const BearingFix& z) {
    return update_all(imm, z);
}

void update(Imm& imm,
            std::span<const Sighting> sightings,
            const Eigen::Matrix2d& R,
            double unseen) {
    double sum = 0.0;
    for (std::size_t i = 0; i < mode_count; ++i) {
        imm.mu[i] *= fold(imm.mode[i], i, sightings, R, unseen);
        sum += imm.mu[i];
    }
    if (sum <= 0.0) {
        imm.mu = usual;
        return;
    }
    for (double& mu : imm.mu) {
        mu /= sum;
    }
}

void intersect(Imm& imm, const PositionFix& z) {
    const Eigen::Matrix2d P = moments(imm).P.topLeftCorner<2, 2>();
    const Eigen::Matrix2d of_state = P.inverse();
    const Eigen::Matrix2d of_fix = z.R.inverse();
    double best = 1.0;
    double least = P.trace();
    for (int i = 1; i < 20; ++i) {
        const double omega = i / 20.0;
        const double trace = (omega * of_state + (1.0 - omega) * of_fix).inverse().trace();
        if (trace < least) {
            least = trace;
            best = omega;
        }
    }
    if (best >= 1.0) {
        return;
    }
    for (ModeState& m : imm.mode) {
        m.P /= best;
    }
    update(imm, PositionFix{z.z, z.R / (1.0 - best)});
}

Innovation<1> innovation(const ModeState& x, const BearingFix& z) {
    return innovation_of(x, z);
}

Innovation<2> innovation(const ModeState& x, const PositionFix& z) {
    return innovation_of(x, z);
}

Innovation<4> innovation(const ModeState& x, const MotionFix& z) {
    return innovation_of(x, z);
}

}  // namespace seaeye
