// Which logs a replay reads, by which drivers: from the configuration's sources, from --source, or
// bare files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/replay/log_source.hpp"

namespace seaeye {

struct ReplayInputs {
    std::vector<std::string> logs;  ///< bare files, taken for AIS in NMEA
    std::map<std::string, std::string>
        source_paths;  ///< --source ID=PATH: instead of the configured link
};

/// Opens every log. Bare files become sources of their own, named after the file, beside the
/// configured ones; with bare files, configured sources that are no files are left out. Fails in
/// one sentence naming the source and what to do.
Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Config& config,
                                                          const ReplayInputs& inputs,
                                                          const AssumedClock& assumed);

}  // namespace seaeye
