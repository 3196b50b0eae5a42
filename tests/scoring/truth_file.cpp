// truth.csv   epoch_s,vessel_id,mmsi,lat,lon,sog_kn,cog_deg,class,is_dark,role,radar_pd,ais_age_s,
//             spoofed; ais_age_s is -1 for a vessel that was never heard
// ghosts.csv  epoch_s,vessel_id,mmsi,lat,lon,sog_kn,cog_deg
#include "tests/scoring/truth_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/scoring/csv.hpp"

namespace seaeye::tests {
namespace {

Result<LatLon> read_station(const std::string& path) {
    std::ifstream file{path};
    if (!file) {
        return Error{ErrorCode::not_readable, path + ": cannot be read"};
    }
    const nlohmann::json config = nlohmann::json::parse(file, nullptr, false);
    const nlohmann::json station =
        config.is_object() ? config.value("station", nlohmann::json{}) : nlohmann::json{};
    if (!station.is_object() || !station.contains("lat") || !station.contains("lon")) {
        return Error{ErrorCode::bad_value, path + ": expected station.lat and station.lon"};
    }
    return lat_lon_degrees(station["lat"].get<double>(), station["lon"].get<double>());
}

TruthState vessel_in(CsvFile& row) {
    TruthState vessel{.vessel = static_cast<std::uint32_t>(row.number("vessel_id")),
                      .mmsi = Mmsi{static_cast<std::uint32_t>(row.number("mmsi"))},
                      .at = lat_lon_degrees(row.number("lat"), row.number("lon")),
                      .sog = knots(row.number("sog_kn")),
                      .cog = Course{degrees(row.number("cog_deg"))},
                      .kind = row.text("class"),
                      .role = row.text("role"),
                      .is_dark = row.number("is_dark") != 0.0,
                      .is_spoofing = row.number("spoofed") != 0.0,
                      .radar_pd = row.number("radar_pd"),
                      .ais_age = {}};
    if (const double age_s = row.number("ais_age_s"); age_s >= 0.0) {
        vessel.ais_age = seconds(age_s);
    }
    return vessel;
}

Result<std::vector<TruthEpoch>> read_epochs(const std::string& path) {
    Result<CsvFile> rows = CsvFile::read(path);
    if (!rows) {
        return rows.error();
    }
    std::map<Time, std::vector<TruthState>> by_time;
    while (rows->next()) {
        by_time[time_from_epoch_s(rows->number("epoch_s"))].push_back(vessel_in(*rows));
    }
    if (rows->fault()) {
        return *rows->fault();
    }
    std::vector<TruthEpoch> epochs;
    for (auto& [when, vessels] : by_time) {
        epochs.push_back({.when = when, .vessels = std::move(vessels)});
    }
    return epochs;
}

Result<std::vector<Ghost>> read_ghosts(const std::string& path) {
    std::vector<Ghost> ghosts;
    if (!std::filesystem::exists(path)) {
        return ghosts;
    }
    Result<CsvFile> rows = CsvFile::read(path);
    if (!rows) {
        return rows.error();
    }
    while (rows->next()) {
        ghosts.push_back({.when = time_from_epoch_s(rows->number("epoch_s")),
                          .vessel = static_cast<std::uint32_t>(rows->number("vessel_id")),
                          .at = lat_lon_degrees(rows->number("lat"), rows->number("lon")),
                          .sog = knots(rows->number("sog_kn")),
                          .cog = Course{degrees(rows->number("cog_deg"))}});
    }
    if (rows->fault()) {
        return *rows->fault();
    }
    std::ranges::stable_sort(ghosts, {}, &Ghost::when);
    return ghosts;
}

}  // namespace

Result<Truth> read_truth(const std::string& scenario_directory) {
    const std::filesystem::path directory{scenario_directory};
    Result<LatLon> station = read_station(directory / "config.json");
    if (!station) {
        return station.error();
    }
    Result<std::vector<TruthEpoch>> epochs = read_epochs(directory / "truth.csv");
    if (!epochs) {
        return epochs.error();
    }
    Result<std::vector<Ghost>> ghosts = read_ghosts(directory / "ghosts.csv");
    if (!ghosts) {
        return ghosts.error();
    }
    return Truth{.station = *station, .epochs = std::move(*epochs), .ghosts = std::move(*ghosts)};
}

}  // namespace seaeye::tests
