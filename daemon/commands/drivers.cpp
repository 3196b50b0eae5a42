// sea-eye drivers: which drivers are there, what they give, and why others were refused.
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/driver_shelf.hpp"
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

void print_table(std::vector<ShelvedDriver>& found) {
    fmt::print("{:<16} {:<10} {:<5} {:<9} {:<14} {}\n",
               "name",
               "version",
               "abi",
               "framing",
               "kinds",
               "summary");
    for (ShelvedDriver& each : found) {
        if (!each.info()) {
            fmt::print("{}\n", each.info().error().text);
            continue;
        }
        const DriverInfo& info = *each.info();
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

void print_json(std::vector<ShelvedDriver>& found) {
    std::string text;
    JsonWriter out{text};
    out.begin_array();
    for (ShelvedDriver& each : found) {
        out.begin_object();
        out.key("path");
        out.text(each.path());
        out.key("refused");
        if (each.info()) {
            out.null();
            write_info(out, *each.info());
            out.key("isolation");
            out.text(each.is_own() ? "none" : "process");
        } else {
            out.text(each.info().error().text);
        }
        out.end_object();
    }
    out.end_array();
    fmt::print("{}\n", text);
}

ExitCode list_drivers(const std::string& output) {
    DriverShelf shelf;
    std::vector<ShelvedDriver>& found = shelf.all();
    if (output == "json") {
        print_json(found);
    } else if (!found.empty()) {
        print_table(found);
    }
    if (found.empty()) {
        std::string looked;
        for (const std::string& directory : driver_directories()) {
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
