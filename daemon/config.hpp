// The configuration as the rest of the daemon sees it: plain values, checked. TOML, its schema and
// its error messages stay in config/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schemas/position.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// Whose time it is: that of this machine, or that which the data carry (an old log played live).
enum class ClockConfig : std::uint8_t { automatic, wall, feed };

struct StationConfig {
    std::string id = "station";
    std::string name;
    std::optional<LatLon> position;
    Metres height{0.0};
    ClockConfig clock = ClockConfig::automatic;
};

/// One [[source.camera]]: where one camera of a source stands.
struct CameraConfig {
    std::string id;
    std::optional<LatLon> position;
    Metres height{0.0};
    std::optional<Metres> range_max;
    std::optional<Radians> sigma_bearing;
};

/// Where a driver runs.
enum class Isolation : std::uint8_t { by_origin, none, process };

/// One [[source]].
struct SourceConfig {
    std::string id;
    std::string driver;
    std::string link;  ///< "tcp:host:port", "file:path", ... relative file paths already resolved
    std::optional<LatLon> position;
    Metres height{0.0};
    Radians north_offset{0.0};
    Duration silence_timeout = seconds(30);
    Isolation isolation = Isolation::by_origin;
    std::uint64_t most_memory = std::uint64_t{512} << 20U;  ///< bytes, of a process of its own
    std::string time_zone = "UTC";                          ///< of leading dates without a zone
    std::optional<Duration> scan;                           ///< one turn of a radar
    std::optional<Metres> range_max;
    std::optional<Metres> sigma_range;
    std::optional<Radians> sigma_bearing;
    std::optional<double> probability_of_detection;  ///< in one scan, 0 to 1
    std::vector<CameraConfig> cameras;
    std::string driver_json = "{}";  ///< the keys that are the driver's own, as one JSON object;
                                     ///< camera tables and a given time zone too
};

struct StoreConfig {
    std::string path;          ///< empty: nothing is stored
    std::string journal_path;  ///< directory of raw journals; empty: none
    std::string crash_path;    ///< directory for the last frames of drivers that crashed
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
    std::string log_level = "info";
    std::string path;  ///< of the file it was read from
    /// Where each value stands, by its key ("api.port", "source[0].link", "source[0]"):
    /// "sea-eye.toml:12", or the variable or flag that set it. Defaults are not in it.
    std::map<std::string, std::string> places;
};

/// What outranks the file: flags over SEA_EYE_* environment variables.
struct ConfigOverrides {
    std::map<std::string, std::string> environment;  ///< SEA_EYE_API_PORT -> "8500"
    std::vector<std::string> flags;                  ///< "api.port=8500"
};

/// The SEA_EYE_* variables of this process.
ConfigOverrides overrides_from_environment();

/// Reads and checks a TOML file under the process's SEA_EYE_* variables. Fails with one sentence:
/// file, line, what was expected, what was found; for an unknown key also the nearest known one.
Result<Config> read_config(const std::string& path);

/// The same, with what outranks the file given.
Result<Config> read_config(const std::string& path, const ConfigOverrides& overrides);

/// The same from text. `path` names it in errors, and relative paths in it start from there.
Result<Config> read_config_text(const std::string& text,
                                const std::string& path,
                                const ConfigOverrides& overrides);

/// One value that holds, and where it came from.
struct EffectiveValue {
    std::string key;
    std::string value;   ///< as JSON
    std::string origin;  ///< "sea-eye.toml:12", "SEA_EYE_API_PORT", "--set api.port", "default"
};

/// Every value that holds, by key. Fails as read_config does.
Result<std::vector<EffectiveValue>> effective_values(const std::string& path,
                                                     const ConfigOverrides& overrides);

/// One number that a part of fusion lets itself be told.
struct KnownSetting {
    std::string name;
    double least = 0.0;
    double most = 0.0;
};

/// The detectors there are, each with its settings.
using KnownDetectors = std::map<std::string, std::vector<KnownSetting>>;

/// Holds [detector.*] against the detectors there are. Fails as read_config does.
Result<Done> check_detectors(const Config& config, const KnownDetectors& known);

/// Holds [fusion] against its settings. Fails as read_config does.
Result<Done> check_fusion(const Config& config, std::span<const KnownSetting> known);

/// Holds a source's own keys against its driver's schema (JSON Schema draft-07). Fails as
/// read_config does; bad_value also when the schema itself is no schema.
Result<Done> check_driver_keys(const Config& config,
                               std::size_t source,
                               const std::string& driver_schema);

}  // namespace seaeye
