// Interpolation at the Chebyshev nodes: the coefficients are plain sums (discrete orthogonality).
#include "geo/frame_fit.hpp"

#include <cmath>
#include <numbers>

namespace seaeye {

namespace {

double node(std::size_t k, std::size_t count) {
    return std::cos(std::numbers::pi * (static_cast<double>(k) + 0.5) / static_cast<double>(count));
}

template <std::size_t n>
void fill(std::array<double, n>& values, double x) {
    values[0] = 1.0;
    values[1] = x;
    for (std::size_t i = 2; i < n; ++i) {
        values[i] = 2.0 * x * values[i - 1] - values[i - 2];
    }
}

}  // namespace

double FrameFit::node_u(std::size_t k) {
    return node(k, terms_u);
}

double FrameFit::node_v(std::size_t k) {
    return node(k, terms_v);
}

FrameFit::Basis FrameFit::Basis::at(double u, double v) {
    Basis basis{};
    fill(basis.u, u);
    fill(basis.v, v);
    return basis;
}

void FrameFit::add(double value, const Basis& node) {
    constexpr double share = 4.0 / (terms_u * terms_v);
    for (std::size_t j = 0; j < terms_v; ++j) {
        for (std::size_t i = 0; i < terms_u; ++i) {
            const double half_u = i == 0 ? 0.5 : 1.0;
            const double half_v = j == 0 ? 0.5 : 1.0;
            c_[j][i] += share * half_u * half_v * value * node.u[i] * node.v[j];
        }
    }
}

double FrameFit::at(const Basis& basis) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < terms_v; ++j) {
        double row = 0.0;
        for (std::size_t i = 0; i < terms_u; ++i) {
            row += c_[j][i] * basis.u[i];
        }
        sum += row * basis.v[j];
    }
    return sum;
}

}  // namespace seaeye
