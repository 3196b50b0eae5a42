// What a simulated coast is made of. Every member has a value that makes a plain small sea; a test
// names what it is about.
#pragma once

#include <vector>

#include "schemas/position.hpp"
#include "schemas/time.hpp"

namespace seaeye::tests {

/// Of vessels that are in no convoy and meet nobody. Shares; they sum to 1.
struct KindShares {
    double cargo = 0.32;
    double tanker = 0.08;
    double fishing = 0.30;
    double fast = 0.10;
    double anchored = 0.15;
    double moored = 0.05;
};

/// A rotating radar, plots out.
struct RadarSettings {
    Enu site{};  ///< from the station
    Metres height{40.0};
    Duration scan = seconds(2.5);  ///< one turn
    Metres range_min{50.0};
    Metres range_max{24.0 * 1852.0};
    Metres sigma_range{20.0};
    Radians sigma_bearing = degrees(0.3);
    double pd = 0.9;          ///< near by; it falls with range, sooner for small craft
    Metres range_cell{40.0};  ///< two echoes closer than both cells are one plot
    Radians bearing_cell = degrees(1.0);
    Metres range_bias{0.0};  ///< what it measures too much
    Radians bearing_bias{0.0};
    Duration clock_bias{0};  ///< how fast its clock is
};

struct AisSettings {
    double loss = 0.05;        ///< of messages near by; more are lost far off
    Metres gnss_white{2.0};    ///< one sigma per axis, from fix to fix
    Metres gnss_drift{3.0};    ///< one sigma per axis, with a memory of five minutes
    double antenna_share = 1;  ///< of the way from mid-ship to the antenna; 0: she reports mid-ship
};

/// Sees directions only, in one plane with the sea.
struct CameraSettings {
    Enu site{};  ///< from the station
    Metres range_max{5.0 * 1852.0};
    Radians sigma_bearing = degrees(0.4);
    double pd = 0.6;  ///< for each look at a vessel
    Duration period = seconds(8);
    double false_per_minute = 0.2;
};

struct CoastSettings {
    std::uint64_t seed = 1;
    std::uint32_t vessels = 10;  ///< all of them; enough for what is asked for below
    Duration duration = seconds(600);
    double clutter = 5.0;  ///< false plots a turn of each radar, on average
    std::vector<RadarSettings> radars = {RadarSettings{}};
    std::vector<CameraSettings> cameras = {};
    AisSettings ais = {};
    KindShares kinds = {};
    double dark = 0.1;                ///< share of vessels that never send AIS, boats first
    std::uint32_t goes_dark = 0;      ///< vessels whose AIS falls silent half-way
    std::uint32_t spoof_offset = 0;   ///< vessels whose AIS jumps away half-way
    std::uint32_t spoof_drift = 0;    ///< vessels whose AIS creeps away from half-way on
    std::uint32_t borrowed_mmsi = 0;  ///< vessels that send another one's MMSI
    std::uint32_t convoys = 0;        ///< of five ships in line
    std::uint32_t meetings = 0;       ///< of two that lie alongside 30 m apart
    Metres radius{15.0 * 1852.0};     ///< of the water around the station
    Duration truth_every = seconds(5);
    LatLon station = lat_lon_degrees(27.9, 121.2);
    Time start = time_from_micros(1'740'801'600'000'000);  ///< 2025-03-01T04:00:00Z
};

constexpr Duration minutes(double count) {
    return seconds(60.0 * count);
}

}  // namespace seaeye::tests
