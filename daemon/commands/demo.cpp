// sea-eye demo: a simulated coast with a smuggling story, live through the real driver, fusion,
// events, API and console.
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/coast/coast_files.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/console_place.hpp"
#include "daemon/replay/replay_run.hpp"
#include "daemon/stop_signal.hpp"

namespace seaeye::commands {
namespace {

struct Options {
    std::uint16_t port = 8410;
    double speed = 20.0;
    double minutes = 60.0;
    bool is_once = false;
};

/// A directory of our own, gone with everything in it when this is.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        const std::string place =
            (std::filesystem::temp_directory_path() / "sea-eye-demo-XXXXXX").string();
        std::vector<char> name{place.begin(), place.end()};
        name.push_back('\0');
        if (mkdtemp(name.data()) != nullptr) {
            path_ = name.data();
        }
    }

    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    /// Empty when it could not be made.
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

ExitCode complain(const Error& error, ExitCode code) {
    fmt::print(stderr, "sea-eye: {}\n", error.text);
    return code;
}

ReplayRequest request_of(const Options& options, Config config, const std::string& directory) {
    ReplayRequest request{.config = std::move(config), .db = directory + "/sea-eye.db"};
    request.options.out = directory + "/out";
    request.options.speed = options.speed;
    request.serve = request.config.api;
    request.serve->port = options.port;
    request.after_logs = options.is_once ? AfterLogs::end : AfterLogs::serve_on;
    return request;
}

ExitCode demo(const Options& options) {
    const TemporaryDirectory directory;
    const Coast coast =
        simulate_coast({.start = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 4}),
                        .length = seconds(options.minutes * 60.0)});
    if (const auto written = write_coast(coast, directory.path()); !written) {
        return complain(written.error(), ExitCode::bad_input);
    }
    auto config = read_config(directory.path() + "/" + CoastFiles::config);
    if (!config) {
        return complain(config.error(), ExitCode::config);
    }
    if (console_directory().empty()) {
        fmt::print(stderr, "sea-eye: the console was not built; only the API is served\n");
    }
    fmt::print(stderr,
               "sea-eye: {:.0f} minutes of a simulated coast, {:g} times as fast as life\n",
               options.minutes,
               options.speed);
    const StopSignal stop;
    return run_replay(request_of(options, *std::move(config), directory.path()), stop.flag());
}

}  // namespace

void add_demo(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand(
        "demo", "Show a simulated coast with a smuggling story, live, in the browser");
    const auto options = std::make_shared<Options>();
    command->add_option("--port", options->port, "Port on 127.0.0.1; 0: any free one")
        ->capture_default_str();
    command->add_option("--speed", options->speed, "Times real time")
        ->check(CLI::Range(0.1, 10'000.0))
        ->capture_default_str();
    command->add_option("--minutes", options->minutes, "Length of the story; all of it is 60")
        ->check(CLI::Range(1.0, 1440.0))
        ->capture_default_str();
    command->add_flag("--once", options->is_once, "End with the story instead of at Ctrl-C");
    command->callback([options, &exit_code] { exit_code = demo(*options); });
}

}  // namespace seaeye::commands
