#include "fusion/tracker/pairs.hpp"

#include <cmath>
#include <numbers>

#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double freshest = 6.0;    // s
constexpr double straight = 0.6;    // probability
constexpr double nearest = 1000.0;  // m: nearer, a hull is too long for a bearing
constexpr double doubt_m = 8.0;     // of where she said she is,
constexpr double doubt_mps = 0.3;   // and of how far she went since

bool is_straight(const Belief& b) {
    return b.imm.mu[static_cast<std::size_t>(Mode::steady)] +
               b.imm.mu[static_cast<std::size_t>(Mode::still)] >=
           straight;
}

}  // namespace

void pair_up(Radar& radar, const ScanPlot& plot, const Belief& b) {
    const double age = to_seconds(plot.measured - b.said.measured);
    if (!b.said.is_exact || std::abs(age) > freshest || !is_straight(b) ||
        b.shadow.check().is_contradicted) {
        return;
    }
    const LatLon at = displaced(b.said.middle, enu_of(b.said.v * age));
    const Eigen::Vector2d p = vector_of(radar.frame->to_enu(at));
    const double range = p.norm();
    if (range < nearest) {
        return;
    }
    const Eigen::Vector2d u = p / range;
    const Eigen::Vector2d across{u(1), -u(0)};
    const double doubt = doubt_m + doubt_mps * std::abs(age);
    const double sigma_range = radar.site.sigma_range.si();
    const double sigma_bearing = radar.site.sigma_bearing.si();
    radar.registration.learn(
        {.range = range,
         .range_error = plot.raw.range - range,
         .bearing_error =
             std::remainder(plot.raw.bearing - direction_of(p), 2.0 * std::numbers::pi),
         .range_rate = b.said.v.dot(u),
         .bearing_rate = b.said.v.dot(across) / range,
         .range_variance = sigma_range * sigma_range + doubt * doubt,
         .bearing_variance = sigma_bearing * sigma_bearing + doubt * doubt / range / range});
}

}  // namespace seaeye
