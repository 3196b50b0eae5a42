// GNSS itself is better than these figures; what is left is the report's age within its second,
// rounding, and the antenna's own motion.
#include "fusion/tracker/ais_fix.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double accurate_m = 6.0;
constexpr double inaccurate_m = 8.0;
constexpr double low_resolution_m = 110.0;  // 1/10 minute
constexpr double sog_mps = 0.06;            // steps of 0.1 knots, and smoothing
constexpr double cog_rad = 0.01;
constexpr double cog_at_a_knot = 0.017;  // rad, more where she is slower
constexpr double knot = 1852.0 / 3600.0;
constexpr double at_rest_mps = 0.15;
constexpr double unknown_mps = 100.0;
constexpr double lever_arm_m = 50.0;
constexpr double lever_arm_b_m = 5.0;
constexpr MetresPerSecond under_way = knots(0.5);

double square(double x) {
    return x * x;
}

double position_sigma(const AisPosition& report) {
    if (report.is_low_resolution) {
        return low_resolution_m;
    }
    return report.is_accurate ? accurate_m : inaccurate_m;
}

/// Where the bow points, as well as the report tells.
std::optional<double> direction_of(const AisPosition& report, bool is_moving) {
    if (report.heading) {
        return report.heading->si();
    }
    return is_moving && report.cog ? std::optional{report.cog->si()} : std::nullopt;
}

void set_velocity(MotionFix& z, const AisPosition& report, bool is_moving) {
    auto R = z.R.bottomRightCorner<2, 2>();
    if (!report.sog || (is_moving && !report.cog)) {
        R = Eigen::Matrix2d::Identity() * square(unknown_mps);
    } else if (!is_moving) {
        R = Eigen::Matrix2d::Identity() * square(at_rest_mps);
    } else {
        const double sog = report.sog->si();
        const double cog = report.cog->si();
        const double cog_sigma = std::min(0.5, cog_rad + cog_at_a_knot * knot / sog);
        z.z(2) = sog * std::sin(cog);
        z.z(3) = sog * std::cos(cog);
        R = along_across(cog, square(sog_mps), square(sog * cog_sigma) + square(0.05));
        // Within its second the report was made at any time.
        z.R.topLeftCorner<2, 2>() += along_across(cog, square(sog) / 12.0, 0.0);
    }
}

/// From the antenna to the middle of the hull.
void take_off_lever_arm(MotionFix& z,
                        const AisPosition& report,
                        const Dimensions& dimensions,
                        std::optional<double> direction) {
    auto R = z.R.topLeftCorner<2, 2>();
    if (!dimensions.to_bow || !dimensions.to_stern) {
        const double unknown = report.ais_class == AisClass::b ? lever_arm_b_m : lever_arm_m;
        R += direction ? along_across(*direction, square(unknown), 0.0)
                       : Eigen::Matrix2d{Eigen::Matrix2d::Identity() * square(unknown) / 2.0};
        return;
    }
    const double forward = (dimensions.to_stern->si() - dimensions.to_bow->si()) / 2.0;
    const double to_starboard =
        dimensions.to_port && dimensions.to_starboard
            ? (dimensions.to_port->si() - dimensions.to_starboard->si()) / 2.0
            : 0.0;
    if (!direction) {
        R += Eigen::Matrix2d::Identity() * (square(forward) + square(to_starboard));
        return;
    }
    const Eigen::Vector2d ahead{std::sin(*direction), std::cos(*direction)};
    z.z.head<2>() -= forward * ahead;
    z.z.head<2>() -= to_starboard * Eigen::Vector2d{ahead(1), -ahead(0)};
}

}  // namespace

MotionFix fix_of(const AisPosition& report, LatLon anchor, const Dimensions& dimensions) {
    MotionFix z;
    z.R.setZero();
    z.z.setZero();
    z.z.head<2>() = vector_of(displacement(anchor, *report.at));
    z.R.topLeftCorner<2, 2>() = Eigen::Matrix2d::Identity() * square(position_sigma(report));
    const bool is_moving = report.sog && *report.sog > under_way;
    set_velocity(z, report, is_moving);
    take_off_lever_arm(z, report, dimensions, direction_of(report, is_moving));
    return z;
}

bool has_velocity(const MotionFix& z) {
    return z.R(2, 2) < square(unknown_mps) / 2.0;
}

}  // namespace seaeye
