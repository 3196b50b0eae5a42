// Times as numbers of seconds since 1970, in the four scales that logs use.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

/// Event times that a log can mean: from 1973 (so that a small number is a counter, not a time)
/// to 2200.
constexpr std::int64_t earliest_log_us = 100'000'000'000'000;
constexpr std::int64_t latest_log_us = 7'258'118'400'000'000;

constexpr bool is_log_time(std::int64_t us) {
    return us >= earliest_log_us && us < latest_log_us;
}

/// Digits, and a fraction of a second where there is one, as microseconds. Seconds, milli-, micro-
/// and nanoseconds are told apart by magnitude. nullopt: other text, or outside the bounds above.
std::optional<std::int64_t> unix_micros(std::string_view text);

}  // namespace seaeye
