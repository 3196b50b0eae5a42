#include "fusion/tracker/detection.hpp"

#include <algorithm>

namespace seaeye {
namespace {

constexpr double prior_looks = 20.0;
constexpr double most_looks = 400.0;

}  // namespace

DetectionRate::DetectionRate(double prior, Metres range_max)
    : prior_{prior},
      range_max_m_{range_max.si()} {}

std::size_t DetectionRate::ring_of(double range_m) const {
    const double share = std::clamp(range_m / range_max_m_, 0.0, 1.0);
    return std::min(rings - 1, static_cast<std::size_t>(share * static_cast<double>(rings)));
}

double DetectionRate::at(double range_m) const {
    const Ring& ring = rings_[ring_of(range_m)];
    return std::clamp((ring.hits + prior_looks * prior_) / (ring.looks + prior_looks), 0.05, 0.99);
}

void DetectionRate::learn(double range_m, double hit) {
    Ring& ring = rings_[ring_of(range_m)];
    ring.hits += hit;
    ring.looks += 1.0;
    if (ring.looks > most_looks) {
        ring.hits /= 2.0;
        ring.looks /= 2.0;
    }
}

}  // namespace seaeye
