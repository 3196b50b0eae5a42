// Fixed-point printing by integer scaling where the value fits 53 bits, by the standard library
// beyond.
#include "schemas/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace seaeye {
namespace {

constexpr std::array<std::int64_t, 10> power_of_ten{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// Writes `value` right-aligned with a point before the last `decimals` digits; gives the first
/// used place.
char* put_scaled(char* end, std::uint64_t value, int decimals) {
    for (int i = 0; i < decimals; ++i) {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    if (decimals > 0) {
        *--end = '.';
    }
    do {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return end;
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end);
}

bool append_fixed(std::string& out, double value, int decimals) {
    if (!std::isfinite(value)) {
        return false;
    }
    constexpr double exact_limit = 9.0e15;
    const double scaled =
        std::abs(value) * static_cast<double>(power_of_ten[static_cast<std::size_t>(decimals)]);
    if (scaled < exact_limit) {
        const auto whole = static_cast<std::uint64_t>(scaled + 0.5);
        std::array<char, 40> buffer{};
        char* const end = buffer.data() + buffer.size();
        char* begin = put_scaled(end, whole, decimals);
        if (value < 0 && whole != 0) {
            *--begin = '-';
        }
        out.append(begin, end);
        return true;
    }
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    out.append(buffer.data(), end);
    return true;
}

}  // namespace seaeye
