// The tracks of a radar's own tracker (TTM, TTD, CAT010, CAT048, CAT062): filtered, lagging, their
// numbers used again and sometimes swapped. Which number is which vessel is decided once, by a
// sequential test, and then stays decided until the same test speaks against it.
//
// Source: Wald 1945 (SPRT).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "schemas/observation.hpp"

namespace seaeye {

struct Belief;
struct Scene;
struct Radar;

/// One number of one radar, as long as it means one thing.
struct SetTrack {
    struct Candidate {
        std::uint32_t slot = 0;
        std::uint64_t serial = 0;   ///< 0: none
        double log_odds = 0.0;      ///< that the number is of it
        std::uint32_t weighed = 0;  ///< at which report of the number, last
    };

    std::uint32_t generation = 0;
    std::optional<Candidate> decided;
    std::array<Candidate, 4> candidates{};
    std::uint32_t reports = 0;
    Time first{};
    Time last{};
    Time paired = time_from_micros(0);  ///< when registration last learned from it
};

/// How long numbers live that come to nothing, and what share of all they are: what a new number is
/// worth.
struct NumberStatistics {
    double good = 8.0;
    double bad = 2.0;
    double bad_life_s = 60.0;  ///< summed over `bad`

    [[nodiscard]] double share_good() const { return good / (good + bad); }

    [[nodiscard]] double mean_bad_life_s() const { return bad_life_s / bad; }
};

/// By radar, then number. At most 4096 numbers a radar.
struct SetTrackBook {
    static constexpr std::size_t capacity = 4096;

    std::map<std::uint16_t, std::map<std::uint32_t, SetTrack>> by_radar;
    std::map<std::uint16_t, NumberStatistics> statistics;
};

/// Of radars, only their own tracks have told of it lately.
bool is_followed_by_sets(const Belief& b, Time now);

/// No number is of `b` any more: all are tested again.
void release_numbers(Scene& scene, const Belief& b);

/// Takes in one report of a radar's own track. False when it says nothing: the radar gives plots as
/// well, or it coasts.
bool hear_set_track(Scene& scene, Radar& radar, const RadarTrack& said, Time measured);

}  // namespace seaeye
