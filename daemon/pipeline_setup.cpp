// Files are read here, once, at start-up and reload.
#include "daemon/pipeline_setup.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include "geo/zone_file.hpp"

namespace seaeye {
namespace {

Result<std::vector<Zone>> all_zones(const std::vector<std::string>& files) {
    std::vector<Zone> zones;
    std::set<std::string> ids;
    for (const std::string& file : files) {
        auto read = read_zones(file);
        if (!read) {
            return std::move(read).error();
        }
        for (Zone& zone : *read) {
            if (!ids.insert(zone.id).second) {
                return Error{
                    ErrorCode::bad_value,
                    file + ": zone id \"" + zone.id + "\" is used in another zone file too"};
            }
            zones.push_back(std::move(zone));
        }
    }
    return zones;
}

Result<Watchlist> watchlist_of(const std::string& path) {
    if (path.empty()) {
        return Watchlist{};
    }
    const std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) {
        return Error{ErrorCode::not_found, "cannot read the watch list " + path};
    }
    auto list = parse_watchlist(text.str());
    if (!list) {
        return Error{list.error().code, path + ", " + list.error().text};
    }
    return list;
}

RadarSite radar_of(const SourceConfig& s, SourceId id) {
    RadarSite site{.source = id, .at = *s.position, .height = s.height};
    site.north_offset = s.north_offset;
    site.scan = s.scan;
    site.range_max = s.range_max.value_or(site.range_max);
    site.sigma_range = s.sigma_range.value_or(site.sigma_range);
    site.sigma_bearing = s.sigma_bearing.value_or(site.sigma_bearing);
    site.probability_of_detection =
        s.probability_of_detection.value_or(site.probability_of_detection);
    return site;
}

CameraSite camera_of(const CameraConfig& c, SourceId id) {
    CameraSite site{.source = id, .name = Text<32>{c.id}, .at = *c.position};
    site.range_max = c.range_max.value_or(site.range_max);
    site.sigma_bearing = c.sigma_bearing.value_or(site.sigma_bearing);
    return site;
}

/// Sensors that stand somewhere: what they say is of use to the tracker.
void add_sites(const Config& config, PipelineSetup& setup) {
    for (std::size_t i = 0; i < config.sources.size(); ++i) {
        const SourceConfig& s = config.sources[i];
        const SourceId id{static_cast<std::uint16_t>(i)};
        if (s.position && s.driver.starts_with("radar")) {
            setup.radars.push_back(radar_of(s, id));
        }
        for (const CameraConfig& camera : s.cameras) {
            if (camera.position) {
                setup.cameras.push_back(camera_of(camera, id));
            }
        }
    }
}

}  // namespace

Result<PipelineSetup> pipeline_setup(const Config& config) {
    PipelineSetup setup{.fusion = config.fusion.values,
                        .detectors = config.detectors,
                        .zones = {},
                        .watchlist = {}};
    add_sites(config, setup);
    auto land = LandMask::read(config.land_files);
    if (!land) {
        return std::move(land).error();
    }
    setup.land = *std::move(land);
    auto zones = all_zones(config.zone_files);
    if (!zones) {
        return std::move(zones).error();
    }
    setup.zones = *std::move(zones);
    auto watchlist = watchlist_of(config.watchlist_file);
    if (!watchlist) {
        return std::move(watchlist).error();
    }
    setup.watchlist = *std::move(watchlist);
    return setup;
}

}  // namespace seaeye
