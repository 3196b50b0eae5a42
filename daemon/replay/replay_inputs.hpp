// Which logs a replay reads, by which drivers: from the configuration's sources, from --source, or
// bare files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/prepare.hpp"
#include "daemon/replay/log_source.hpp"

namespace seaeye {

struct ReplayInputs {
    std::vector<std::string> logs;  ///< bare files, taken for AIS in NMEA
    std::string time_zone = "UTC";  ///< of the bare files' leading dates
    std::map<std::string, std::string>
        source_paths;  ///< --source ID=PATH: instead of the configured link
};

/// Makes the configuration's sources those of the replay, each with a file: link. Bare files become
/// sources of their own, named after the file, beside the configured ones; with bare files,
/// configured sources that are no files are left out. Fails in one sentence naming the source and
/// what to do.
Result<Done> choose_sources(Config& config, const ReplayInputs& inputs);

/// Opens every source's log. Takes the decoders out of `prepared`. Fails as LogSource::open does.
Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Prepared& prepared,
                                                          const AssumedClock& assumed);

}  // namespace seaeye
