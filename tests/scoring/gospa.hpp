// GOSPA: how far off tracks are, and what is missed or false, as one distance. Order 2, alpha 2.
// Source: Rahmathullah, Garcia-Fernandez, Svensson 2017.
#pragma once

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

/// The squared parts of one epoch, m^2.
struct GospaParts {
    double localisation = 0.0;  ///< sum of squared errors of the matched
    double missed = 0.0;        ///< half the squared cutoff for each
    double false_tracks = 0.0;  ///< the same

    [[nodiscard]] double total() const { return localisation + missed + false_tracks; }
};

GospaParts gospa_of(const Scene& scene, Metres cutoff);

/// Means over epochs.
class Gospa {
public:
    explicit Gospa(Metres cutoff) : cutoff_{cutoff} {}

    void add(const Scene& scene);

    [[nodiscard]] double mean_m() const { return distance_ / epochs_; }

    /// Mean of sqrt(GOSPA^2 / eligible vessels), m.
    [[nodiscard]] double mean_per_vessel_m() const { return per_vessel_ / epochs_; }

    /// Means of the squared parts, m^2.
    [[nodiscard]] GospaParts mean_parts() const;

    [[nodiscard]] double mean_missed() const { return missed_ / epochs_; }

    [[nodiscard]] double mean_false() const { return false_ / epochs_; }

    [[nodiscard]] std::size_t epochs() const { return static_cast<std::size_t>(epochs_); }

private:
    Metres cutoff_;
    double epochs_ = 0.0;
    double distance_ = 0.0;
    double per_vessel_ = 0.0;
    GospaParts parts_;
    double missed_ = 0.0;
    double false_ = 0.0;
};

}  // namespace seaeye::tests
