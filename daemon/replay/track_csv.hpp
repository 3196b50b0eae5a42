// The rows of tracks.csv.
#pragma once

#include <string>

#include "schemas/track.hpp"

namespace seaeye {

inline constexpr std::string_view track_csv_header =
    "epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi\n";

/// Appends one row: epoch seconds (with a fraction only where there is one), degrees with 7
/// decimals, knots with 2, degrees with 1; the MMSI is left empty when unknown.
void append_track_row(std::string& out, const TrackPoint& point);

}  // namespace seaeye
