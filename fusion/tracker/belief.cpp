#include "fusion/tracker/belief.hpp"

#include <algorithm>
#include <cmath>

#include "fusion/reporting.hpp"
#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double least_echo_m = 8.0;  // how far an echo wanders about a hull of no known length
constexpr double across_echo_m = 4.0;
constexpr double fast_mps = 12.0;

Duration interval_of(const Belief& b, MetresPerSecond otherwise) {
    return reporting_interval(
        b.track.ais_class, b.track.nav_status, b.said.sog.value_or(otherwise));
}

MetresPerSecond speed_now(const Belief& b) {
    return MetresPerSecond{speed_of(moments(b.imm))};
}

}  // namespace

void carry_to(Belief& b, Time when) {
    if (when > b.time) {
        predict(b.imm, to_seconds(when - b.time));
        b.time = when;
    }
}

ModeState state_at(const Belief& b, Time when) {
    if (when <= b.time) {
        ModeState m = moments(b.imm);
        m.x.head<2>() += to_seconds(when - b.time) * m.x.segment<2>(2);
        return m;
    }
    Imm imm = b.imm;
    predict(imm, to_seconds(when - b.time));
    return moments(imm);
}

void settle_anchor(Belief& b) {
    const Eigen::Vector2d by = moments(b.imm).x.head<2>();
    b.anchor = displaced(b.anchor, enu_of(by));
    reanchor(b.imm, by(0), by(1));
    b.shadow.reanchor(by);
}

double speed_of(const ModeState& m) {
    return std::hypot(m.x(2), m.x(3));
}

double heading_of(const Belief& b, const ModeState& m) {
    return b.track.heading ? b.track.heading->si() : direction_of(m.x.segment<2>(2));
}

Eigen::Matrix2d echo_spread(const Belief& b, const ModeState& m) {
    const auto length = length_of(b.said.dimensions);
    const double along = std::max(least_echo_m, length ? length->si() / 6.0 : 0.0);
    return along_across(heading_of(b, m), along * along, across_echo_m * across_echo_m);
}

bool is_reporting(const Belief& b, Time now) {
    if (b.reports == 0 || b.said.is_superseded) {
        return false;
    }
    const Duration interval = interval_of(b, MetresPerSecond{0});
    return now - b.said.measured <
           std::clamp(interval * 2 + seconds(10), seconds(60), seconds(390));
}

Duration coast_after(const Belief& b) {
    constexpr Duration of_radar = seconds(15);
    return b.reports > 0 && b.last_plot < b.said.measured
               ? interval_of(b, speed_now(b)) * 5 / 2
               : std::max(of_radar,
                          b.reports > 0 ? interval_of(b, speed_now(b)) * 5 / 2 : of_radar);
}

Duration drop_after(const Belief& b) {
    if (b.reports > 0 && !b.said.is_superseded) {
        return std::clamp(interval_of(b, speed_now(b)) * 6, seconds(60), seconds(390));
    }
    return speed_now(b).si() > fast_mps ? seconds(30) : seconds(60);
}

void heed_silence(Belief& b) {
    constexpr double slow = 0.9;           // m/s; class B reports sooner from 2 knots on
    constexpr double may_have_sped = 1.0;  // m/s, sigma
    constexpr double of_no_account = 1e8;  // m^2
    const double silence = to_seconds(b.time - b.said.measured);
    if (!b.said.sog || b.said.sog->si() > slow || silence < 35.0 || !is_reporting(b, b.time) ||
        to_seconds(b.time - b.last_silence) < 10.0) {
        return;
    }
    b.last_silence = b.time;
    const ModeState m = moments(b.imm);
    MotionFix z;
    z.z << m.x(0), m.x(1), b.said.v(0), b.said.v(1);
    z.R.setZero();
    z.R.diagonal() << of_no_account, of_no_account, may_have_sped * may_have_sped,
        may_have_sped * may_have_sped;
    update(b.imm, z);
}

}  // namespace seaeye
