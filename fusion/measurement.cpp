// Noise figures of AIS. GNSS itself is better than these; what is left is the report's age,
// rounding and the antenna's own motion.
#include "fusion/measurement.hpp"

#include <cmath>

#include "fusion/reporting.hpp"

namespace seaeye {
namespace {

constexpr double square(double x) {
    return x * x;
}

double position_sigma_m(const AisPosition& report) {
    if (report.is_low_resolution) {
        return 110.0;
    }
    return report.is_accurate ? 10.0 : 20.0;
}

/// Along the course the error is that of sog, across it sog times the error of cog, with a floor
/// for yaw.
Eigen::Matrix2d velocity_variance(double sog, Course cog) {
    constexpr double sog_sigma = 0.15;  // m/s; 0.1 kn steps and the receiver's smoothing
    constexpr double cog_sigma = 2.0 * 3.14159265 / 180;  // rad
    const double along = square(sog_sigma);
    const double across = square(sog_sigma) + square(sog * cog_sigma);
    const double s = std::sin(cog.si());
    const double c = std::cos(cog.si());
    Eigen::Matrix2d R;
    R(0, 0) = along * s * s + across * c * c;
    R(1, 1) = along * c * c + across * s * s;
    R(0, 1) = (along - across) * s * c;
    R(1, 0) = R(0, 1);
    return R;
}

}  // namespace

PositionMeasurement measurement_of(const AisPosition& report) {
    constexpr MetresPerSecond stopped = knots(0.5);
    constexpr double stopped_sigma = 0.1;  // m/s
    PositionMeasurement z{.at = *report.at,
                          .position_variance_m2 = square(position_sigma_m(report))};
    if (!report.sog) {
        return z;
    }
    if (*report.sog < stopped) {
        z.v = Eigen::Vector2d::Zero();
        z.velocity_variance *= square(stopped_sigma);
    } else if (report.cog) {
        const Velocity v = velocity_of(*report.sog, *report.cog);
        z.v = Eigen::Vector2d{v.east.si(), v.north.si()};
        z.velocity_variance = velocity_variance(report.sog->si(), *report.cog);
    }
    return z;
}

double process_noise(std::optional<std::uint8_t> nav_status, MetresPerSecond sog) {
    if (is_lying_still(nav_status, sog) || sog < knots(0.5)) {
        return 1e-4;
    }
    return sog < knots(20) ? 0.02 : 0.2;
}

}  // namespace seaeye
