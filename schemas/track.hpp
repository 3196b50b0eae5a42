// A track is our belief about one vessel: where she is, how sure we are, and what we built it from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/observation.hpp"

namespace seaeye {

/// Unique for the life of a store; never re-used. 0 is no track.
enum class TrackId : std::uint64_t {};

constexpr std::uint64_t to_number(TrackId id) {
    return static_cast<std::uint64_t>(id);
}

enum class Phase : std::uint8_t { tentative, confirmed, coasting, dropped };

std::string_view to_string(Phase phase);

/// Covariance of a track. P [e n ve vn], m and m/s, row-major, symmetric.
using Covariance4 = std::array<double, 16>;

/// A position as a sensor gave it, before any filter.
struct Fix {
    LatLon at{};
    Time measured{};
    SourceId source{};
};

struct Track {
    TrackId id{};
    Phase phase = Phase::tentative;
    Time updated{};  ///< event time of state and covariance
    LatLon at{};
    Velocity velocity{};
    Covariance4 covariance{};
    double existence = 0.0;    ///< probability that the vessel is there, 0 to 1
    std::optional<Mmsi> mmsi;  ///< never invented for a radar-only track
    AisClass ais_class = AisClass::unknown;
    std::optional<Heading> heading;
    std::optional<std::uint8_t> nav_status;
    Time started{};
    std::uint32_t updates = 0;  ///< measurements taken in since `started`
    std::uint64_t source_mask =
        0;  ///< bit SourceId set for every contributor; ids from 63 up share bit 63
    std::optional<Fix>
        last_fix;  ///< the newest position given by a sensor that knows it (AIS), as given
    std::uint64_t revision = 0;  ///< grows whenever anything above changes
};

constexpr bool is_shown(Phase phase) {
    return phase == Phase::confirmed || phase == Phase::coasting;
}

/// One stored moment of a track.
struct TrackPoint {
    TrackId track{};
    Time measured{};
    LatLon at{};
    MetresPerSecond sog{};
    Course cog{};
    Phase phase = Phase::confirmed;
    std::optional<Mmsi> mmsi;
    SourceId source{};
};

}  // namespace seaeye
