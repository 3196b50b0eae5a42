// Where a radar's beam is at any time, in turns since it was first at north: learned from the
// bearings and times of what it says.
#pragma once

#include <optional>

#include "schemas/time.hpp"
#include "schemas/units.hpp"

namespace seaeye {

/// A phase-locked loop on the bearing. Phase is in turns and only grows.
class Beam {
public:
    /// `period`: of one turn, s.
    explicit Beam(double period_s) : period_{period_s} {}

    /// Something was said at `bearing_rad` at that time.
    void hear(Time measured, double bearing_rad);

    /// The set says how long a turn takes from now on. Not believed outside 0.3 to 120 s.
    void set_period(Duration turn, Time now);

    [[nodiscard]] bool is_known() const { return is_known_; }

    [[nodiscard]] double period() const { return period_; }

    [[nodiscard]] double phase_at(Time when) const;

    /// Phase of what was said at `bearing_rad` about that time.
    [[nodiscard]] double phase_of(Time measured, double bearing_rad) const;

    [[nodiscard]] Time time_of(double phase) const;

private:
    Time since_{};        // the beam was at phase_ then
    double phase_ = 0.0;  // turns
    double period_;
    int misfits_ = 0;  // in a row
    bool is_known_ = false;
};

}  // namespace seaeye
