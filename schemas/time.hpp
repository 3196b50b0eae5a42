// Event time. It has no now(): only daemon/clock may stamp, so a replay is a function of its input.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/result.hpp"

namespace seaeye {

/// Event time: microseconds since 1970-01-01 UTC. It has no now().
struct EventClock {
    using duration = std::chrono::microseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<EventClock>;
    static constexpr bool is_steady = false;
};

using Time = EventClock::time_point;
using Duration = EventClock::duration;

constexpr Time time_from_micros(std::int64_t us) {
    return Time{Duration{us}};
}

constexpr std::int64_t to_micros(Time when) {
    return when.time_since_epoch().count();
}

constexpr double to_seconds(Duration d) {
    return static_cast<double>(d.count()) * 1e-6;
}

/// Seconds to a duration, rounded to the nearest microsecond.
constexpr Duration seconds(double s) {
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): std::llround is not constexpr, and the sign is
    // seen to
    return Duration{static_cast<std::int64_t>(s * 1e6 + (s < 0 ? -0.5 : 0.5))};
}

/// A UTC calendar date and time of day. No leap seconds.
struct Civil {
    int year = 1970;
    int month = 1;  ///< 1 to 12
    int day = 1;    ///< 1 to 31
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micro = 0;
};

Time from_civil(const Civil& c);
Civil to_civil(Time when);

/// RFC 3339 in UTC: "2025-03-01T04:07:30Z", with a fraction (.123456) only where there is one.
std::string to_rfc3339(Time when);

/// Appends what to_rfc3339 gives, without allocating a string of its own.
void append_rfc3339(std::string& out, Time when);

/// Reads RFC 3339 with Z or an offset. "T" may be a blank. Fails: bad_value with what was expected.
Result<Time> parse_rfc3339(std::string_view text);

}  // namespace seaeye
