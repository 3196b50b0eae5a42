// One field of an AIS message: where its bits stand, how they scale, which values are none. The
// rows of these tables are the decoder; JSON, CSV and observations all read them.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "drivers/decode/ais/payload.hpp"

namespace seaeye::ais {

enum class Form : std::uint8_t {
    number,
    flag,
    text,
    second,         ///< UTC second: 60 to 63 say why there is none
    turn,           ///< rate of turn, square-root scale
    extended_name,  ///< type 21: the name goes on at bit 272
    data,  ///< bits that nobody explains, as hexadecimal bytes; `width` is left off the end
    last,  ///< a number in the message's last bits, of which `at` is the first that it may have
};

constexpr std::int32_t no_value = std::numeric_limits<std::int32_t>::min();

struct Field {
    std::string_view name;        ///< carries the unit, as in sog_kn
    std::string_view raw_name{};  ///< of the transmitted integer; empty where the value is that
    std::uint16_t at = 0;         ///< first bit, from 0
    std::uint16_t width = 0;      ///< bits; of text: at most
    Form form = Form::number;
    bool is_signed = false;
    std::int32_t lowest = no_value;
    std::int32_t highest = std::numeric_limits<std::int32_t>::max();
    std::int32_t not_available = no_value;
    std::int32_t at_least = std::numeric_limits<std::int32_t>::max();   ///< from here on: or more
    std::int32_t none_from = std::numeric_limits<std::int32_t>::max();  ///< no value, many reasons
    std::int32_t factor = 1;                                            ///< before the division
    std::int32_t divisor = 1;
    int decimals = 0;
    std::int32_t offset = 0;  ///< added to what was divided
};

enum class State : std::uint8_t {
    value,
    at_least,      ///< the scale ended: this much or more
    no_magnitude,  ///< turning faster than 5 degrees in 30 s, nobody knows how fast
    not_available,
    out_of_range,  ///< a value that the standard does not have
    truncated,     ///< the message ended before it
};

/// What a field said. `value` counts where has_value().
struct Reading {
    State state = State::truncated;
    std::int32_t raw = 0;
    double value = 0.0;

