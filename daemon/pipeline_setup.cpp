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

}  // namespace

Result<PipelineSetup> pipeline_setup(const Config& config) {
    PipelineSetup setup{.fusion = config.fusion.values,
                        .detectors = config.detectors,
                        .zones = {},
                        .watchlist = {}};
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
