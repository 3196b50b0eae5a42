// What really was at sea, at the epochs that are scored, and which of it a tracker could have
// known.
#pragma once

#include <optional>
#include <vector>

#include "schemas/position.hpp"
#include "schemas/text.hpp"
#include "schemas/time.hpp"
#include "schemas/vessel.hpp"

namespace seaeye::tests {

/// One vessel at one epoch.
struct TruthState {
    std::uint32_t vessel = 0;
    Mmsi mmsi{};
    LatLon at{};
    MetresPerSecond sog{};
    Course cog{};
    Text<12> kind;             ///< cargo, tanker, fishing, fast, anchored, moored
    Text<16> role;             ///< "dark" never sends; the others are told apart for people only
    bool is_dark = false;      ///< sends no AIS now
    bool is_spoofing = false;  ///< her AIS says another place now
    double radar_pd = 0.0;     ///< the best radar's probability to see her in one turn
    std::optional<Duration> ais_age;  ///< since her last genuine position was received
};

struct TruthEpoch {
    Time when{};
    std::vector<TruthState> vessels;
};

/// A place that false AIS claimed: a track there is neither right nor wrong.
struct Ghost {
    Time when{};
    std::uint32_t vessel = 0;
    LatLon at{};
    MetresPerSecond sog{};
    Course cog{};
};

struct Truth {
    LatLon station{};
    std::vector<TruthEpoch> epochs;  ///< by time, evenly spaced
    std::vector<Ghost> ghosts;       ///< by time
};

/// Whether a tracker must have her: a radar sees her in every second turn, or she was heard of late
/// (60 s; 200 s when at anchor, moored or slower than 2.5 kn, for AIS is then silent for 180 s).
bool is_eligible(const TruthState& vessel);

}  // namespace seaeye::tests
