// sea-eye driver-check FILE.so: whether a driver keeps the rules of the ABI, check by check.
#include "daemon/driver_check/driver_check.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "schemas/json_writer.hpp"

namespace seaeye::commands {
namespace {

using conformance::CheckRequest;
using conformance::CheckResult;
using conformance::Verdict;

struct DriverCheckOptions {
    CheckRequest request;
    double patience_s = 5.0;
    std::string output = "table";
    bool is_shown = false;
};

struct Tally {
    int passed = 0;
    int failed = 0;
    int skipped = 0;

    void add(Verdict verdict) {
        ++(verdict == Verdict::pass ? passed : verdict == Verdict::fail ? failed : skipped);
    }
};

void print_row(const CheckResult& result) {
    fmt::print(
        "{}  {:<13} {}\n", to_string(result.finding.verdict), result.name, result.finding.text);
    if (!result.finding.remedy.empty()) {
        fmt::print("      {:<13} remedy: {}\n", "", result.finding.remedy);
    }
    if (!result.kept_frame.empty()) {
        fmt::print("      {:<13} frame: {}\n", "", result.kept_frame);
    }
    (void)std::fflush(stdout);  // also before the next check forks
}

void write_row(JsonWriter& out, const CheckResult& result) {
    const auto text = [&](std::string_view key, std::string_view value) {
        out.key(key);
        out.text(value);
    };
    out.begin_object();
    text("check", result.name);
    text("verdict", to_string(result.finding.verdict));
    text("finding", result.finding.text);
    if (!result.finding.remedy.empty()) {
        text("remedy", result.finding.remedy);
    }
    if (!result.kept_frame.empty()) {
        text("frame", result.kept_frame);
    }
    out.end_object();
}

void print_json(const std::string& path, const std::vector<CheckResult>& results, Tally tally) {
    std::string text;
    JsonWriter out{text};
    out.begin_object();
    out.key("file");
    out.text(path);
    out.key("passed");
    out.integer(tally.passed);
    out.key("failed");
    out.integer(tally.failed);
    out.key("skipped");
    out.integer(tally.skipped);
    out.key("checks");
    out.begin_array();
    for (const CheckResult& result : results) {
        write_row(out, result);
    }
    out.end_array();
    out.end_object();
    fmt::print("{}\n", text);
}

ExitCode show(const CheckRequest& request) {
    const int out = dup(STDOUT_FILENO);  // the driver's own output goes elsewhere
    const auto done = show_driver(request, out);
    close(out);
    if (!done) {
        fmt::print(stderr, "sea-eye driver-check: {}\n", done.error().text);
        return ExitCode::bad_input;
    }
    return ExitCode::ok;
}

ExitCode check(DriverCheckOptions options) {
    if (!nlohmann::json::parse(options.request.config_json, nullptr, false).is_object()) {
        fmt::print(stderr,
                   "sea-eye driver-check: --config: expected one JSON object, found {}\n",
                   options.request.config_json);
        return ExitCode::usage;
    }
    if (std::error_code fault; !std::filesystem::exists(options.request.path, fault)) {
        fmt::print(stderr, "sea-eye driver-check: there is no file {}\n", options.request.path);
        return ExitCode::bad_input;
    }
    options.request.limits.patience = seconds(options.patience_s);
    if (options.is_shown) {
        return show(options.request);
    }
    const bool is_table = options.output == "table";
    std::vector<CheckResult> results;
    Tally tally;
    const auto done = check_driver(options.request, [&](const CheckResult& result) {
        tally.add(result.finding.verdict);
        results.push_back(result);
        if (is_table) {
            print_row(result);
        }
    });
    if (!done) {
        fmt::print(stderr, "sea-eye driver-check: {}\n", done.error().text);
        return ExitCode::bad_input;
    }
    if (is_table) {
        fmt::print("{}: {} passed, {} failed, {} skipped\n",
                   options.request.path,
                   tally.passed,
                   tally.failed,
                   tally.skipped);
    } else {
        print_json(options.request.path, results, tally);
    }
    return tally.failed == 0 ? ExitCode::ok : ExitCode::nothing;
}

}  // namespace

void add_driver_check(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand(
        "driver-check", "Hold a driver to the rules of the driver ABI, check by check");
    auto options = std::make_shared<DriverCheckOptions>();
    command->add_option("file", options->request.path, "the driver's shared library")->required();
    command
        ->add_option("--config", options->request.config_json, "its own keys, as one JSON object")
        ->capture_default_str();
    CLI::Option* const input = command->add_option(
        "--input", options->request.input, "log, capture or journal with frames of its sensor");
    command->add_option("--keep", options->request.keep, "directory for the frame a driver dies of")
        ->capture_default_str();
    command
        ->add_option(
            "--patience", options->patience_s, "seconds without progress until it counts as hung")
        ->check(CLI::Range(0.5, 3600.0))
        ->capture_default_str();
    command->add_option("--only", options->request.only, "run this check alone; may come again")
        ->check(CLI::IsMember(conformance::check_names()))
        ->take_all();
    command
        ->add_flag("--show", options->is_shown, "print what it says of each frame, check nothing")
        ->needs(input);
    command->add_option("--output", options->output, "table or json")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace seaeye::commands
