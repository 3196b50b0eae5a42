// Seeded random places for the tests of geo: the same in every run on every machine.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

#include "schemas/position.hpp"

namespace seaeye {

/// Uniform numbers from a fixed seed. std::mt19937_64 is the same everywhere; std's distributions
/// are not, so they are not used.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_{seed} {}

    double between(double low, double high) {
        const double unit = static_cast<double>(engine_() >> 11U) * 0x1.0p-53;
        return low + (high - low) * unit;
    }

    std::size_t below(std::size_t count) { return engine_() % count; }

    /// A place up to a latitude, any longitude.
    LatLon place(double lat_limit_deg) {
        const double lat = between(-lat_limit_deg, lat_limit_deg);
        return lat_lon_degrees(lat, between(-180.0, 180.0));
    }

    Bearing direction() { return Bearing{Radians{between(0.0, 2.0 * std::numbers::pi)}}; }

private:
    std::mt19937_64 engine_;
};

inline double length_m(Enu v) {
    return std::hypot(v.east.si(), v.north.si());
}

inline double apart_m(Enu a, Enu b) {
    return std::hypot(a.east.si() - b.east.si(), a.north.si() - b.north.si());
}

}  // namespace seaeye