    [[nodiscard]] constexpr bool has_value() const {
        return state == State::value || state == State::at_least;
    }
};

/// Degrees a minute from the transmitted rate of turn: (raw / 4.733) squared, with its sign.
constexpr double turn_rate(std::int32_t raw) {
    const double root = static_cast<double>(raw) / 4.733;
    return raw < 0 ? -root * root : root * root;
}

constexpr State turn_state(std::int32_t raw) {
    constexpr std::int32_t fast = 127;
    return raw == -128                   ? State::not_available
           : raw == fast || raw == -fast ? State::no_magnitude
                                         : State::value;
}

constexpr State number_state(const Field& field, std::int32_t raw) {
    if (raw == field.not_available || raw >= field.none_from) {
        return State::not_available;
    }
    if (raw < field.lowest || raw > field.highest) {
        return State::out_of_range;
    }
    return raw >= field.at_least ? State::at_least : State::value;
}

/// The first bit of a field. `base`: the bit from which its place counts.
[[gnu::always_inline]] inline std::size_t place_of(const Payload& payload,
                                                   const Field& field,
                                                   std::size_t base) {
    const std::size_t at = base + field.at;
    const bool is_last = field.form == Form::last && payload.holds(at, field.width);
    return is_last ? payload.bits() - field.width : at;
}

/// Reads a number, flag, second or turn. `base`: the bit from which the field's place counts.
/// Always inlined: where the field is a constant, little more is left than a load and a shift.
[[gnu::always_inline]] inline Reading read(const Payload& payload,
                                           const Field& field,
                                           std::size_t base = 0) {
    const std::size_t at = place_of(payload, field, base);
    if (!payload.holds(at, field.width)) {
        return {};
    }
    const std::int32_t raw = field.is_signed
                                 ? payload.signed_at(at, field.width)
                                 : static_cast<std::int32_t>(payload.unsigned_at(at, field.width));
    if (field.form == Form::turn) {
        return {.state = turn_state(raw), .raw = raw, .value = turn_rate(raw)};
    }
    if (field.form == Form::second) {
        return {.state = raw < 60 ? State::value : State::not_available,
                .raw = raw,
                .value = static_cast<double>(raw)};
    }
    return {.state = number_state(field, raw),
            .raw = raw,
            .value = static_cast<double>(raw) * field.factor / field.divisor + field.offset};
}

constexpr bool is_text(const Field& field) {
    return field.form == Form::text || field.form == Form::extended_name;
}

/// Reads a text or an extended name: up to the first '@', blanks at the end removed, leading ones
/// kept.
void read_text(const Payload& payload, const Field& field, std::size_t base, SixBitText& out);

constexpr Field number(std::string_view name, std::uint16_t at, std::uint16_t width) {
    return {.name = name, .at = at, .width = width};
}

constexpr Field flag(std::string_view name, std::uint16_t at) {
    return {.name = name, .at = at, .width = 1, .form = Form::flag};
}

constexpr Field text(std::string_view name, std::uint16_t at, std::uint16_t width) {
    return {.name = name, .at = at, .width = width, .form = Form::text};
}

/// What is left of the message from `at` on, but for the last `kept` bits.
constexpr Field data(std::string_view name, std::uint16_t at, std::uint16_t kept = 0) {
    return {.name = name, .at = at, .width = kept, .form = Form::data};
}

/// A number of which one value means "not available" and others may be impossible.
constexpr Field number_or_none(std::string_view name,
                               std::uint16_t at,
                               std::uint16_t width,
                               std::int32_t none) {
    return {.name = name, .raw_name = name, .at = at, .width = width, .not_available = none};
}

constexpr int degree_decimals = 7;  ///< of latitude and longitude: 1 cm

/// 1/10,000 minute; 181 degrees is "not available".
constexpr Field longitude(std::uint16_t at) {
    return {.name = "lon",
            .raw_name = "lon",
            .at = at,
            .width = 28,
            .is_signed = true,
            .lowest = -108'000'000,
            .highest = 108'000'000,
            .not_available = 108'600'000,
            .divisor = 600'000,
            .decimals = degree_decimals};
}

/// 1/10,000 minute; 91 degrees is "not available".
constexpr Field latitude(std::uint16_t at) {
    return {.name = "lat",
            .raw_name = "lat",
            .at = at,
            .width = 27,
            .is_signed = true,
            .lowest = -54'000'000,
            .highest = 54'000'000,
            .not_available = 54'600'000,
            .divisor = 600'000,
            .decimals = degree_decimals};
}

/// 1/10 knot; 1023 is "not available", 1022 is 102.2 knots or more.
constexpr Field speed(std::uint16_t at) {
    return {.name = "sog_kn",
            .raw_name = "sog",
            .at = at,
            .width = 10,
            .not_available = 1023,
            .at_least = 1022,
            .divisor = 10,
            .decimals = 1};
}

/// 1/10 degree; 3600 is "not available", above is not allowed.
constexpr Field course(std::uint16_t at) {
    return {.name = "cog_deg",
            .raw_name = "cog",
            .at = at,
            .width = 12,
            .lowest = 0,
            .highest = 3599,
            .not_available = 3600,
            .divisor = 10,
            .decimals = 1};
}

/// Degrees; 511 is "not available", 360 to 510 are not allowed.
constexpr Field heading(std::uint16_t at) {
    return {.name = "heading_deg",
            .raw_name = "heading",
            .at = at,
            .width = 9,
            .lowest = 0,
            .highest = 359,
            .not_available = 511};
}

constexpr Field utc_second(std::uint16_t at) {
    return {
        .name = "utc_second", .raw_name = "utc_second", .at = at, .width = 6, .form = Form::second};
}

/// Metres from the reference point; the last value means "or more".
constexpr Field side(std::string_view name, std::uint16_t at, std::uint16_t width) {
    return {.name = name, .at = at, .width = width, .at_least = (1 << width) - 1};
}

}  // namespace seaeye::ais
