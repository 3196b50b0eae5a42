// The configuration as the rest of the daemon sees it: plain values, checked. TOML, its schema and
// its error messages stay in config.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemas/position.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

struct StationConfig {
    std::string id = "station";
    std::string name;
    std::optional<LatLon> position;
    Metres height{0.0};
};

/// One [[source]].
struct SourceConfig {
    std::string id;
    std::string driver;
    std::string link;  ///< "tcp:host:port", "file:path", ... relative file paths already resolved
    std::optional<LatLon> position;
    Radians north_offset{0.0};
    Duration silence_timeout = seconds(30);
    std::string time_zone = "UTC";   ///< of leading dates without a zone
    std::string driver_json = "{}";  ///< the keys that are the driver's own, as one JSON object
};

struct StoreConfig {
    std::string path;          ///< empty: nothing is stored
    std::string journal_path;  ///< directory of raw journals; empty: none
};

struct ApiConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8410;
    std::string console_path;  ///< built console; empty: the installed one
};

struct FusionConfig {
    std::map<std::string, double>
        values;  ///< [fusion] keys, checked against fusion's settings table
};

struct Config {
    StationConfig station;
    std::vector<SourceConfig> sources;
    FusionConfig fusion;
    std::map<std::string, std::map<std::string, double>>
        detectors;  ///< [detector.<name>]; "enabled" is 0 or 1
    std::vector<std::string> zone_files;
    std::vector<std::string> land_files;
    std::string watchlist_file;
    StoreConfig store;
    ApiConfig api;
};

/// Reads and checks a TOML file. Fails with one sentence: file, line, what was expected, what was
/// found; for an unknown key also the nearest known one.
Result<Config> read_config(const std::string& path);

}  // namespace seaeye
