// Which zones hold a place or lie near it, as rows: for one place, or for every row of a tracks
// file.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "daemon/rows.hpp"
#include "geo/zone_set.hpp"

namespace seaeye {

/// What was asked about: answers about a track say when, which track and which vessel.
enum class Asked : std::uint8_t { place, track };

/// The columns of an answer.
std::vector<Column> zone_answer_columns(Asked asked);

/// A place and what a tracks file said of it.
struct TrackPlace {
    LatLon at;
    Asked asked = Asked::place;
    std::optional<Time> time;
    std::string track_id;
    std::string mmsi;
};

/// Reads "LAT,LON" in degrees. Fails: bad_value with what was found.
Result<LatLon> parse_lat_lon(const std::string& text);

/// Adds one row for each zone that holds the place or lies within `margin` of it.
void answer(const ZoneSet& zones, const TrackPlace& place, Metres margin, RowWriter& rows);

/// A CSV with a header that has at least lat and lon; epoch_s, track_id and mmsi are taken where
/// present (tracks.csv as replay writes it). One thread at a time.
class TrackPlaces {
public:
    /// Borrows the stream. Fails: bad_value when the header has no lat and lon.
    static Result<TrackPlaces> open(std::istream& in);

    /// The next readable row; nothing at the end.
    std::optional<TrackPlace> next();

    /// Rows left out because their position could not be read.
    [[nodiscard]] std::uint64_t bad_rows() const { return bad_rows_; }

private:
    explicit TrackPlaces(std::istream& in) : in_{&in} {}

    [[nodiscard]] std::optional<TrackPlace> read(const std::vector<std::string>& cells) const;

    std::istream* in_;  // the caller's
    std::size_t lat_ = 0;
    std::size_t lon_ = 0;
    std::optional<std::size_t> epoch_s_;
    std::optional<std::size_t> track_id_;
    std::optional<std::size_t> mmsi_;
    std::uint64_t bad_rows_ = 0;
};

}  // namespace seaeye
