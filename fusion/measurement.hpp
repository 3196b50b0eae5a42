// From what a sensor said to what a filter can use: a measurement with its noise.
#pragma once

#include "fusion/filter.hpp"
#include "schemas/observation.hpp"

namespace seaeye {

/// An AIS position as a measurement. The report must have a position.
/// Position: 10 m (1 sigma) with the accuracy bit, 20 m without, 110 m for type 27 (1/10 minute).
/// Velocity: from sog and cog; below 0.5 kn cog is noise and the vessel is taken as stopped;
/// without cog under way there is none.
PositionMeasurement measurement_of(const AisPosition& report);

/// Process noise for a vessel in this state, m^2/s^3: lying still, slow, or under way.
double process_noise(std::optional<std::uint8_t> nav_status, MetresPerSecond sog);

}  // namespace seaeye
