// One replay from request to exit code: opens logs, record and server, runs, and says what came of
// it on stderr.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "daemon/config.hpp"
#include "daemon/exit_code.hpp"
#include "daemon/replay/replay.hpp"
#include "daemon/replay/replay_inputs.hpp"

namespace seaeye {

/// What a server does when the logs have ended.
enum class AfterLogs : std::uint8_t { serve_on, end };

struct ReplayRequest {
    Config config{};
    ReplayInputs inputs{};
    ReplayOptions options{};
    std::string db;                    ///< path of the record; empty: none
    std::optional<ApiConfig> serve{};  ///< serves until `stop`, also after the logs have ended
    AfterLogs after_logs = AfterLogs::serve_on;
};

ExitCode run_replay(ReplayRequest request, const std::atomic<bool>& stop);

}  // namespace seaeye
