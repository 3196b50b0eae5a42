// A plot that no track explains may be the first of a vessel.
#pragma once

#include "fusion/tracker/scene.hpp"

namespace seaeye {

/// New objects per m^2 and scan that a radar comes to see.
inline constexpr double birth_density = 1e-9;

/// Its turn is over: what no track explained of it is clutter, and it may be a beginning.
/// r = (1 - explained) lambda_b / (lambda_b + lambda_c). Not on land, nor where something stands
/// fixed in the sea. Source: Williams 2015.
void give_birth(Scene& scene, Radar& radar, const ScanPlot& plot);

/// A scan of the radar that began it did not bear it out: so long, its plot is clutter.
void count_birth(Radar& radar, Belief& b);

}  // namespace seaeye
