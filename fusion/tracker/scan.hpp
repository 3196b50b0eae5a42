// A radar's plots against the tracks that its beam passed: joint integrated probabilistic data
// association, a slice of a turn at a time, so that a plot is in its track within 0.2 s of the
// beam.
//
//   r    probability that a track exists; eta that radars can see it
//   pd   probability that a scan sees what it can see
//   beta probability that a plot is a track's
//
// Source: Musicki & Evans 2004 (JIPDA); Brekke, Hem, Tokle 2021 (visibility).
#pragma once

#include "fusion/tracker/scene.hpp"

namespace seaeye {

/// Does all slices of the radar's turn that the beam had passed by `now`.
void scan_until(Scene& scene, Radar& radar, Time now);

}  // namespace seaeye
