// Places in, rows of zones out.
#include "daemon/zone_answers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace seaeye {

namespace {

constexpr std::size_t longest_line = 64UL * 1024UL;

/// A whole text as one finite number.
std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<LatLon> position(std::string_view lat, std::string_view lon) {
    const std::optional<double> lat_deg = number(lat);
    const std::optional<double> lon_deg = number(lon);
    if (!lat_deg || !lon_deg || std::abs(*lat_deg) > 90.0 || std::abs(*lon_deg) > 180.0) {
        return std::nullopt;
    }
    return lat_lon_degrees(*lat_deg, *lon_deg);
}

std::vector<std::string> split(std::string_view line) {
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t comma = std::min(line.find(',', at), line.size());
        cells.emplace_back(line.substr(at, comma - at));
        at = comma + 1;
    }
    return cells;
}

std::optional<std::size_t> column(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::ranges::find(header, name);
    return found == header.end() ? std::nullopt
                                 : std::optional{static_cast<std::size_t>(found - header.begin())};
}

FieldValue text_or_nothing(std::string_view text) {
    return text.empty() ? FieldValue{} : FieldValue{text};
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, last + 1 - first)};
}

}  // namespace

std::vector<Column> zone_answer_columns(Asked asked) {
    std::vector<Column> columns;
    if (asked == Asked::track) {
        columns = {
            {"time", FieldType::time}, {"track_id", FieldType::text}, {"mmsi", FieldType::text}};
    }
    columns.insert(columns.end(),
                   {{"lat", FieldType::number, 6},
                    {"lon", FieldType::number, 6},
                    {"zone", FieldType::text},
                    {"name", FieldType::text},
                    {"kind", FieldType::text},
                    {"is_inside", FieldType::boolean},
                    {"outside_m", FieldType::number, 1}});
    return columns;
}

Result<LatLon> parse_lat_lon(const std::string& text) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string lat = trimmed(std::string_view{text}.substr(0, comma));
    const std::string lon =
        comma < text.size() ? trimmed(std::string_view{text}.substr(comma + 1)) : "";
    if (const std::optional<LatLon> found = position(lat, lon)) {
        return *found;
    }
    return Error{ErrorCode::bad_value,
                 "expected LAT,LON in degrees, such as 27.9,121.2; found \"" + text + "\""};
}

void answer(const ZoneSet& zones, const TrackPlace& place, Metres margin, RowWriter& rows) {
    std::vector<ZoneNear> found;
    zones.near(place.at, margin, found);
    for (const ZoneNear& near : found) {
        const Zone& zone = zones.zone(near.zone);
        std::vector<FieldValue> row;
        if (place.asked == Asked::track) {
            row = {place.time ? FieldValue{*place.time} : FieldValue{},
                   text_or_nothing(place.track_id),
                   text_or_nothing(place.mmsi)};
        }
        row.insert(row.end(),
                   {to_degrees(place.at.lat),
                    to_degrees(place.at.lon),
                    std::string_view{zone.id},
                    std::string_view{zone.name},
                    text_or_nothing(zone.kind),
                    near.outside == Metres{0.0},
                    near.outside.si()});
        rows.add(row);
    }
}

Result<TrackPlaces> TrackPlaces::open(std::istream& in) {
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> header = split(line);
    const std::optional<std::size_t> lat = column(header, "lat");
    const std::optional<std::size_t> lon = column(header, "lon");
    if (!lat || !lon) {
        return Error{ErrorCode::bad_value,
                     "expected a header with lat and lon, such as epoch_s,track_id,lat,lon; found "
                     "\"" +
                         line.substr(0, 80) + "\""};
    }
    TrackPlaces places{in};
    places.lat_ = *lat;
    places.lon_ = *lon;
    places.epoch_s_ = column(header, "epoch_s");
    places.track_id_ = column(header, "track_id");
    places.mmsi_ = column(header, "mmsi");
    return places;
}

std::optional<TrackPlace> TrackPlaces::next() {
    std::string line;
    while (std::getline(*in_, line)) {
        if (line.empty() || line == "\r") {
            continue;
        }
        if (line.size() <= longest_line) {
            if (std::optional<TrackPlace> place = read(split(line))) {
                return place;
            }
        }
        ++bad_rows_;
    }
    return std::nullopt;
}

std::optional<TrackPlace> TrackPlaces::read(const std::vector<std::string>& cells) const {
    const auto cell = [&cells](std::optional<std::size_t> i) {
        return i && *i < cells.size() ? cells[*i] : std::string{};
    };
    const std::optional<LatLon> at = position(cell(lat_), cell(lon_));
    if (!at) {
        return std::nullopt;
    }
    TrackPlace place{.at = *at,
                     .asked = Asked::track,
                     .time = {},
                     .track_id = cell(track_id_),
                     .mmsi = cell(mmsi_)};
    constexpr double latest_s = 253'402'300'799.0;  // the end of the year 9999
    if (const std::optional<double> epoch_s = number(cell(epoch_s_));
        epoch_s && std::abs(*epoch_s) < latest_s) {
        place.time = Time{seconds(*epoch_s)};
    }
    return place;
}

}  // namespace seaeye
