// What the tracker costs by number of vessels and clutter: simulated coasts through the whole
// pipeline, CPU a observation. The sea itself is made between and not counted.
//
//   bench_tracker [MINUTES]      2 by default
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include <fmt/format.h>

#include "tests/support/sea_setup.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

double cpu_s() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// As many vessels to the square mile whatever their number, all within the radar's range.
CoastSettings coast_of(std::uint32_t vessels, double clutter, double minutes_long) {
    const double radius = std::max(5.0, 15.0 * std::sqrt(vessels / 1000.0));
    CoastSettings coast{
        .seed = 1, .vessels = vessels, .duration = minutes(minutes_long), .clutter = clutter};
    coast.radius = nautical_miles(radius);
    coast.truth_every = seconds(0);
    coast.radars[0].range_max = nautical_miles(std::max(24.0, radius + 1.0));
    return coast;
}

void measure(std::uint32_t vessels, double clutter, double minutes_long) {
    SimulatedSea sea{coast_of(vessels, clutter, minutes_long)};
    auto pipeline = *Pipeline::make(setup_for(sea));
    std::vector<Observation> heard;
    Output out;
    double spent = 0.0;
    while (sea.advance(heard)) {
        const double began = cpu_s();
        for (Observation& o : heard) {
            pipeline->push(std::move(o), out);
        }
        spent += cpu_s() - began;
        heard.clear();
        out.clear();
    }
    const double before = cpu_s();
    const auto picture = pipeline->picture();
    const double of_picture = cpu_s() - before;
    const auto observations = static_cast<double>(pipeline->counts().observations);
    std::cout << fmt::format("{:>8} {:>8.0f} {:>12.0f} {:>10.2f} {:>12.4f} {:>10} {:>14.1f}\n",
                             vessels,
                             clutter,
                             observations,
                             1e6 * spent / observations,
                             spent / minutes_long,
                             picture->tracks.size(),
                             1e3 * of_picture);
}

}  // namespace

int main(int argc, char** argv) {
    const double minutes_long = argc > 1 ? std::atof(argv[1]) : 2.0;
    std::cout << fmt::format("a belief: {} bytes\n", sizeof(Belief));
    std::cout
        << " vessels  clutter observations us/observ. CPU s/minute     tracks picture at once ms\n";
    for (const std::uint32_t vessels : {10U, 100U, 1'000U, 5'000U, 10'000U}) {
        measure(vessels, 20.0, minutes_long);
    }
    for (const double clutter : {0.0, 100.0, 500.0}) {
        measure(1'000, clutter, minutes_long);
    }
    return 0;
}
