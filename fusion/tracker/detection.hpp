// How often a radar sees what is there, by range, learned from vessels that are surely there.
#pragma once

#include <array>

#include "schemas/units.hpp"

namespace seaeye {

/// Beta-Bernoulli by ring of range; the past is halved when it weighs too much, so weather counts.
class DetectionRate {
public:
    /// `prior`: what the operator says of the radar, 0 to 1; it weighs as much as twenty looks.
    DetectionRate(double prior, Metres range_max);

    /// Probability that one scan sees a vessel there, 0.05 to 0.99.
    [[nodiscard]] double at(double range_m) const;

    /// A look at a vessel that is surely there; `hit`: the probability that it was seen.
    void learn(double range_m, double hit);

private:
    static constexpr std::size_t rings = 64;

    struct Ring {
        double hits = 0.0;
        double looks = 0.0;
    };

    [[nodiscard]] std::size_t ring_of(double range_m) const;

    double prior_;
    double range_max_m_;
    std::array<Ring, rings> rings_{};
};

}  // namespace seaeye
