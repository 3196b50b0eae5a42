// Whether a tracker's pictures of a simulated sea are as sure as they may be: NEES of its tracks.
#pragma once

#include "schemas/picture.hpp"
#include "tests/scoring/nees.hpp"
#include "tests/scoring/simulated_sea.hpp"

namespace seaeye::tests {

/// Adds every shown track of the picture that has a vessel within reach, against the nearest one at
/// the track's own time. Tracks that follow AIS alone follow the antenna: let the sea have an
/// `antenna_share` of 0, or a filter that knows better. Pictures a minute apart are near enough
/// independent.
void add_picture(Nees& nees,
                 const Picture& picture,
                 const SimulatedSea& sea,
                 Metres reach = Metres{500});

}  // namespace seaeye::tests
