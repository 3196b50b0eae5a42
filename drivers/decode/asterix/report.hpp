// What a record says, whichever category it is of: a plot, a track, or that the beam went by.
// Degrees, metres, metres a second: this is the edge.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "drivers/decode/asterix/profiles.hpp"
#include "drivers/decode/asterix/record.hpp"

namespace seaeye::asterix {

enum class Kind : std::uint8_t { nothing, plot, track, sweep };

enum class TrackState : std::uint8_t { tentative, confirmed, coasting, ended };

/// From the antenna: slant range, bearing clockwise from true north.
struct PolarPlace {
    double range_m = 0.0;
    double bearing_deg = 0.0;
};

struct GeodeticPlace {
    double lat_deg = 0.0;
    double lon_deg = 0.0;
};

struct GroundVelocity {
    double sog_mps = 0.0;
    double cog_deg = 0.0;
};

/// One record. A sweep has its bearing in `bearing_deg`.
struct Report {
    Kind kind = Kind::nothing;
    bool is_real = true;      ///< neither simulated, nor a test, nor a field monitor
    bool is_in_range = true;  ///< no value that nothing at sea or above it has
    TrackState state = TrackState::confirmed;
    std::uint16_t number = 0;           ///< of a track
    std::optional<std::uint16_t> site;  ///< SAC * 256 + SIC
    std::optional<std::int64_t> since_midnight_us;
    std::optional<PolarPlace> polar;
    std::optional<GeodeticPlace> at;
    std::optional<GroundVelocity> velocity;
    std::optional<double> radial_speed_mps;  ///< positive away from the radar
    std::optional<double> amplitude_db;
    std::optional<double> bearing_extent_deg;
    std::optional<double> sigma_position_m;  ///< in each horizontal axis
    double bearing_deg = 0.0;
    std::optional<double> rotation_s;
};

/// How a category's records are read; made for one edition.
using ReadRecord = Report (*)(const Record&);

/// nullptr for a profile that has no observations.
ReadRecord reader_of(const Profile& profile);

}  // namespace seaeye::asterix
