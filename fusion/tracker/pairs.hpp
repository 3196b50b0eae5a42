// A vessel that says by AIS where she is tells a radar how it is off.
#pragma once

#include "fusion/tracker/belief.hpp"
#include "fusion/tracker/radar.hpp"

namespace seaeye {

/// `plot` is hers. Learned from when she steams straight or lies, said lately and exactly where she
/// is, and radar does not contradict that.
void pair_up(Radar& radar, const ScanPlot& plot, const Belief& b);

}  // namespace seaeye
