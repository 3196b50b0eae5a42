// Chance for the simulated sea, beyond what Dice has: the same seed gives the same sea on every
// machine.
#pragma once

#include "daemon/coast/dice.hpp"

namespace seaeye::tests {

/// A seed of its own for each part of the sea, so that one more vessel or radar changes nothing for
/// the others. Source: Steele, Lea, Flood 2014 (the finaliser of SplitMix64).
constexpr std::uint64_t seed_of(std::uint64_t sea, std::uint64_t part, std::uint64_t member) {
    std::uint64_t x = sea * 0x9E37'79B9'7F4A'7C15U + part * 0xD1B5'4A32'D192'ED03U + member;
    x = (x ^ (x >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return x ^ (x >> 31U);
}

inline double between(Dice& dice, double low, double high) {
    return low + (high - low) * dice.uniform();
}

inline double either_sign(Dice& dice) {
    return dice.uniform() < 0.5 ? -1.0 : 1.0;
}

inline bool happens(Dice& dice, double probability) {
    return dice.uniform() < probability;
}

inline double exponential(Dice& dice, double mean) {
    return -mean * std::log(1.0 - dice.uniform());
}

/// How many of something that comes `mean` times on average: waiting times that fit into one.
inline int poisson(Dice& dice, double mean) {
    int count = 0;
    for (double waited = exponential(dice, 1.0); waited < mean; waited += exponential(dice, 1.0)) {
        ++count;
    }
    return count;
}

}  // namespace seaeye::tests
