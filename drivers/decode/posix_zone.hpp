// The POSIX way to write a time zone, e.g. CET-1CEST,M3.5.0,M10.5.0/3: the rule by which clocks
// change in the years that a TZif file does not list.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace seaeye {

/// From `utc` (seconds since 1970) on, local time is UTC plus `offset` seconds.
struct OffsetChange {
    std::int64_t utc;
    std::int64_t offset;
};

/// Every change from 1970 to 2200, in order. Empty for a zone without daylight saving or a text
/// that is no such rule.
std::vector<OffsetChange> posix_zone_changes(std::string_view rule);

}  // namespace seaeye
