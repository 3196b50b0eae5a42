// 1654088303 s, 1636959538000 ms, 1550303566167726 us, 1550303566167726840 ns: the four scales do
// not overlap between 1973 and 2200.
#include "drivers/decode/unix_time.hpp"

#include "drivers/decode/characters.hpp"

namespace seaeye {
namespace {

constexpr std::uint64_t first_milliseconds = 100'000'000'000;
constexpr std::uint64_t first_microseconds = first_milliseconds * 1000;
constexpr std::uint64_t first_nanoseconds = first_microseconds * 1000;

/// The first six decimals of a fraction; what follows is dropped. nullopt when it is no number.
std::optional<std::int64_t> fraction_micros(std::string_view digits) {
    std::int64_t us = 0;
    std::int64_t unit = 100'000;
    for (const char c : digits) {
        if (!is_digit(c)) {
            return std::nullopt;
        }
        us += (c - '0') * unit;
        unit /= 10;
    }
    return us;
}

std::int64_t scaled_to_micros(std::uint64_t value) {
    if (value < first_milliseconds) {
        value *= 1'000'000;
    } else if (value < first_microseconds) {
        value *= 1000;
    } else if (value >= first_nanoseconds) {
        value /= 1000;
    }
    return static_cast<std::int64_t>(value);
}

}  // namespace

std::optional<std::int64_t> unix_micros(std::string_view text) {
    const std::string_view whole = text.substr(0, count_digits(text));
    const auto value = number_of(whole);
    if (!value) {
        return std::nullopt;
    }
    std::int64_t us = scaled_to_micros(*value);
    text.remove_prefix(whole.size());
    if (!text.empty()) {
        const auto fraction = text[0] == '.' ? fraction_micros(text.substr(1)) : std::nullopt;
        if (!fraction || *value >= first_milliseconds) {
            return std::nullopt;
        }
        us += *fraction;
    }
    return is_log_time(us) ? std::optional{us} : std::nullopt;
}

}  // namespace seaeye
