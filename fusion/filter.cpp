// The filter's algebra. Two sizes of measurement, position with and without velocity, through one
// template.
#include "fusion/filter.hpp"

#include "geo/tangent.hpp"

namespace seaeye {
namespace {

/// Innovation of position and, for N = 4, velocity.
template <int N>
struct Innovation {
    Eigen::Matrix<double, N, 1> y;
    Eigen::Matrix<double, N, N> S;
    Eigen::Matrix<double, N, N> R;
};

/// H is [I 0], the first N states, so HPH' is the upper-left block of P.
template <int N>
Innovation<N> innovation(const Motion& x, const PositionMeasurement& z) {
    Innovation<N> out;
    const Enu d = displacement(x.at, z.at);
    out.R.setZero();
    out.R.template topLeftCorner<2, 2>().diagonal().setConstant(z.position_variance_m2);
    out.y(0) = d.east.si();
    out.y(1) = d.north.si();
    if constexpr (N == 4) {
        out.R.template bottomRightCorner<2, 2>() = z.velocity_variance;
        out.y.template tail<2>() = *z.v - x.v;
    }
    out.S = x.P.topLeftCorner<N, N>() + out.R;
    return out;
}

template <int N>
double nis_of(const Innovation<N>& i) {
    return i.y.dot(i.S.inverse() * i.y);
}

template <int N>
void update_with(Motion& x, const Innovation<N>& i) {
    const Eigen::Matrix<double, 4, N> K = x.P.leftCols<N>() * i.S.inverse();
    const Eigen::Vector4d dx = K * i.y;
    Eigen::Matrix4d I_KH = Eigen::Matrix4d::Identity();
    I_KH.leftCols<N>() -= K;
    x.P = (I_KH * x.P * I_KH.transpose() + K * i.R * K.transpose()).eval();
    x.at = displaced(x.at, {Metres{dx(0)}, Metres{dx(1)}});
    x.v += dx.tail<2>();
}

}  // namespace

Motion motion_from(const PositionMeasurement& z, Time time) {
    constexpr double unknown_velocity_variance = 15.0 * 15.0;
    Motion x{.time = time, .at = z.at};
    x.P.setZero();
    x.P.topLeftCorner<2, 2>().diagonal().setConstant(z.position_variance_m2);
    if (z.v) {
        x.v = *z.v;
        x.P.bottomRightCorner<2, 2>() = z.velocity_variance;
    } else {
        x.P.bottomRightCorner<2, 2>().diagonal().setConstant(unknown_velocity_variance);
    }
    return x;
}

void predict(Motion& x, Time to, double q) {
    const double dt = to_seconds(to - x.time);
    if (dt <= 0.0) {
        return;
    }
    x.at = displaced(x.at, {Metres{x.v(0) * dt}, Metres{x.v(1) * dt}});
    x.time = to;
    const Eigen::Matrix2d pv = x.P.topRightCorner<2, 2>();
    const Eigen::Matrix2d vv = x.P.bottomRightCorner<2, 2>();
    x.P.topLeftCorner<2, 2>() += dt * (pv + pv.transpose()) + dt * dt * vv;
    x.P.topRightCorner<2, 2>() += dt * vv;
    x.P.topLeftCorner<2, 2>().diagonal().array() += q * dt * dt * dt / 3.0;
    x.P.topRightCorner<2, 2>().diagonal().array() += q * dt * dt / 2.0;
    x.P.bottomRightCorner<2, 2>().diagonal().array() += q * dt;
    x.P.bottomLeftCorner<2, 2>() = x.P.topRightCorner<2, 2>().transpose().eval();
}

Fit fit_of(const Motion& x, const PositionMeasurement& z) {
    return z.v ? Fit{nis_of(innovation<4>(x, z)), 4} : Fit{nis_of(innovation<2>(x, z)), 2};
}

void update(Motion& x, const PositionMeasurement& z) {
    if (z.v) {
        update_with(x, innovation<4>(x, z));
    } else {
        update_with(x, innovation<2>(x, z));
    }
}

Velocity velocity_of(const Motion& x) {
    return {MetresPerSecond{x.v(0)}, MetresPerSecond{x.v(1)}};
}

Covariance4 covariance_of(const Motion& x) {
    Covariance4 out{};
    Eigen::Map<Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>{out.data()} = x.P;
    return out;
}

}  // namespace seaeye
