// Physical quantities that carry their unit in the type. SI inside, degrees and knots only at the
// edge. Everything on the line, from decoder to API, speaks these.
#pragma once

#include <cmath>
#include <compare>
#include <numbers>

namespace seaeye {

/// A double that knows what it measures. Tag names the SI unit held inside.
template <class Tag>
class Quantity {
public:
    constexpr Quantity() = default;

    constexpr explicit Quantity(double si) : si_{si} {}

    [[nodiscard]] constexpr double si() const { return si_; }

    constexpr auto operator<=>(const Quantity&) const = default;

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.si_ + b.si_}; }

    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.si_ - b.si_}; }

    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.si_}; }

    friend constexpr Quantity operator*(double k, Quantity a) { return Quantity{k * a.si_}; }

    friend constexpr Quantity operator/(Quantity a, double k) { return Quantity{a.si_ / k}; }

    /// How many times b fits into a: a plain number.
    friend constexpr double operator/(Quantity a, Quantity b) { return a.si_ / b.si_; }

private:
    double si_ = 0.0;
};

using Metres = Quantity<struct MetreTag>;
using Radians = Quantity<struct RadianTag>;
using MetresPerSecond = Quantity<struct MetrePerSecondTag>;
using RadiansPerSecond = Quantity<struct RadianPerSecondTag>;

constexpr Metres nautical_miles(double nm) {
    return Metres{nm * 1852.0};
}

constexpr double to_nautical_miles(Metres d) {
    return d.si() / 1852.0;
}

constexpr MetresPerSecond knots(double kn) {
    return MetresPerSecond{kn * 1852.0 / 3600.0};
}

constexpr double to_knots(MetresPerSecond v) {
    return v.si() * 3600.0 / 1852.0;
}

constexpr Radians degrees(double deg) {
    return Radians{deg * std::numbers::pi / 180.0};
}

constexpr double to_degrees(Radians a) {
    return a.si() * 180.0 / std::numbers::pi;
}

constexpr RadiansPerSecond degrees_per_minute(double deg_min) {
    return RadiansPerSecond{deg_min * std::numbers::pi / 180.0 / 60.0};
}

constexpr double to_degrees_per_minute(RadiansPerSecond w) {
    return w.si() * 180.0 / std::numbers::pi * 60.0;
}

/// An angle clockwise from true north, always in [0, 2 pi). Tag says of what: bearing, course,
/// heading.
template <class Tag>
class Azimuth {
public:
    constexpr Azimuth() = default;

    /// Any finite angle; wrapped into [0, 2 pi).
    explicit Azimuth(Radians a) : rad_{wrapped(a.si())} {}

    [[nodiscard]] constexpr Radians angle() const { return Radians{rad_}; }

    [[nodiscard]] constexpr double si() const { return rad_; }

    constexpr auto operator<=>(const Azimuth&) const = default;

private:
    static double wrapped(double a) {
        constexpr double turn = 2.0 * std::numbers::pi;
        if (a >= 0.0 && a < turn) {
            return a;
        }
        const double w = a - turn * std::floor(a / turn);
        return w < turn ? w : 0.0;
    }

    double rad_ = 0.0;
};

/// Direction from a sensor to a target.
using Bearing = Azimuth<struct BearingTag>;
/// Direction of movement over ground (cog).
using Course = Azimuth<struct CourseTag>;
/// Where the bow points; never a substitute for cog.
using Heading = Azimuth<struct HeadingTag>;

/// Degrees rounded to a tenth, still in [0, 360): 359.96 is shown as 0.0.
template <class Tag>
double to_tenths_of_degree(Azimuth<Tag> a) {
    const double tenths = std::floor(a.si() * 1800.0 / std::numbers::pi + 0.5);
    return tenths >= 3600.0 ? 0.0 : tenths / 10.0;
}

/// The shortest turn from one azimuth to another, in (-pi, pi]; positive to starboard.
template <class A, class B>
Radians turn(Azimuth<A> from, Azimuth<B> to) {
    double d = to.si() - from.si();
    if (d > std::numbers::pi) {
        d -= 2.0 * std::numbers::pi;
    } else if (d <= -std::numbers::pi) {
        d += 2.0 * std::numbers::pi;
    }
    return Radians{d};
}

}  // namespace seaeye
