// How many false plots to expect, by place: plots of beginnings that came to nothing, counted in
// polar cells and forgotten over some scans.
#pragma once

#include <cstddef>
#include <vector>

#include "schemas/units.hpp"

namespace seaeye {

class ClutterMap {
public:
    static constexpr std::size_t rings = 64;
    static constexpr std::size_t sectors = 32;

    explicit ClutterMap(Metres range_max);

    /// False plots per m^2 and scan.
    [[nodiscard]] double density(double range_m, double bearing_rad) const;

    void was_false(double range_m, double bearing_rad, double plots);

    /// A scan ended.
    void turn();

private:
    [[nodiscard]] std::size_t ring_of(double range_m) const;
    [[nodiscard]] double area_of(std::size_t ring) const;

    double ring_width_;
    double scans_ = 0.0;  // that count, each for less the older it is
    std::vector<double> cells_;
    std::vector<double> ring_sums_;
};

}  // namespace seaeye
