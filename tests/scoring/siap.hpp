// The Single Integrated Air Picture's counts, at sea: completeness, ambiguity, spuriousness.
// Source: Votruba, Nisley, Rothrock, Zombro 2001, "Single Integrated Air Picture metrics".
#pragma once

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

/// Sums over epochs. A false track within the cutoff of an eligible vessel is a second one on her.
class Siap {
public:
    void add(const Scene& scene);

    /// Share of vessels that have a track; 1 is best.
    [[nodiscard]] double completeness() const;

    /// Tracks on vessels for each vessel that has one; 1 is best.
    [[nodiscard]] double ambiguity() const;

    /// Share of tracks that are on no vessel; 0 is best.
    [[nodiscard]] double spuriousness() const;

    /// Share of tracks that are second ones or on no vessel.
    [[nodiscard]] double redundant_or_false() const;

    /// Eligible vessels, summed over epochs.
    [[nodiscard]] std::size_t vessels() const { return vessels_; }

private:
    std::size_t vessels_ = 0;     // J
    std::size_t tracked_ = 0;     // JT
    std::size_t tracks_ = 0;      // N
    std::size_t on_vessels_ = 0;  // NA
};

}  // namespace seaeye::tests
