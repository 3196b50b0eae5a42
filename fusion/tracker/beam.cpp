// The beam is moved by a fiftieth of what each bearing is off. One that is off by more than a fifth
// of a turn is late and no news of the beam; many in a row are a clock that jumped or a set that
// was off, and the loop begins anew, further on.
#include "fusion/tracker/beam.hpp"

#include <cmath>
#include <numbers>

namespace seaeye {
namespace {

constexpr double gain = 0.02;
constexpr double farthest_off = 0.2;  // turns
constexpr int most_misfits = 50;
constexpr double full_turn = 2.0 * std::numbers::pi;

}  // namespace

void Beam::hear(Time measured, double bearing_rad) {
    const double turns = bearing_rad / full_turn;
    if (!is_known_) {
        since_ = measured;
        phase_ = turns;
        is_known_ = true;
        return;
    }
    const double off = phase_at(measured) - turns;
    const double error = off - std::round(off);
    if (std::abs(error) < farthest_off) {
        since_ += seconds(gain * error * period_);
        misfits_ = 0;
    } else if (++misfits_ > most_misfits) {
        phase_ = std::ceil(off) + turns;
        since_ = measured;
        misfits_ = 0;
    }
}

void Beam::set_period(Duration of_turn, Time now) {
    const double s = to_seconds(of_turn);
    if (s < 0.3 || s > 120.0 || s == period_) {
        return;
    }
    phase_ = phase_at(now);
    since_ = now;
    period_ = s;
}

double Beam::phase_at(Time when) const {
    return phase_ + to_seconds(when - since_) / period_;
}

double Beam::phase_of(Time measured, double bearing_rad) const {
    const double turns = bearing_rad / full_turn;
    return std::round(phase_at(measured) - turns) + turns;
}

Time Beam::time_of(double phase) const {
    return since_ + seconds((phase - phase_) * period_);
}

}  // namespace seaeye
