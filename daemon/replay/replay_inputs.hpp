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
    std::vector<std::string> logs;  ///< journals, and bare files: AIS in NMEA, CSV or JSON;
                                    ///< PATH?port=N chooses within a capture
    std::string time_zone = "UTC";  ///< of the bare files' leading dates
    std::map<std::string, std::string>
        source_paths;  ///< --source ID=PATH: instead of the configured link
};

/// The files of one source: one log or capture, or journals that hold it beside others.
struct LogFiles {
    std::vector<std::string> paths;
    bool are_journals = false;
    PayloadChoice choice;  ///< within a capture
};

/// Makes the configuration's sources those of the replay, and gives the files of each. With
/// journals these are the sources they hold, as configured under the same id; with no configuration
/// all are taken for AIS in NMEA. Bare files become sources of their own, named after the file,
/// beside the configured ones; with bare files, configured sources that are no files are left out.
/// Fails in one sentence naming the source and what to do.
Result<std::vector<LogFiles>> choose_sources(Config& config, const ReplayInputs& inputs);

/// Opens every source's files; journals also give their heartbeats. Takes the decoders out of
/// `prepared`. Fails as Frames do.
Result<std::vector<std::unique_ptr<LogSource>>> open_logs(Prepared& prepared,
                                                          const std::vector<LogFiles>& files,
                                                          const AssumedClock& assumed);

}  // namespace seaeye
