#include "fusion/report_copies.hpp"

#include <cmath>
#include <optional>

namespace seaeye {
namespace {

/// What is not available has a number of its own, that nothing available has.
constexpr std::uint32_t none = 0xFFFF'FFFF;

std::uint32_t steps(double value, double step) {
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(value / step + 0.5)));
}

std::uint64_t joined(std::uint64_t high, std::uint32_t low) {
    return high << 32U | low;
}

constexpr std::uint8_t no_second = 0xFF;

/// Places in 1/10,000 minute, knots and degrees in tenths.
SaidKey key_of(const AisPosition& said) {
    constexpr double place_deg = 1.0 / 600'000.0;
    constexpr double tenth = 0.1;
    const std::uint32_t sog = said.sog ? steps(to_knots(*said.sog), tenth) : none;
    const std::uint32_t cog = said.cog ? steps(to_degrees(said.cog->angle()), tenth) : none;
    const auto what =
        static_cast<std::uint32_t>(said.message_type << 8U | said.utc_second.value_or(no_second));
    return {joined(to_number(said.mmsi), what),
            joined(steps(to_degrees(said.at->lat), place_deg),
                   steps(to_degrees(said.at->lon), place_deg)),
            joined(sog, cog)};
}

SaidKey key_of(const AisOther& said) {
    constexpr std::uint64_t prime = 0x100'0000'01B3;  // FNV-1a
    std::uint64_t sum = 0xCBF2'9CE4'8422'2325;
    for (const char c : said.text) {
        sum = (sum ^ static_cast<std::uint8_t>(c)) * prime;
    }
    return {joined(to_number(said.mmsi), static_cast<std::uint32_t>(said.message_type << 8U)),
            sum,
            said.text.size()};
}

}  // namespace

bool ReportCopies::is_copy(const Observation& observation) {
    const Hearing heard{.at = observation.measured};
    if (const auto* position = std::get_if<AisPosition>(&observation.said)) {
        return position->at && !position->is_own_ship &&
               said_.is_again(key_of(*position),
                              heard,
                              position->utc_second ? ais_minute_window : ais_short_window);
    }
    const auto* other = std::get_if<AisOther>(&observation.said);
    return other != nullptr && !other->text.empty() &&
           said_.is_again(key_of(*other), heard, ais_short_window);
}

}  // namespace seaeye
