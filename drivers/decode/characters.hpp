// Characters of the wire: digits and numbers in text, checked before they are used.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

inline constexpr auto hex_values = [] {
    std::array<std::int8_t, 256> made{};
    made.fill(-1);
    for (std::size_t v = 0; v < 16; ++v) {
        made[static_cast<unsigned char>("0123456789ABCDEF"[v])] = static_cast<std::int8_t>(v);
        made[static_cast<unsigned char>("0123456789abcdef"[v])] = static_cast<std::int8_t>(v);
    }
    return made;
}();

/// 0 to 15, or -1 when it is no hexadecimal digit.
constexpr int hex_value(char c) {
    return hex_values[static_cast<unsigned char>(c)];
}

/// How many digits `text` begins with.
constexpr std::size_t count_digits(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) {
        ++n;
    }
    return n;
}

/// A whole number of 1 to 19 digits and nothing else.
constexpr std::optional<std::uint64_t> number_of(std::string_view text) {
    if (text.empty() || text.size() > 19) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

/// Cuts the text up to the next `separator` off the front of `rest`; all of it when there is none.
constexpr std::string_view take_field(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view field = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return field;
}

}  // namespace seaeye
