#include "tests/scoring/tracks_file.hpp"

#include <charconv>
#include <map>

#include "tests/scoring/csv.hpp"

namespace seaeye::tests {
namespace {

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos
               ? std::string_view{}
               : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<Mmsi> mmsi_in(std::string_view cell) {
    const std::string_view text = without_blanks(cell);
    if (text.empty()) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = fault == std::errc{} && stop == text.data() + text.size();
    return Mmsi{is_number ? number : 0U};
}

std::optional<double> number_or_zero(std::string_view cell) {
    return cell.empty() ? 0.0 : number_in(cell);
}

/// Nothing where a cell is not a number.
std::optional<TrackPoint> point_in(const std::vector<std::string_view>& cells, TrackId track) {
    const std::optional<double> when = number_in(cells[0]);
    const std::optional<double> lat = number_in(cells[2]);
    const std::optional<double> lon = number_in(cells[3]);
    const std::optional<double> sog = number_or_zero(cells[4]);
    const std::optional<double> cog = number_or_zero(cells[5]);
    if (!when || !lat || !lon || !sog || !cog) {
        return std::nullopt;
    }
    return TrackPoint{.track = track,
                      .measured = time_from_epoch_s(*when),
                      .at = lat_lon_degrees(*lat, *lon),
                      .sog = knots(*sog),
                      .cog = Course{degrees(*cog)},
                      .mmsi = cells.size() > 6 ? mmsi_in(cells[6]) : std::nullopt};
}

}  // namespace

Result<std::vector<TrackPoint>> read_tracks(const std::string& path) {
    const Result<std::vector<std::string>> lines = lines_of(path);
    if (!lines) {
        return lines.error();
    }
    std::map<std::string, std::uint64_t, std::less<>> numbers;
    std::vector<TrackPoint> points;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const std::string& line = (*lines)[i];
        if (line.empty() || line.front() < '0' || line.front() > '9') {
            continue;
        }
        const std::vector<std::string_view> cells = cells_of(line);
        std::optional<TrackPoint> point;
        if (cells.size() >= 6) {
            const auto id = numbers.try_emplace(std::string{cells[1]}, numbers.size() + 1).first;
            point = point_in(cells, TrackId{id->second});
        }
        if (!point) {
            return Error{ErrorCode::bad_value,
                         path + ":" + std::to_string(i + 1) +
                             ": expected epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi"};
        }
        points.push_back(*point);
    }
    return points;
}

}  // namespace seaeye::tests
