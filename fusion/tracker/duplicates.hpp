// Two tracks of one vessel become one.
#pragma once

#include "fusion/tracker/scene.hpp"

namespace seaeye {

/// What the plots of a scan said of two tracks: that each had its own, or that they share one.
enum class Sights : std::uint8_t { apart, shared };

/// Counts for or against their being one: chi-square on position and velocity, and shared plots.
/// The younger goes over into the elder when enough scans bear it out. Two that both have a name do
/// not, unless it is the same.
void compare(Scene& scene, Belief& a, Belief& b, Sights sights);

/// The younger goes over into the elder.
void merge(Scene& scene, Belief& elder, Belief& younger);

}  // namespace seaeye
