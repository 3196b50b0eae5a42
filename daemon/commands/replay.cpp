// sea-eye replay LOG...: captured logs through the real drivers and the whole of fusion, as fast as
// it can or in time.

#include <filesystem>
#include <fstream>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/replay/replay_run.hpp"
#include "daemon/stop_signal.hpp"

namespace seaeye::commands {
namespace {

/// The command line as it was given.
struct Given {
    std::vector<std::string> logs;
    std::string config;
    std::vector<std::string> sources;
    std::string out;
    std::string db;
    std::string serve;
    std::string speed = "max";
    std::string from;
    std::string to;
    double every_s = 10.0;
    int threads = 1;
    std::string start = "1970-01-01T00:00:01Z";
    double rate = 10.0;
    std::string time_zone = "UTC";
};

ExitCode complain(const Error& error, ExitCode code) {
    fmt::print(stderr, "sea-eye replay: {}\n", error.text);
    return code;
}

Result<std::optional<Time>> time_or_none(const std::string& text) {
    if (text.empty()) {
        return std::optional<Time>{};
    }
    auto when = parse_rfc3339(text);
    if (!when) {
        return std::move(when).error();
    }
    return std::optional{*when};
}

Result<std::optional<double>> speed_of(const std::string& text) {
    if (text == "max") {
        return std::optional<double>{};
    }
    char* end = nullptr;
    const double speed = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(speed > 0.0)) {
        return Error{ErrorCode::bad_value,
                     "--speed must be a number above 0 or max, found \"" + text + "\""};
    }
    return std::optional{speed};
}

Result<ReplayOptions> options_of(const Given& given) {
    ReplayOptions options{.out = given.out,
                          .speed = {},
                          .window = {},
                          .every = seconds(given.every_s),
                          .threads = given.threads,
                          .assumed = {}};
    auto speed = speed_of(given.speed);
    auto from = time_or_none(given.from);
    auto to = time_or_none(given.to);
    auto start = parse_rfc3339(given.start);
    for (const Error* error : {speed ? nullptr : &speed.error(),
                               from ? nullptr : &from.error(),
                               to ? nullptr : &to.error(),
                               start ? nullptr : &start.error()}) {
        if (error != nullptr) {
            return *error;
        }
    }
    options.speed = *speed;
    options.window = {*from, *to};
    options.assumed = {.start = *start, .lines_per_second = given.rate};
    return options;
}

/// Where to serve: ADDRESS:PORT, or a port alone.
Result<ApiConfig> api_of(const std::string& text, ApiConfig api) {
    const std::size_t colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
    if (colon != std::string::npos && colon > 0) {
        api.address = text.substr(0, colon);
    }
    char* end = nullptr;
    const long number = std::strtol(port.c_str(), &end, 10);
    if (port.empty() || *end != '\0' || number < 0 || number > 65'535) {
        return Error{ErrorCode::bad_value,
                     "--serve must be ADDRESS:PORT, like 127.0.0.1:8410, found \"" + text + "\""};
    }
    api.port = static_cast<std::uint16_t>(number);
    return api;
}

Result<ReplayInputs> inputs_of(const Given& given) {
    ReplayInputs inputs{.logs = given.logs, .time_zone = given.time_zone, .source_paths = {}};
    for (const std::string& source : given.sources) {
        const std::size_t equals = source.find('=');
        if (equals == std::string::npos || equals == 0) {
            return Error{ErrorCode::bad_value,
                         "--source must be ID=PATH, found \"" + source + "\""};
        }
        inputs.source_paths[source.substr(0, equals)] = source.substr(equals + 1);
    }
    return inputs;
}

ExitCode run(const Given& given) {
    auto options = options_of(given);
    if (!options) {
        return complain(options.error(), ExitCode::usage);
    }
    auto inputs = inputs_of(given);
    if (!inputs) {
        return complain(inputs.error(), ExitCode::usage);
    }
    ReplayRequest request{
        .inputs = *std::move(inputs), .options = *std::move(options), .db = given.db};
    if (!given.config.empty()) {
        auto read = read_config(given.config);
        if (!read) {
            return complain(read.error(), ExitCode::config);
        }
        request.config = *std::move(read);
    }
    if (!given.serve.empty()) {
        auto api = api_of(given.serve, request.config.api);
        if (!api) {
            return complain(api.error(), ExitCode::usage);
        }
        request.serve = *std::move(api);
    }
    const StopSignal stop;
    return run_replay(std::move(request), stop.flag());
}

}  // namespace

void add_replay(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command =
        app.add_subcommand("replay", "Run captured logs through the drivers and fusion");
    auto given = std::make_shared<Given>();
    command->add_option(
        "logs",
        given->logs,
        "journals, captures, or AIS logs (NMEA, CSV, JSON); .gz and .zst too; - is stdin");
    command->add_option(
        "--config", given->config, "configuration with sources, zones and settings");
    command->add_option("--source", given->sources, "ID=PATH: the log for a configured source")
        ->take_all();
    command->add_option(
        "--out", given->out, "directory for tracks.csv, events.jsonl and summary.json");
    command->add_option(
        "--db", given->db, "record (SQLite) that the history and the events go into");
    command->add_option(
        "--serve", given->serve, "ADDRESS:PORT of the API and the console, until Ctrl-C");
    command->add_option("--speed", given->speed, "times real time, or max")->capture_default_str();
    command->add_option("--from", given->from, "leave out what was received before (RFC 3339)");
    command->add_option("--to", given->to, "leave out what was received from then on (RFC 3339)");
    command->add_option("--every", given->every_s, "seconds between the rows of a track")
        ->check(CLI::Range(0.001, 86'400.0))
        ->capture_default_str();
    command
        ->add_option(
            "--threads", given->threads, "2: decode ahead of fusion on a thread of its own")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command
        ->add_option(
            "--time-zone", given->time_zone, "of leading dates in the logs, e.g. Europe/Paris")
        ->capture_default_str();
    command->add_option("--start", given->start, "assumed start of a log without times (RFC 3339)");
    command->add_option("--rate", given->rate, "assumed lines per second of a log without times")
        ->check(CLI::Range(0.001, 1e6))
        ->capture_default_str();
    command->callback([given, &exit_code] { exit_code = run(*given); });
}

}  // namespace seaeye::commands
