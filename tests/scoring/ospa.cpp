#include "tests/scoring/ospa.hpp"

#include <algorithm>
#include <cmath>

#include "tests/scoring/gospa.hpp"

namespace seaeye::tests {

std::optional<double> ospa_of(const Scene& scene, Metres cutoff) {
    const std::size_t larger = std::max(scene.wanted, scene.matched + scene.false_tracks);
    if (larger == 0) {
        return std::nullopt;
    }
    const double without = static_cast<double>(larger - scene.matched);
    const double sum = gospa_of(scene, cutoff).localisation + cutoff.si() * cutoff.si() * without;
    return std::sqrt(sum / static_cast<double>(larger));
}

void Ospa::add(const Scene& scene) {
    if (const std::optional<double> ospa = ospa_of(scene, cutoff_)) {
        sum_ += *ospa;
        epochs_ += 1.0;
    }
}

}  // namespace seaeye::tests
