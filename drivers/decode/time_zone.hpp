// Local clock readings to UTC, across daylight saving. Log lines with a leading date need it; the
// rules come from a TZif file's bytes, so this stays a function of its input.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye {

/// One time zone. Knows every change of offset up to 2200. Any thread, one at a time.
class TimeZone {
public:
    TimeZone();  ///< UTC

    /// Reads a compiled zone (RFC 8536), version 2 or later. Fails: bad_value with what is wrong.
    static Result<TimeZone> parse(std::span<const std::uint8_t> tzif);

    /// UTC of a local clock reading; both in seconds since 1970 on their clock. A reading that
    /// happened twice (clocks went back) is the one nearer to `near`, the first when there is none.
    /// One that never happened (clocks went forward) counts on from the time before.
    [[nodiscard]] std::int64_t to_utc(std::int64_t local, std::optional<std::int64_t> near);

private:
    /// From `start` (UTC seconds) on, local time is UTC plus `offset`.
    struct Period {
        std::int64_t start;
        std::int64_t offset;
    };

    [[nodiscard]] std::int64_t end_of(std::size_t period) const;
    [[nodiscard]] std::size_t period_at(std::int64_t utc) const;
    [[nodiscard]] std::int64_t search(std::int64_t local, std::optional<std::int64_t> near) const;

    std::vector<Period> periods_;  // never empty; the first begins before all time
    std::size_t recent_ = 0;       // where the last reading fell: logs go on in the same period
};

}  // namespace seaeye
