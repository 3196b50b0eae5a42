// When a line of a log was received, as far as the line says so by itself: for cutting and merging
// logs, which needs no decoding.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "drivers/decode/time_zone.hpp"

namespace seaeye {

/// The best of the line's times, microseconds since 1970 UTC, ranked as the decoder ranks them: TAG
/// block, after the checksum, JSON, $PGHP, $--ZDA, before the sentence. `zone`: of a date without
/// one.
std::optional<std::int64_t> log_line_time(std::string_view line, TimeZone& zone);

}  // namespace seaeye
