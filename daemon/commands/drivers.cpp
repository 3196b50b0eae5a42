// sea-eye drivers: which drivers are there, what they give, and why others were refused.
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "drivers/host.hpp"
#include "schemas/json_writer.hpp"

namespace seaeye::commands {
namespace {

std::string_view to_string(Framing framing) {
    switch (framing) {
        case Framing::line:
            return "line";
        case Framing::datagram:
            return "datagram";
        case Framing::stream:
            return "stream";
        case Framing::block:
            break;
    }
    return "block";
}

void print_table(const std::vector<FoundDriver>& found) {
    fmt::print("{:<16} {:<10} {:<5} {:<9} {:<14} {}\n",
               "name",
               "version",
               "abi",
               "framing",
               "kinds",
               "summary");
    for (const FoundDriver& each : found) {
        if (!each.driver) {
            fmt::print("{}\n", each.driver.error().text);
            continue;
        }
        const DriverInfo& info = each.driver->info();
        fmt::print("{:<16} {:<10} {:<5} {:<9} {:<14} {}\n",
                   info.name,
                   info.version,
                   fmt::format("{}.{}", info.abi_major, info.abi_minor),
                   to_string(info.framing),
                   info.kinds,
                   info.summary);
    }
}

void write_texts(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
    out.key(key);
    out.begin_array();
    for (const std::string& text : texts) {
        out.text(text);
    }
    out.end_array();
}

void write_info(JsonWriter& out, const DriverInfo& info) {
    const auto text = [&](std::string_view key, std::string_view value) {
        out.key(key);
        out.text(value);
    };
    text("name", info.name);
    text("version", info.version);
    text("summary", info.summary);
    text("kinds", info.kinds);
    text("build", info.build);
    text("abi", fmt::format("{}.{}", info.abi_major, info.abi_minor));
    text("framing", to_string(info.framing));
    write_texts(out, "outcomes", info.outcomes);
    write_texts(out, "counters", info.counters);
    text("config_schema", info.config_schema);
}

void print_json(const std::vector<FoundDriver>& found) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (const FoundDriver& each : found) {
        out.begin_object();
        out.key("path");
        out.text(each.path);
        out.key("refused");
        if (each.driver) {
            out.null();
            write_info(out, each.driver->info());
        } else {
            out.text(each.driver.error().text);
        }
        out.end_object();
    }
    out.end_array();
    fmt::print("{}\n", text);
}

ExitCode list_drivers(const std::string& output) {
    const std::vector<std::string> directories = driver_directories();
    const std::vector<FoundDriver> found = find_drivers(directories);
    if (output == "json") {
        print_json(found);
    } else if (!found.empty()) {
        print_table(found);
    }
    if (found.empty()) {
        std::string looked;
        for (const std::string& directory : directories) {
            looked += (looked.empty() ? "" : ", ") + directory;
        }
        fmt::print(stderr, "sea-eye: no drivers found in {}\n", looked);
        return ExitCode::nothing;
    }
    return ExitCode::ok;
}

}  // namespace

void add_drivers(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command =
        app.add_subcommand("drivers", "List the drivers that are found, and why any is refused");
    auto output = std::make_shared<std::string>("table");
    command->add_option("--output", *output, "table or json")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    command->callback([output, &exit_code] { exit_code = list_drivers(*output); });
}

}  // namespace seaeye::commands
