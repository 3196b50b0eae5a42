// A track is our belief about one vessel: where she is, how sure we are, and what we built it from.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

/// How a vessel may move: she keeps her course, she manoeuvres, she turns, she lies still.
enum class Mode : std::uint8_t { steady, manoeuvring, turning, still };

inline constexpr std::size_t mode_count = 4;

std::string_view to_string(Mode mode);

/// Covariance of a track. P [e n ve vn], m and m/s, row-major, symmetric.
using Covariance4 = std::array<double, 16>;

/// An area that holds the vessel with the probability it was asked for.
struct Ellipse {
    Metres semi_major;
    Metres semi_minor;
    Bearing orientation{};  ///< of the major axis, 0 to 180 degrees
};

/// The ellipse of a covariance's position that holds 95 % of a normal distribution.
Ellipse ellipse_95(const Covariance4& P);

/// A position as a sensor gave it, before any filter.
struct Fix {
    LatLon at{};
    Time measured{};
    SourceId source{};
};

/// A sensor that a track was built from, and when it last told of it.
struct Contributor {
    SourceId source{};
    Time last{};
};

/// The latest contributors, by source. When there are more than fit, the one heard longest ago
/// goes.
class Contributors {
public:
    static constexpr std::size_t capacity = 6;

    void note(SourceId source, Time when);

    void take_in(const Contributors& others);

    [[nodiscard]] std::span<const Contributor> all() const { return {items_.data(), count_}; }

private:
    std::array<Contributor, capacity> items_{};
    std::uint8_t count_ = 0;
};

/// Who she may be. What is missing from 1 over all claims is that she is none of them.
struct IdentityClaim {
    Mmsi mmsi{};
    double probability = 0.0;
};

/// Whether what she says by AIS is where radar sees her.
struct SpoofCheck {
    double statistic = 0.0;  ///< chi-square, 2 degrees of freedom, of the mean offset; 0: no radar
    Enu offset{};            ///< AIS less radar, the mean over a minute
    bool is_contradicted = false;  ///< radar says that she is not where she says
};

struct Track {
    TrackId id{};
    Phase phase = Phase::tentative;
    Time updated{};  ///< event time of state and covariance
    LatLon at{};     ///< middle of the hull where her dimensions are known, else her antenna
    Velocity velocity{};
    Covariance4 covariance{};
    std::array<double, mode_count> modes{};  ///< probabilities, by Mode
    double existence = 0.0;                  ///< probability that the vessel is there, 0 to 1
    double consistency =
        1.0;  ///< mean of normalised innovations; 1: errors are as large as it says
    std::optional<Mmsi> mmsi;                 ///< never invented for a radar-only track
    std::array<IdentityClaim, 2> identity{};  ///< likeliest first; probability 0: no claim
    SpoofCheck spoof;
    AisClass ais_class = AisClass::unknown;
    std::optional<Heading> heading;
    std::optional<std::uint8_t> nav_status;
    Time started{};
    std::uint32_t updates = 0;  ///< measurements taken in since `started`
    Contributors contributors;
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
