// A rudder, an engine and a list of waypoints.
#include "daemon/coast/ship.hpp"

#include <algorithm>
#include <cmath>

#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr Duration second = seconds(1);

double limited(double value, double limit) {
    return std::clamp(value, -limit, limit);
}

double distance_m(LatLon from, LatLon to) {
    const Enu way = displacement(from, to);
    return std::hypot(way.east.si(), way.north.si());
}

bool stops(const Leg& leg) {
    return leg.hold > Duration{};
}

}  // namespace

Ship::Ship(Passage passage)
    : passage_{std::move(passage)},
      at_{passage_.from},
      course_{passage_.course},
      speed_{passage_.speed} {}

void Ship::step() {
    age_ += second;
    if (passage_.legs.empty()) {
        swing();
        return;
    }
    if (!is_done() && is_reached(passage_.legs[leg_]) && !stops(passage_.legs[leg_])) {
        next_leg();
    }
    if (is_done()) {
        lie_still();
    } else if (is_reached(passage_.legs[leg_])) {
        hold(passage_.legs[leg_]);
    } else {
        steam(passage_.legs[leg_]);
    }
}

bool Ship::is_done() const {
    return leg_ == passage_.legs.size();
}

bool Ship::is_reached(const Leg& leg) const {
    const double turning_circle_m = speed_.si() / passage_.handling.turn.si();
    return distance_m(at_, leg.to) < (stops(leg) ? 15.0 : std::max(50.0, turning_circle_m));
}

void Ship::next_leg() {
    held_ = {};
    ++leg_;
    if (is_done() && passage_.after == AfterLegs::repeat) {
        leg_ = 0;
    }
}

void Ship::lie_still() {
    speed_ = MetresPerSecond{0.0};
    rot_ = RadiansPerSecond{0.0};
}

void Ship::hold(const Leg& leg) {
    lie_still();
    held_ += second;
    if (held_ >= leg.hold) {
        next_leg();
    }
}

/// At anchor: an arc of 40 m around the anchor, a quarter of an hour to and fro.
void Ship::swing() {
    constexpr double chain_m = 40.0;
    const double phase = to_seconds(age_) * 2.0 * std::numbers::pi / 900.0;
    const Course stern_way{passage_.course.angle() + Radians{0.3 * std::sin(phase)}};
    course_ = Course{stern_way.angle() + Radians{std::numbers::pi}};
    at_ = displaced(passage_.from,
                    {.east = Metres{chain_m * std::sin(stern_way.si())},
                     .north = Metres{chain_m * std::cos(stern_way.si())}});
    speed_ =
        MetresPerSecond{std::abs(chain_m * 0.3 * 2.0 * std::numbers::pi / 900.0 * std::cos(phase))};
}

void Ship::steam(const Leg& leg) {
    const Enu ahead = displacement(at_, leg.to);
    steer(turn(course_, Course{Radians{std::atan2(ahead.east.si(), ahead.north.si())}}));
    const double acceleration = passage_.handling.acceleration;
    // Room to stop, and a crawl for the last of the way.
    const double stopping = std::max(0.5, std::sqrt(1.6 * acceleration * distance_m(at_, leg.to)));
    const double wanted = stops(leg) ? std::min(leg.speed.si(), stopping) : leg.speed.si();
    speed_ = MetresPerSecond{speed_.si() + limited(wanted - speed_.si(), acceleration)};
    at_ = displaced(at_,
                    {.east = Metres{speed_.si() * std::sin(course_.si())},
                     .north = Metres{speed_.si() * std::cos(course_.si())}});
}

void Ship::steer(Radians wanted) {
    rot_ = RadiansPerSecond{limited(wanted.si(), passage_.handling.turn.si())};
    course_ = Course{course_.angle() + Radians{rot_.si()}};
}

}  // namespace seaeye
