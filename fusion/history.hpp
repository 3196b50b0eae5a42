// What of a track goes into history: points, thinned by dead reckoning.
#pragma once

#include "fusion/tracks.hpp"

namespace seaeye {

/// A track at the moment of `motion`, as history and samples hold it.
TrackPoint point_of(const TrackRecord& record, const Motion& motion);

/// A point is kept when dead reckoning from the last kept one would be off by more than 15 m, when
/// the phase changed, and each minute.
bool is_worth_keeping(const TrackRecord& record);

}  // namespace seaeye
