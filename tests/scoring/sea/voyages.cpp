#include "tests/scoring/sea/voyages.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "schemas/units.hpp"

namespace seaeye::tests {
namespace {

constexpr double degree = std::numbers::pi / 180.0;

double knots_between(Dice& dice, double low_kn, double high_kn) {
    return knots(between(dice, low_kn, high_kn)).si();
}

/// Evenly over a ring, given as shares of the radius.
PlaneVector somewhere(const Waters& waters, double inner, double outer, Dice& dice) {
    const double share = std::sqrt(between(dice, inner * inner, outer * outer));
    const double direction = between(dice, 0.0, 2.0 * std::numbers::pi);
    return {waters.radius_m * share * std::sin(direction),
            waters.radius_m * share * std::cos(direction)};
}

/// Four lanes, two each way, that pass the station to the right of her ships' course.
Passage::Start on_a_lane(const Waters& waters, double speed, Dice& dice) {
    static constexpr std::array lanes{20.0, 200.0, 115.0, 295.0};
    const double course = lanes[static_cast<std::size_t>(4.0 * dice.uniform())] * degree;
    const double along = waters.radius_m * between(dice, -0.8, 0.7);
    const double aside = waters.radius_m * (0.2 + 0.07 * dice.gauss());
    return {.east = along * std::sin(course) + aside * std::cos(course),
            .north = along * std::cos(course) - aside * std::sin(course),
            .speed = speed,
            .course = course};
}

/// A helmsman never holds a course quite: a slight turn to about the lane's course again.
void steer(Passage& passage, double lane_course, Dice& dice) {
    const double to = lane_course + 0.7 * degree * dice.gauss();
    const double angle = to - passage.end().course;
    passage.turn_by(angle, std::abs(angle) / between(dice, 60.0, 180.0));
}

/// Out of somebody's way and back.
void dog_leg(Passage& passage, Dice& dice) {
    const double angle = either_sign(dice) * between(dice, 25.0, 50.0) * degree;
    const double rate = between(dice, 0.3, 1.0) * degree;
    passage.turn_by(angle, rate);
    passage.hold(between(dice, 60.0, 180.0));
    passage.turn_by(-angle, rate);
}

Voyage lane_voyage(const Waters& waters, double low_kn, double high_kn, Dice& dice) {
    const Passage::Start start = on_a_lane(waters, knots_between(dice, low_kn, high_kn), dice);
    Passage passage{start};
    while (passage.end_s() < waters.duration_s) {
        steer(passage, start.course, dice);
        if (happens(dice, 0.15)) {
            dog_leg(passage, dice);
        }
        if (happens(dice, 0.2)) {
            passage.change_speed(start.speed * between(dice, 0.85, 1.15),
                                 between(dice, 0.01, 0.03));
        }
    }
    return {.course = passage};
}

/// How a boat works the water around a place.
struct Roaming {
    PlaneVector home{};
    double reach_m = 0.0;
    double turn_low = 0.0;  // rad, of a turn
    double turn_high = 0.0;
    double rate_low = 0.0;  // rad/s
    double rate_high = 0.0;
    double hold_low_s = 0.0;
    double hold_high_s = 0.0;
};

double bearing_home(const PlaneMotion& here, PlaneVector home) {
    return std::atan2(home.east - here.east, home.north - here.north);
}

/// Straight on for a while, then a turn: to either side near home, towards home farther off.
void roam(Passage& passage, const Roaming& roaming, Dice& dice) {
    passage.hold(between(dice, roaming.hold_low_s, roaming.hold_high_s));
    const PlaneMotion here = passage.end();
    double angle = either_sign(dice) * between(dice, roaming.turn_low, roaming.turn_high);
    if (apart({here.east, here.north}, roaming.home) > roaming.reach_m) {
        const double to = bearing_home(here, roaming.home) + 15.0 * degree * dice.gauss();
        angle = std::remainder(to - here.course, 2.0 * std::numbers::pi);
    }
    passage.turn_by(angle, between(dice, roaming.rate_low, roaming.rate_high));
}

Passage::Start near_home(const Roaming& roaming, double speed, Dice& dice) {
    return {.east = roaming.home.east + 0.5 * roaming.reach_m * dice.gauss(),
            .north = roaming.home.north + 0.5 * roaming.reach_m * dice.gauss(),
            .speed = speed,
            .course = between(dice, 0.0, 2.0 * std::numbers::pi)};
}

/// Trawls, steams to the next haul, drifts.
double fishing_speed(Dice& dice) {
    const double mood = dice.uniform();
    return mood < 0.6    ? knots_between(dice, 2.5, 4.5)
           : mood < 0.85 ? knots_between(dice, 7.0, 10.0)
                         : knots_between(dice, 0.3, 0.8);
}

Voyage fishing_voyage(const Waters& waters, Dice& dice) {
    const Roaming roaming{.home = somewhere(waters, 0.05, 0.9, dice),
                          .reach_m = between(dice, 800.0, 2500.0),
                          .turn_low = 15.0 * degree,
                          .turn_high = 110.0 * degree,
                          .rate_low = 1.5 * degree,
                          .rate_high = 3.0 * degree,
                          .hold_low_s = 40.0,
                          .hold_high_s = 180.0};
    Passage passage{near_home(roaming, fishing_speed(dice), dice)};
    while (passage.end_s() < waters.duration_s) {
        roam(passage, roaming, dice);
        if (happens(dice, 0.3)) {
            passage.change_speed(fishing_speed(dice), 0.08);
        }
    }
    return {.course = passage};
}

double fast_speed(Dice& dice) {
    return happens(dice, 0.8) ? knots_between(dice, 25.0, 45.0) : knots_between(dice, 5.0, 12.0);
}

Voyage fast_voyage(const Waters& waters, Dice& dice) {
    const Roaming roaming{.home = somewhere(waters, 0.05, 0.6, dice),
                          .reach_m = between(dice, 2000.0, 5000.0),
                          .turn_low = 30.0 * degree,
                          .turn_high = 150.0 * degree,
                          .rate_low = 3.0 * degree,
                          .rate_high = 7.0 * degree,
                          .hold_low_s = 20.0,
                          .hold_high_s = 90.0};
    Passage passage{near_home(roaming, fast_speed(dice), dice)};
    while (passage.end_s() < waters.duration_s) {
        roam(passage, roaming, dice);
        if (happens(dice, 0.25)) {
            passage.change_speed(fast_speed(dice), between(dice, 0.5, 1.2));
        }
    }
    return {.course = passage};
}

Voyage anchored_voyage(const Waters& waters, Dice& dice) {
    const PlaneVector anchor = somewhere(waters, 0.1, 0.5, dice);
    return {.course = Swing{.anchor_east = anchor.east,
                            .anchor_north = anchor.north,
                            .chain_m = between(dice, 60.0, 180.0),
                            .heading = (40.0 + 8.0 * dice.gauss()) * degree,
                            .amplitude = between(dice, 8.0, 25.0) * degree,
                            .period_s = between(dice, 700.0, 1400.0),
                            .phase = between(dice, 0.0, 2.0 * std::numbers::pi)}};
}

/// Along a quay that runs north, to the west of the station.
Voyage moored_voyage(const Waters& waters, Dice& dice) {
    return {.course = Swing{.anchor_east = -0.08 * waters.radius_m,
                            .anchor_north = between(dice, -0.15, 0.15) * waters.radius_m,
                            .heading = happens(dice, 0.5) ? 0.0 : std::numbers::pi}};
}

}  // namespace

Voyage a_voyage(VesselKind kind, const Waters& waters, Dice& dice) {
    switch (kind) {
        case VesselKind::cargo:
            return lane_voyage(waters, 8.5, 19.0, dice);
        case VesselKind::tanker:
            return lane_voyage(waters, 8.0, 15.0, dice);
        case VesselKind::fishing:
            return fishing_voyage(waters, dice);
        case VesselKind::fast:
            return fast_voyage(waters, dice);
        case VesselKind::anchored:
            return anchored_voyage(waters, dice);
        case VesselKind::moored:
            break;
    }
    return moored_voyage(waters, dice);
}

Meeting a_meeting(const Waters& waters, Dice& dice) {
    return {.at = somewhere(waters, 0.2, 0.6, dice),
            .course = between(dice, 0.0, 2.0 * std::numbers::pi),
            .waters = waters};
}

Voyage Meeting::voyage_of(Side side) const {
    const bool is_port = side == Side::port;
    const double begin_s = 0.35 * waters.duration_s;
    const double end_s = 0.75 * waters.duration_s;
    const double inward = (is_port ? -60.0 : 60.0) * degree;  // she comes from her own side
    const double speed = knots(is_port ? 10.0 : 8.0).si();
    constexpr double drift = 0.3;  // m/s, both alike
    constexpr double rate = 1.0 * degree;
    constexpr double braking = 0.05;  // m/s^2
    const double last_s = std::abs(inward) / rate + (speed - drift) / braking;

    Passage passage{{.at_s = begin_s - 900.0, .speed = speed, .course = course - inward}};
    passage.hold(900.0 - last_s);
    passage.turn_by(inward, rate);
    passage.change_speed(drift, braking);
    passage.hold(end_s - begin_s + (is_port ? 0.0 : 40.0));
    passage.change_speed(speed, braking);
    passage.turn_by(inward, rate);
    const PlaneMotion met = passage.at(begin_s);
    const double aside = is_port ? 0.0 : 30.0;
    passage.shift(at.east + aside * std::cos(course) - met.east,
                  at.north - aside * std::sin(course) - met.north);
    return {.course = passage};
}

}  // namespace seaeye::tests
