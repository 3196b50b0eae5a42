#include "fusion/tracker/stitch.hpp"

#include <cmath>

#include "fusion/tracker/life.hpp"
#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr Duration longest = seconds(300);
constexpr double sigma_v = 1.0;        // m/s
constexpr double wander_time = 120.0;  // s
constexpr double gate = 13.28;         // chi-square 99 %, 4 degrees of freedom
constexpr double least_odds = 20.0;    // against the second best
constexpr Metres farthest{6'000.0};    // five minutes at 40 knots

/// chi-square of the two being one, and log |S|.
struct Likeness {
    double nis = 0.0;
    double log_likelihood = 0.0;
};

Likeness likeness(const Belief& lost, const Belief& found) {
    const ModeState was = wandered(moments(lost.imm), to_seconds(found.time - lost.time));
    const ModeState is = moments(found.imm);
    Eigen::Vector4d y = is.x.head<4>() - was.x.head<4>();
    y.head<2>() += vector_of(displacement(lost.anchor, found.anchor));
    const Eigen::Matrix4d S = was.P.topLeftCorner<4, 4>() + is.P.topLeftCorner<4, 4>();
    const double nis = y.dot(S.llt().solve(y));
    return {nis, -0.5 * (nis + std::log(S.determinant()))};
}

/// A dropped track whose end and whose name leave room for `b`.
bool may_be(const Belief& lost, const Belief& b) {
    return lost.life == Belief::Life::lost && lost.is_confirmed && lost.last_update < b.born &&
           b.born - lost.last_update <= longest && !(lost.mmsi() && b.mmsi());
}

}  // namespace

ModeState wandered(const ModeState& m, double dt) {
    const double T = wander_time;
    const double s2 = sigma_v * sigma_v;
    const double fade = std::exp(-dt / T);
    const double var_p = s2 * T * T * (2.0 * dt / T - 3.0 + 4.0 * fade - fade * fade);
    const double var_v = s2 * (1.0 - fade * fade);
    const double cov = s2 * T * (1.0 - fade) * (1.0 - fade);
    ModeState to = m;
    to.x.head<2>() += dt * m.x.segment<2>(2);
    Eigen::Matrix4d F = Eigen::Matrix4d::Identity();
    F(0, 2) = F(1, 3) = dt;
    Eigen::Matrix4d P = F * m.P.topLeftCorner<4, 4>() * F.transpose();
    for (int i = 0; i < 2; ++i) {
        P(i, i) += var_p;
        P(i, i + 2) += cov;
        P(i + 2, i) += cov;
        P(i + 2, i + 2) += var_v;
    }
    to.P.topLeftCorner<4, 4>() = P;
    return to;
}

void stitch(Scene& scene, Belief& b) {
    if (b.track.id != TrackId{}) {
        return;
    }
    Belief* best = nullptr;
    double best_log = 0.0;
    double all = 0.0;
    for (const std::uint32_t slot : scene.beliefs.near(b.anchor, farthest)) {
        Belief& lost = scene.beliefs[slot];
        if (!may_be(lost, b)) {
            continue;
        }
        const Likeness like = likeness(lost, b);
        if (like.nis > gate) {
            continue;
        }
        const double odds = std::exp(like.log_likelihood);
        all += odds;
        if (best == nullptr || like.log_likelihood > best_log) {
            best = &lost;
            best_log = like.log_likelihood;
        }
    }
    const double best_odds = std::exp(best_log);
    if (best == nullptr || best_odds < least_odds * (all - best_odds)) {
        return;
    }
    ++scene.counts.stitched;
    take_over(scene, b, *best);
}

}  // namespace seaeye
