// Where a simulated vessel is at any moment, in closed form: a chain of legs, each straight with a
// steady change of speed or a circle at steady speed; or a ship swinging about her anchor.
#pragma once

#include <variant>
#include <vector>

namespace seaeye::tests {

/// In the station's plane: metres east and north, m/s, radians clockwise from the plane's north.
struct PlaneMotion {
    double east = 0.0;
    double north = 0.0;
    double speed = 0.0;
    double course = 0.0;
    double heading = 0.0;
    double turn_rate = 0.0;  ///< of the heading, rad/s, positive to starboard
};

/// Built leg by leg. The last leg goes on for ever, the first has always been.
class Passage {
public:
    struct Start {
        double at_s = 0.0;
        double east = 0.0;
        double north = 0.0;
        double speed = 0.0;
        double course = 0.0;
    };

    explicit Passage(const Start& start);

    /// Holds course and speed.
    void hold(double for_s);

    /// Changes course by so much (positive to starboard), at a rate in rad/s.
    void turn_by(double angle, double rate);

    /// Changes speed, at a rate in m/s^2, on a straight course.
    void change_speed(double to, double rate);

    /// Moves the whole of it.
    void shift(double east, double north);

    /// Where the legs so far end.
    [[nodiscard]] double end_s() const { return end_s_; }

    [[nodiscard]] PlaneMotion end() const { return at(end_s_); }

    [[nodiscard]] PlaneMotion at(double s) const;

private:
    struct Leg {
        double from_s = 0.0;
        double east = 0.0;
        double north = 0.0;
        double speed = 0.0;
        double course = 0.0;
        double turn_rate = 0.0;
        double acceleration = 0.0;
    };

    static PlaneMotion along(const Leg& leg, double after_s);
    void begin_leg(double turn_rate, double acceleration, double lasts_s);

    std::vector<Leg> legs_;
    double end_s_ = 0.0;
};

/// At anchor: the bow towards the anchor, swinging to both sides like a pendulum. With no chain and
/// no swing it is a ship alongside a quay.
struct Swing {
    double anchor_east = 0.0;
    double anchor_north = 0.0;
    double chain_m = 0.0;
    double heading = 0.0;    ///< rad, the middle one
    double amplitude = 0.0;  ///< rad to each side
    double period_s = 900.0;
    double phase = 0.0;

    [[nodiscard]] PlaneMotion at(double s) const;
};

/// What a vessel does, some seconds after another that does the same (0: none is ahead).
struct Voyage {
    std::variant<Swing, Passage> course;
    double delay_s = 0.0;

    [[nodiscard]] PlaneMotion at(double s) const {
        return std::visit([&](const auto& way) { return way.at(s - delay_s); }, course);
    }
};

}  // namespace seaeye::tests
