// A time of day without its date: ASTERIX and the radar sentences send no more than that.
#pragma once

#include <cstdint>

namespace seaeye {

/// The moment with this time of day that lies nearest to `near_us` (microseconds since 1970 UTC),
/// so that a message from just before midnight that comes just after it keeps its day. 0 when
/// `near_us` is 0: nothing says which day it is.
constexpr std::int64_t nearest_day_time(std::int64_t since_midnight_us, std::int64_t near_us) {
    constexpr std::int64_t day = 86'400'000'000;
    if (near_us <= 0) {
        return 0;
    }
    const std::int64_t same_day = near_us - near_us % day + since_midnight_us;
    if (same_day - near_us > day / 2 && same_day >= day) {
        return same_day - day;
    }
    return near_us - same_day > day / 2 ? same_day + day : same_day;
}

}  // namespace seaeye
