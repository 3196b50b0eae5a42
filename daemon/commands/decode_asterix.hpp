// sea-eye decode --as asterix: every item of every record, one line of JSON each.
#pragma once

#include <string>
#include <vector>

#include "daemon/exit_code.hpp"

namespace seaeye::commands {

struct AsterixDecodeOptions {
    std::string path = "-";
    std::vector<std::string> editions;  ///< "62=0.17": category and edition; others by default
    bool account = false;               ///< print frame, offset and outcome of every frame instead
};

ExitCode decode_asterix(const AsterixDecodeOptions& options);

}  // namespace seaeye::commands
