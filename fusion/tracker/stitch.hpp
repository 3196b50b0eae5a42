// A track that was lost and a new one that begins where it should be by now are one vessel.
#pragma once

#include "fusion/tracker/scene.hpp"

namespace seaeye {

/// Where a vessel that was at x [e n ve vn] with P may be after `dt` seconds, when her velocity
/// wanders about what it was: an Ornstein-Uhlenbeck process with sigma 1 m/s and a time of 120 s.
/// Source: Millefiori, Braca, Bryan, Willett 2016.
ModeState wandered(const ModeState& m, double dt);

/// `b` was just confirmed. When exactly one lost track explains it, it goes on under that track's
/// id and name.
void stitch(Scene& scene, Belief& b);

}  // namespace seaeye
