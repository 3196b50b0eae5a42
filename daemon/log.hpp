// What the daemon says: sentences on stderr, which systemd takes into the journal. Who may repeat
// himself says so at most once in a while.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "schemas/time.hpp"

namespace seaeye {

enum class LogLevel : std::uint8_t { debug, info, warning, error };

/// A driver's level, 0 to 3 (driver.h); what is beyond is the nearest of them.
constexpr LogLevel driver_log_level(int level) {
    return static_cast<LogLevel>(std::clamp(level, 0, 3));
}

/// Takes one sentence. Any thread.
using LogLine = std::function<void(LogLevel level, const std::string& sentence)>;

/// Sets spdlog up on stderr: with the UTC time for people, with a "<priority>" mark instead when
/// systemd listens. `level`: debug, info, warning or error, as the configuration says it.
void start_log(const std::string& level);

/// Changes the level of a log that was started.
void set_log_level(const std::string& level);

/// Writes through spdlog.
LogLine log_line();

/// Lets one line through per interval and counts those it holds back. One thread.
class LineLimit {
public:
    explicit LineLimit(Duration interval) : interval_{interval} {}

    /// How many lines were held back since the last one, when this one may pass; else nothing. A
    /// clock that was set back lets a line through.
    std::optional<std::uint64_t> pass(Time now);

private:
    Duration interval_;
    std::optional<Time> last_;
    std::uint64_t held_back_ = 0;
};

/// The log of one subject that may change often: at most one line per interval, and the last word
/// always comes out, if late. One thread.
class CalmLog {
public:
    /// `subject` begins every line: "harbour-ais: no data for ...".
    CalmLog(std::string subject, Duration interval, LogLine out)
        : subject_{std::move(subject)},
          limit_{interval},
          out_{std::move(out)} {}

    void say(Time now, LogLevel level, std::string sentence);

    /// Says what is held back, once it may.
    void tick(Time now);

private:
    struct Held {
        LogLevel level{};
        std::string sentence;
    };

    std::string subject_;
    LineLimit limit_;
    LogLine out_;
    std::optional<Held> held_;
    std::uint64_t replaced_ = 0;  ///< lines that a later one took the place of
};

}  // namespace seaeye
