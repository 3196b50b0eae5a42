// Every subcommand: one file each, each adds itself to the command line and says how it ended.
#pragma once

#include "daemon/exit_code.hpp"

namespace CLI {
class App;
}

namespace seaeye::commands {

/// Each adds one subcommand. When it is called, its exit code is left in `exit_code`, which
/// outlives the app.
void add_capture(CLI::App& app, ExitCode& exit_code);
void add_check_config(CLI::App& app, ExitCode& exit_code);
void add_replay(CLI::App& app, ExitCode& exit_code);
void add_demo(CLI::App& app, ExitCode& exit_code);
void add_simulate(CLI::App& app, ExitCode& exit_code);
void add_decode(CLI::App& app, ExitCode& exit_code);
void add_driver_check(CLI::App& app, ExitCode& exit_code);
void add_drivers(CLI::App& app, ExitCode& exit_code);
void add_run(CLI::App& app, ExitCode& exit_code);
void add_zones(CLI::App& app, ExitCode& exit_code);
void add_query(CLI::App& app, ExitCode& exit_code);
void add_version(CLI::App& app, ExitCode& exit_code);

}  // namespace seaeye::commands
