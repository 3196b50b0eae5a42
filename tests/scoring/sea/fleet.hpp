// All vessels of a simulated coast.
#pragma once

#include <vector>

#include "tests/scoring/sea/settings.hpp"
#include "tests/scoring/sea/vessel.hpp"

namespace seaeye::tests {

/// Convoys come first, then those that meet, then the others; ids count from 1 in that order.
std::vector<SimulatedVessel> a_fleet(const CoastSettings& settings);

}  // namespace seaeye::tests
