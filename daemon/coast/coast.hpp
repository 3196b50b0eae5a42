// A simulated coast: an AIVDM log, the zones, a watch list and the configuration that replays them.
// Pure: the same options give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/time.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

struct CoastOptions {
    std::uint64_t seed = 1;
    Time start;  ///< whole seconds; a fraction is dropped
    Duration length = seconds(3600);
};

/// What the simulated station would have on its disk.
struct Coast {
    std::string log;        ///< TAG-blocked AIVDM, CRLF
    std::string watchlist;  ///< CSV with a header
    std::string config;     ///< TOML; names the files below
    std::vector<Zone> zones;
};

/// The names the configuration gives its files.
struct CoastFiles {
    static constexpr const char* log = "coast.nmea";
    static constexpr const char* watchlist = "watchlist.csv";
    static constexpr const char* zones = "zones.geojson";
    static constexpr const char* config = "sea-eye.toml";
};

Coast simulate_coast(const CoastOptions& options);

}  // namespace seaeye
