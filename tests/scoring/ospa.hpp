// OSPA of order 2: the error per vessel or track, whichever are more, where one without a partner
// is off by the cutoff. Source: Schuhmacher, Vo, Vo 2008.
#pragma once

#include <optional>

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

/// Of one epoch, m; nothing where there is neither vessel nor track.
std::optional<double> ospa_of(const Scene& scene, Metres cutoff);

/// Mean over epochs.
class Ospa {
public:
    explicit Ospa(Metres cutoff) : cutoff_{cutoff} {}

    void add(const Scene& scene);

    [[nodiscard]] double mean_m() const { return sum_ / epochs_; }

private:
    Metres cutoff_;
    double epochs_ = 0.0;
    double sum_ = 0.0;
};

}  // namespace seaeye::tests
