#include "tests/scoring/sea/voyage.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye::tests {

Passage::Passage(const Start& start)
    : legs_{Leg{.from_s = start.at_s,
                .east = start.east,
                .north = start.north,
                .speed = start.speed,
                .course = start.course}},
      end_s_{start.at_s} {}

void Passage::hold(double for_s) {
    begin_leg(0.0, 0.0, for_s);
}

void Passage::turn_by(double angle, double rate) {
    begin_leg(std::copysign(rate, angle), 0.0, std::abs(angle) / rate);
    hold(0.0);  // what follows is steady, should nothing follow
}

void Passage::change_speed(double to, double rate) {
    const double by = to - end().speed;
    begin_leg(0.0, std::copysign(rate, by), std::abs(by) / rate);
    hold(0.0);
}

void Passage::shift(double east, double north) {
    for (Leg& leg : legs_) {
        leg.east += east;
        leg.north += north;
    }
}

void Passage::begin_leg(double turn_rate, double acceleration, double lasts_s) {
    const PlaneMotion here = end();
    const Leg leg{.from_s = end_s_,
                  .east = here.east,
                  .north = here.north,
                  .speed = here.speed,
                  .course = here.course,
                  .turn_rate = turn_rate,
                  .acceleration = acceleration};
    if (legs_.back().from_s == end_s_) {
        legs_.back() = leg;
    } else {
        legs_.push_back(leg);
    }
    end_s_ += lasts_s;
}

PlaneMotion Passage::at(double s) const {
    const auto after = std::ranges::upper_bound(legs_, s, {}, &Leg::from_s);
    const Leg& leg = after == legs_.begin() ? legs_.front() : *std::prev(after);
    return along(leg, s - leg.from_s);
}

PlaneMotion Passage::along(const Leg& leg, double after_s) {
    const double sine = std::sin(leg.course);
    const double cosine = std::cos(leg.course);
    PlaneMotion motion{.speed = leg.speed + leg.acceleration * after_s,
                       .course = leg.course + leg.turn_rate * after_s,
                       .heading = leg.course + leg.turn_rate * after_s,
                       .turn_rate = leg.turn_rate};
    if (leg.turn_rate == 0.0) {
        const double run = (leg.speed + 0.5 * leg.acceleration * after_s) * after_s;
        motion.east = leg.east + run * sine;
        motion.north = leg.north + run * cosine;
    } else {
        const double radius = leg.speed / leg.turn_rate;  // negative to port
        motion.east = leg.east + radius * (cosine - std::cos(motion.course));
        motion.north = leg.north + radius * (std::sin(motion.course) - sine);
    }
    return motion;
}

PlaneMotion Swing::at(double s) const {
    const double per_s = 2.0 * std::numbers::pi / period_s;
    const double angle = per_s * s + phase;
    PlaneMotion motion{.heading = heading + amplitude * std::sin(angle),
                       .turn_rate = amplitude * per_s * std::cos(angle)};
    motion.east = anchor_east - chain_m * std::sin(motion.heading);
    motion.north = anchor_north - chain_m * std::cos(motion.heading);
    // The hull goes sideways: against the turn of the bow, for she lies behind her anchor.
    motion.speed = std::abs(chain_m * motion.turn_rate);
    motion.course = motion.heading + std::copysign(std::numbers::pi / 2.0, -motion.turn_rate);
    return motion;
}

}  // namespace seaeye::tests
