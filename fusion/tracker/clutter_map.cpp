#include "fusion/tracker/clutter_map.hpp"

#include <algorithm>
#include <numbers>

namespace seaeye {
namespace {

constexpr double memory = 40.0;  // scans
// Before anything is known: ten false plots a scan anywhere, believed as much as three scans.
constexpr double prior_plots = 30.0;
constexpr double prior_scans = 3.0;
// A cell is believed against its ring as much as so many scans say.
constexpr double ring_scans = 8.0;

}  // namespace

ClutterMap::ClutterMap(Metres range_max)
    : ring_width_{range_max.si() / static_cast<double>(rings)},
      cells_(rings * sectors, 0.0),
      ring_sums_(rings, 0.0) {}

std::size_t ClutterMap::ring_of(double range_m) const {
    return std::min(rings - 1, static_cast<std::size_t>(std::max(0.0, range_m) / ring_width_));
}

double ClutterMap::area_of(std::size_t ring) const {
    const double inner = ring_width_ * static_cast<double>(ring);
    return std::numbers::pi * ring_width_ * (2.0 * inner + ring_width_);
}

double ClutterMap::density(double range_m, double bearing_rad) const {
    const std::size_t ring = ring_of(range_m);
    const auto sector = std::min(sectors - 1,
                                 static_cast<std::size_t>(bearing_rad / (2.0 * std::numbers::pi) *
                                                          static_cast<double>(sectors)));
    constexpr double n = static_cast<double>(rings);
    const double whole = area_of(rings - 1) * n * n / (2.0 * n - 1.0);
    const double at_first = prior_plots / whole;
    const double area = area_of(ring);
    const double of_ring =
        (ring_sums_[ring] / area + at_first * prior_scans) / (scans_ + prior_scans);
    const double cell_area = area / static_cast<double>(sectors);
    return (cells_[ring * sectors + sector] / cell_area + of_ring * ring_scans) /
           (scans_ + ring_scans);
}

void ClutterMap::was_false(double range_m, double bearing_rad, double plots) {
    const std::size_t ring = ring_of(range_m);
    const auto sector = std::min(sectors - 1,
                                 static_cast<std::size_t>(bearing_rad / (2.0 * std::numbers::pi) *
                                                          static_cast<double>(sectors)));
    double& cell = cells_[ring * sectors + sector];
    cell = std::max(0.0, cell + plots);
    ring_sums_[ring] = std::max(0.0, ring_sums_[ring] + plots);
}

void ClutterMap::turn() {
    constexpr double keep = 1.0 - 1.0 / memory;
    scans_ = scans_ * keep + 1.0;
    for (double& cell : cells_) {
        cell *= keep;
    }
    for (double& sum : ring_sums_) {
        sum *= keep;
    }
}

}  // namespace seaeye
