// sea-eye check-config: is this configuration good, and what holds under it?
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/config.hpp"
#include "daemon/prepare.hpp"

namespace seaeye::commands {
namespace {

struct Options {
    std::string path;
    std::vector<std::string> flags;
    bool is_effective_wanted = false;
};

ExitCode refuse(const Error& error) {
    fmt::print(stderr, "sea-eye: {}\n", error.text);
    return ExitCode::config;
}

ExitCode print_effective(const std::string& path, const ConfigOverrides& overrides) {
    const auto values = effective_values(path, overrides);
    if (!values) {
        return refuse(values.error());
    }
    for (const EffectiveValue& each : *values) {
        fmt::print("{} = {}  # {}\n", each.key, each.value, each.origin);
    }
    return ExitCode::ok;
}

ExitCode check(const Options& options) {
    ConfigOverrides overrides = overrides_from_environment();
    overrides.flags = options.flags;
    auto config = read_config(options.path, overrides);
    if (!config) {
        return refuse(config.error());
    }
    const auto quiet = [](LogLevel, const std::string&) {
    };
    const auto prepared = prepare(*std::move(config), MissingDriver::noted, quiet);
    if (!prepared) {
        return refuse(prepared.error());
    }
    for (const std::string& note : prepared->notes) {
        fmt::print(stderr, "sea-eye: {}\n", note);
    }
    const std::size_t sources = prepared->config.sources.size();
    if (options.is_effective_wanted) {
        return print_effective(options.path, overrides);
    }
    fmt::print("{} is a valid configuration with {} source{}\n",
               options.path,
               sources,
               sources == 1 ? "" : "s");
    return ExitCode::ok;
}

}  // namespace

void add_check_config(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand("check-config", "Check a configuration file");
    const auto options = std::make_shared<Options>();
    command->add_option("file", options->path, "The TOML file")->required();
    command->add_flag("--effective",
                      options->is_effective_wanted,
                      "Print every value that holds, and where it came from");
    command
        ->add_option("--set", options->flags, "A value that outranks the file: SECTION.KEY=VALUE")
        ->allow_extra_args(false);
    command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace seaeye::commands
