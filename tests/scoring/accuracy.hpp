// How far off matched tracks are, in place, velocity and course.
#pragma once

#include <vector>

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

class Accuracy {
public:
    void add(const Scene& scene);

    [[nodiscard]] double rmse_m() const;

    /// Of all errors of place, m; NaN when nothing was matched.
    [[nodiscard]] double error_quantile_m(double share_below) const;

    [[nodiscard]] double velocity_rmse_mps() const;

    /// Of vessels faster than 3 kn.
    [[nodiscard]] double cog_rmse_deg() const;

private:
    void add_velocity(const TruthState& vessel, PlaneVector velocity);

    std::vector<double> errors_m_;
    double velocity_squares_ = 0.0;  // (m/s)^2
    double cog_squares_ = 0.0;       // deg^2
    std::size_t courses_ = 0;
};

}  // namespace seaeye::tests
