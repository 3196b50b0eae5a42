// Which track stands for which vessel: the pairing that GOSPA's alpha = 2 asks for.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tests/scoring/scoring_plane.hpp"

namespace seaeye::tests {

/// A vessel and a track near each other, by their places in their lists.
struct Pair {
    std::uint32_t vessel = 0;
    std::uint32_t track = 0;
    double apart_m = 0.0;
};

/// All pairs nearer than `reach_m`, by vessel, then track.
std::vector<Pair> pairs_within(std::span<const PlaneVector> vessels,
                               std::span<const PlaneVector> tracks,
                               double reach_m);

/// Of pairs nearer than the cutoff, those that make the sum of (cutoff^2 - distance^2) greatest
/// when each vessel and each track may be in one only.
std::vector<Pair> best_pairs(std::span<const Pair> near, double cutoff_m);

}  // namespace seaeye::tests
