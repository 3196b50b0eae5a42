// A function of a place near an origin as a small Chebyshev polynomial. Internal to geo.
#pragma once

#include <array>
#include <cstddef>

namespace seaeye {

/// Chebyshev series in two variables, each in [-1, 1]: f(u, v) = sum c[i][j] T_i(u) T_j(v).
class FrameFit {
public:
    static constexpr std::size_t terms_u = 11;
    static constexpr std::size_t terms_v = 6;

    /// The values T_0 to T_n at one point, shared by all fits there.
    struct Basis {
        std::array<double, terms_u> u;
        std::array<double, terms_v> v;

        static Basis at(double u, double v);
    };

    /// Interpolates `sample(u, v)` at the Chebyshev nodes.
    template <class Sample>
    static FrameFit to(Sample sample);

    [[nodiscard]] double at(const Basis& basis) const;

    /// The nodes of each variable.
    static double node_u(std::size_t k);
    static double node_v(std::size_t k);

private:
    void add(double value, const Basis& node);

    std::array<std::array<double, terms_u>, terms_v> c_{};  // [j][i]
};

template <class Sample>
FrameFit FrameFit::to(Sample sample) {
    FrameFit fit;
    for (std::size_t i = 0; i < terms_u; ++i) {
        for (std::size_t j = 0; j < terms_v; ++j) {
            const double u = node_u(i);
            const double v = node_v(j);
            fit.add(sample(u, v), Basis::at(u, v));
        }
    }
    return fit;
}

}  // namespace seaeye
