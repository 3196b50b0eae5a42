// An AIS report as a measurement of the middle of the hull.
#pragma once

#include "fusion/tracker/imm.hpp"
#include "schemas/observation.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// z [e n ve vn] of the middle of the hull, m and m/s, in the plane at `anchor`; R its covariance.
/// The antenna's lever arm is taken off along the heading, or the course under way. While her
/// dimensions are not known it is noise along her: 50 m, of class B 5 m. Below 0.5 knots the course
/// is dropped and the velocity is 0; without sog, or without cog under way, it is not known.
/// The report must have a position.
MotionFix fix_of(const AisPosition& report, LatLon anchor, const Dimensions& dimensions);

/// Such a fix says something of velocity.
bool has_velocity(const MotionFix& z);

}  // namespace seaeye
