// sea-eye run: the daemon, as systemd starts it.
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/app.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/log.hpp"

namespace seaeye::commands {
namespace {

struct Options {
    std::string path;
    std::vector<std::string> flags;
};

ExitCode refuse(const std::string& sentence, ExitCode code) {
    fmt::print(stderr, "sea-eye run: {}\n", sentence);
    return code;
}

ExitCode run(const Options& options) {
    AppOrigin origin{.path = options.path, .overrides = overrides_from_environment()};
    origin.overrides.flags = options.flags;
    auto config = read_config(origin.path, origin.overrides);
    if (!config) {
        return refuse(config.error().text, ExitCode::config);
    }
    start_log(config->log_level);
    auto prepared = prepare(*std::move(config), MissingDriver::refused, log_line());
    if (!prepared) {
        return refuse(prepared.error().text, ExitCode::config);
    }
    App app{std::move(origin), log_line()};
    if (const auto fault = app.start(*std::move(prepared))) {
        return refuse(fault->sentence, fault->exit_code);
    }
    return app.run();
}

}  // namespace

void add_run(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand("run", "Watch: the daemon that systemd starts");
    const auto options = std::make_shared<Options>();
    command->add_option("--config", options->path, "The configuration, a TOML file")->required();
    command
        ->add_option("--set", options->flags, "A value that outranks the file: SECTION.KEY=VALUE")
        ->allow_extra_args(false);
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace seaeye::commands
