// The fields of one sentence, read in order: numbers with the decimals they were written with,
// letters, times of day. A field that is no number where one must be is a fault, never a zero.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "drivers/decode/characters.hpp"
#include "schemas/time.hpp"

namespace seaeye::radar {

/// A number as it was written: "11.40" has the step 0.01.
struct Decimal {
    double value = 0.0;
    double step = 1.0;  ///< what one unit of the last digit is worth
};

/// Takes comma-separated fields off the front. is_sound() turns false at the first impossible one
/// and stays so.
class FieldReader {
public:
    explicit FieldReader(std::string_view fields) : rest_{fields}, is_at_end_{fields.empty()} {}

    [[nodiscard]] bool is_sound() const { return is_sound_; }

    /// The next field; empty when there is none any more.
    std::string_view text() {
        const bool was_last = rest_.find(',') == std::string_view::npos;
        count_ += is_at_end_ ? 0 : 1;
        is_at_end_ = is_at_end_ || was_last;
        return take_field(rest_, ',');
    }

    /// How many fields there were so far.
    [[nodiscard]] int count() const { return count_; }

    [[nodiscard]] bool is_at_end() const { return is_at_end_; }

    void refuse() { is_sound_ = false; }

    /// An empty field is no value; anything but a plain number from `lowest` to `highest` is a
    /// fault.
    std::optional<Decimal> number(double lowest, double highest) {
        const std::string_view field = text();
        if (field.empty()) {
            return std::nullopt;
        }
        double value = 0.0;
        const auto [end, error] =
            std::from_chars(field.begin(), field.end(), value, std::chars_format::fixed);
        const bool is_within = value >= lowest && value <= highest;  // false for NaN
        if (error != std::errc{} || end != field.end() || !is_within) {
            refuse();
            return std::nullopt;
        }
        const std::size_t point = field.find('.');
        const auto decimals =
            point == std::string_view::npos ? 0 : static_cast<int>(field.size() - point - 1);
        return Decimal{.value = value, .step = std::pow(10.0, -decimals)};
    }

    /// One of `allowed`, or NUL for an empty field.
    char letter(std::string_view allowed) {
        const std::string_view field = text();
        if (field.empty()) {
            return '\0';
        }
        if (field.size() != 1 || allowed.find(field[0]) == std::string_view::npos) {
            refuse();
            return '\0';
        }
        return field[0];
    }

    /// hhmmss.ss since midnight UTC; an empty field is no value.
    std::optional<Duration> time_of_day() {
        const std::string_view field = text();
        if (field.empty()) {
            return std::nullopt;
        }
        const auto whole = number_of(field.substr(0, 6));
        const auto seconds_of = field.size() > 6 ? fraction(field.substr(6)) : std::optional{0.0};
        if (field.size() < 6 || !whole || !seconds_of || *whole / 10'000 > 23 ||
            *whole / 100 % 100 > 59 || *whole % 100 > 60) {
            refuse();
            return std::nullopt;
        }
        const auto whole_s = *whole / 10'000 * 3600 + *whole / 100 % 100 * 60 + *whole % 100;
        return seconds(static_cast<double>(whole_s) + *seconds_of);
    }

private:
    static std::optional<double> fraction(std::string_view text) {
        const auto digits = text.size() > 1 ? number_of(text.substr(1)) : std::nullopt;
        if (text[0] != '.' || (text.size() > 1 && !digits)) {
            return std::nullopt;
        }
        return digits ? static_cast<double>(*digits) *
                            std::pow(10.0, 1.0 - static_cast<double>(text.size()))
                      : 0.0;
    }

    std::string_view rest_;
    int count_ = 0;
    bool is_at_end_;
    bool is_sound_ = true;
};

}  // namespace seaeye::radar
