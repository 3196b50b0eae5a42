// What the readers of several categories have in common.
#pragma once

#include <cmath>
#include <numbers>

#include "drivers/decode/asterix/bits.hpp"
#include "drivers/decode/asterix/report.hpp"

namespace seaeye::asterix {

constexpr double metres_per_nm = 1852.0;
/// Faster than anything that a surveillance radar follows, and seven times below what the field
/// holds: a wrong edition shows here.
constexpr double fastest_mps = 1000.0;

constexpr std::uint16_t site_of(Bytes item) {
    return static_cast<std::uint16_t>(item[0] << 8U | item[1]);
}

/// Three octets of 1/128 s. The caller has made sure that they are there.
constexpr std::int64_t day_time_us(Bytes item) {
    const std::int64_t raw = item[0] << 16U | item[1] << 8U | item[2];
    return raw * 15'625 / 2;
}

/// Data source and time of day, which all categories have.
inline void take_head(const Record& record,
                      std::size_t source_place,
                      std::size_t time_place,
                      Report& report) {
    constexpr std::int64_t day_us = 86'400'000'000;
    if (const Bytes source = record.item(source_place); !source.empty()) {
        report.site = site_of(source);
    }
    if (const Bytes time = record.item(time_place); !time.empty()) {
        const std::int64_t us = day_time_us(time);
        report.since_midnight_us = us;
        report.is_in_range = report.is_in_range && us < day_us;
    }
}

inline double bearing_of(double east, double north) {
    const double deg = std::atan2(east, north) * 180.0 / std::numbers::pi;
    return deg < 0.0 ? deg + 360.0 : deg;
}

/// Of what 24 bits say: far from where squares overflow, which is what std::hypot takes care of.
inline double length_of(double east, double north) {
    return std::sqrt(east * east + north * north);
}

inline PolarPlace polar_of(double east_m, double north_m) {
    return {.range_m = length_of(east_m, north_m), .bearing_deg = bearing_of(east_m, north_m)};
}

inline void take_velocity(Report& report, const GroundVelocity& velocity) {
    report.velocity = velocity;
    report.is_in_range = report.is_in_range && velocity.sog_mps <= fastest_mps;
}

inline GroundVelocity velocity_of(double east_mps, double north_mps) {
    return {.sog_mps = length_of(east_mps, north_mps), .cog_deg = bearing_of(east_mps, north_mps)};
}

inline void take_place(Report& report, const GeodeticPlace& place) {
    report.at = place;
    report.is_in_range =
        report.is_in_range && std::abs(place.lat_deg) <= 90.0 && std::abs(place.lon_deg) <= 180.0;
}

/// Two sigmas of the axes as one: their root mean square.
inline double sigma_of(double x_m, double y_m) {
    return std::sqrt((x_m * x_m + y_m * y_m) / 2.0);
}

}  // namespace seaeye::asterix
