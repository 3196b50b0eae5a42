// ITU-R M.1371-5 annex 8: messages 4 and 11 (UTC and position of a station), 12 and 14 (safety
// related text). Bits from 0.
//
//   4,11  38 year 14 | 52 month 4 | 56 day 5 | 61 hour 5 | 66 minute 6 | 72 second 6 | 78 accurate
//         79 lon 28 | 107 lat 27 | 134 epfd 4 | 138 spare 10 | 148 raim | 149 radio 19
//   12    38 sequence 2 | 40 destination MMSI 30 | 70 retransmitted | 71 spare | 72 text to the end
//   14    38 spare 2 | 40 text to the end
//
// Not available: year, month, day 0; hour 24; minute and second 60.
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace station {
constexpr Field clock_field(std::string_view name,
                            std::uint16_t at,
                            std::uint16_t width,
                            std::int32_t none) {
    return {.name = name,
            .raw_name = name,
            .at = at,
            .width = width,
            .highest = none - 1,
            .not_available = none};
}

inline constexpr Field year = number_or_none("utc_year", 38, 14, 0);
inline constexpr Field month{.name = "utc_month",
                             .raw_name = "utc_month",
                             .at = 52,
                             .width = 4,
                             .highest = 12,
                             .not_available = 0};
inline constexpr Field day = number_or_none("utc_day", 56, 5, 0);
inline constexpr Field hour = clock_field("utc_hour", 61, 5, 24);
inline constexpr Field minute = clock_field("utc_minute", 66, 6, 60);
inline constexpr Field second = clock_field("utc_second", 72, 6, 60);
inline constexpr Field accurate = flag("accurate", 78);
inline constexpr Field lon = longitude(79);
inline constexpr Field lat = latitude(107);
inline constexpr Field epfd = number("epfd", 134, 4);
inline constexpr Field raim = flag("raim", 148);
inline constexpr Field radio = number("radio", 149, 19);
inline constexpr std::array fields{
    &year, &month, &day, &hour, &minute, &second, &lat, &lon, &accurate, &epfd, &raim, &radio};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 138;
}  // namespace station

namespace addressed_safety {
inline constexpr Field sequence = number("sequence", 38, 2);
inline constexpr Field destination = number("destination_mmsi", 40, 30);
inline constexpr Field retransmitted = flag("retransmitted", 70);
inline constexpr Field words = text("text", 72, 936);
inline constexpr std::array fields{&sequence, &destination, &retransmitted, &words};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 72;
}  // namespace addressed_safety

namespace broadcast_safety {
inline constexpr Field words = text("text", 40, 968);
inline constexpr std::array fields{&words};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 40;
}  // namespace broadcast_safety

}  // namespace seaeye::ais
