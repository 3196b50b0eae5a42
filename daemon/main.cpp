// sea-eye: one binary, one subcommand a file. Data goes to stdout, talk to stderr.
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"

int main(int argc, char** argv) {
    using namespace seaeye;
    CLI::App app{"Sea Eye: coastal surveillance. Sensors in, vessel tracks and anomalies out.",
                 "sea-eye"};
    app.require_subcommand(1);
    ExitCode exit_code = ExitCode::ok;
    commands::add_run(app, exit_code);
    commands::add_check_config(app, exit_code);
    commands::add_replay(app, exit_code);
    commands::add_demo(app, exit_code);
    commands::add_simulate(app, exit_code);
    commands::add_decode(app, exit_code);
    commands::add_capture(app, exit_code);
    commands::add_driver_check(app, exit_code);
    commands::add_drivers(app, exit_code);
    commands::add_zones(app, exit_code);
    commands::add_query(app, exit_code);
    commands::add_version(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int shown = app.exit(error);
        return shown == 0 ? 0 : static_cast<int>(ExitCode::usage);
    } catch (const std::exception& error) {
        fmt::print(stderr, "sea-eye: {}\n", error.what());
        return static_cast<int>(ExitCode::bad_input);
    }
    return static_cast<int>(exit_code);
}
