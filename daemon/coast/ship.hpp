// How a simulated vessel moves: she steers for one waypoint after another, with a rudder and an
// engine that have limits, one second at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/position.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// Steam to `to`, then stop there for `hold`; without a hold she turns early and passes by.
struct Leg {
    LatLon to;
    MetresPerSecond speed;
    Duration hold{};
};

/// What her hull allows.
struct Handling {
    RadiansPerSecond turn = degrees_per_minute(60);
    double acceleration = 0.1;  ///< m/s^2, for getting under way and for stopping
};

enum class AfterLegs : std::uint8_t { stop, repeat };

/// Where she starts and what she does.
struct Passage {
    LatLon from;
    std::vector<Leg> legs;  ///< none: at anchor, swinging
    AfterLegs after = AfterLegs::stop;
    Handling handling{};
    Course course{};  ///< at the start; the way the stream sets for one at anchor
    MetresPerSecond speed{0.0};
};

class Ship {
public:
    explicit Ship(Passage passage);

    /// One second goes by.
    void step();

    [[nodiscard]] LatLon at() const { return at_; }

    [[nodiscard]] MetresPerSecond sog() const { return speed_; }

    [[nodiscard]] Course course() const { return course_; }

    [[nodiscard]] RadiansPerSecond rot() const { return rot_; }

private:
    [[nodiscard]] bool is_done() const;
    [[nodiscard]] bool is_reached(const Leg& leg) const;
    void next_leg();
    void swing();
    void lie_still();
    void hold(const Leg& leg);
    void steam(const Leg& leg);
    void steer(Radians wanted);

    Passage passage_;
    LatLon at_;
    Course course_;
    MetresPerSecond speed_;
    RadiansPerSecond rot_;
    std::size_t leg_ = 0;
    Duration held_{};
    Duration age_{};
};

}  // namespace seaeye
