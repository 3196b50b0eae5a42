// Reads what a tracker wrote: epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi, as `sea-eye replay`
// does.
#pragma once

#include <string>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/track.hpp"

namespace seaeye::tests {

/// One point a row, in the file's order. Track ids may be any text; they are numbered from 1 as
/// they appear. Lines that do not begin with a digit are passed over; sog and cog may be empty (0),
/// mmsi may be empty (none) or absent, and what is no number there becomes MMSI 0, which is
/// nobody's. Fails: not_readable, bad_value with the file and the line.
Result<std::vector<TrackPoint>> read_tracks(const std::string& path);

}  // namespace seaeye::tests
