// sea-eye version: what this is and what it speaks.
#include "daemon/version.hpp"

#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "sea-eye/driver.h"

namespace seaeye::commands {

void add_version(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command =
        app.add_subcommand("version", "Print the version of the program and of its driver ABI");
    command->callback([&exit_code] {
        fmt::print("sea-eye {} (driver ABI {}.{})\n", version, SEAEYE_ABI_MAJOR, SEAEYE_ABI_MINOR);
        exit_code = ExitCode::ok;
    });
}

}  // namespace seaeye::commands
