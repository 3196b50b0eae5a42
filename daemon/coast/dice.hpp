// Chance for the simulated coast: the same seed gives the same numbers on every machine, which
// the distributions of <random> do not promise.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace seaeye {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_{seed} {}

    /// In [0, 1).
    double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }

    /// Mean 0, standard deviation 1. Box and Muller.
    double gauss() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace seaeye
