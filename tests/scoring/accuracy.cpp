#include "tests/scoring/accuracy.hpp"

#include <cmath>

#include "tests/scoring/shares.hpp"

namespace seaeye::tests {
namespace {

double root_mean(double squares, std::size_t count) {
    return std::sqrt(squares / static_cast<double>(count == 0 ? 1 : count));
}

}  // namespace

void Accuracy::add(const Scene& scene) {
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        if (scene.track_of[i] != nobody) {
            const LiveTrack& track = scene.tracks[scene.track_of[i]];
            errors_m_.push_back(apart(scene.vessels_at[i], track.at));
            add_velocity(scene.vessels[i], track.velocity);
        }
    }
}

void Accuracy::add_velocity(const TruthState& vessel, PlaneVector velocity) {
    const double off = apart(velocity, plane_vector(vessel.sog, vessel.cog));
    velocity_squares_ += off * off;
    if (vessel.sog > knots(3.0)) {
        const Course cog{Radians{std::atan2(velocity.east, velocity.north)}};
        const double off_deg = to_degrees(turn(vessel.cog, cog));
        cog_squares_ += off_deg * off_deg;
        ++courses_;
    }
}

double Accuracy::rmse_m() const {
    double squares = 0.0;
    for (const double error : errors_m_) {
        squares += error * error;
    }
    return root_mean(squares, errors_m_.size());
}

double Accuracy::error_quantile_m(double share_below) const {
    return quantile(errors_m_, share_below);
}

double Accuracy::velocity_rmse_mps() const {
    return root_mean(velocity_squares_, errors_m_.size());
}

double Accuracy::cog_rmse_deg() const {
    return root_mean(cog_squares_, courses_);
}

}  // namespace seaeye::tests
