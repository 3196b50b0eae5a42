// sea-eye simulate: writes a simulated coast to a directory, for `replay` and for anyone's tests.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/coast/coast_files.hpp"
#include "daemon/commands/commands.hpp"

namespace seaeye::commands {
namespace {

struct Options {
    std::string directory;
    std::uint64_t seed = 1;
    std::string start = "2025-03-01T04:00:00Z";
    double minutes = 60.0;
};

ExitCode simulate(const Options& options) {
    const auto start = parse_rfc3339(options.start);
    if (!start) {
        fmt::print(stderr, "sea-eye: --start: {}\n", start.error().text);
        return ExitCode::usage;
    }
    const Coast coast = simulate_coast(
        {.seed = options.seed, .start = *start, .length = seconds(options.minutes * 60.0)});
    if (const auto written = write_coast(coast, options.directory); !written) {
        fmt::print(stderr, "sea-eye: {}\n", written.error().text);
        return ExitCode::bad_input;
    }
    fmt::print(stderr,
               "{:.0f} minutes of a simulated coast are in {}; replay them with\n"
               "    sea-eye replay {}/{} --config {}/{} --out {}/out\n",
               options.minutes,
               options.directory,
               options.directory,
               CoastFiles::log,
               options.directory,
               CoastFiles::config,
               options.directory);
    return ExitCode::ok;
}

}  // namespace

void add_simulate(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand(
        "simulate", "Write a simulated coast: AIS log, zones, watch list, configuration");
    const auto options = std::make_shared<Options>();
    command->add_option("--out", options->directory, "Directory to write to; made if need be")
        ->required();
    command->add_option("--seed", options->seed, "Another seed, another noise")
        ->capture_default_str();
    command->add_option("--start", options->start, "First second of the log, RFC 3339")
        ->capture_default_str();
    command->add_option("--minutes", options->minutes, "Length of the log")
        ->check(CLI::Range(1.0, 1440.0))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = simulate(*options); });
}

}  // namespace seaeye::commands
