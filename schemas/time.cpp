// Calendar arithmetic for event time. Days-from-civil after Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms" (2013), valid over the whole proleptic Gregorian calendar.
#include "schemas/time.hpp"

#include <array>
#include <optional>

namespace seaeye {
namespace {

constexpr std::int64_t micros_per_day = 86'400'000'000;

constexpr std::int64_t days_from_civil(std::int64_t y, int m, int d) {
    y -= m <= 2 ? 1 : 0;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yoe = y - era * 400;
    const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146'097 + doe - 719'468;
}

void put_digits(std::string& out, int value, int width) {
    std::array<char, 8> digits{};
    for (int i = width - 1; i >= 0; --i) {
        digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(digits.data(), static_cast<std::size_t>(width));
}

/// Takes text apart from the left; every read can fail.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_{text} {}

    std::optional<int> digits(std::size_t width) {
        if (text_.size() < width) {
            return std::nullopt;
        }
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (text_[i] < '0' || text_[i] > '9') {
                return std::nullopt;
            }
            value = value * 10 + (text_[i] - '0');
        }
        text_.remove_prefix(width);
        return value;
    }

    bool one_of(std::string_view allowed) {
        if (text_.empty() || allowed.find(text_.front()) == std::string_view::npos) {
            return false;
        }
        last_ = text_.front();
        text_.remove_prefix(1);
        return true;
    }

    /// Decimal digits as microseconds; further digits are cut.
    std::optional<int> fraction() {
        int value = 0;
        int n = 0;
        while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
            if (n < 6) {
                value = value * 10 + (text_.front() - '0');
            }
            ++n;
            text_.remove_prefix(1);
        }
        if (n == 0) {
            return std::nullopt;
        }
        for (; n < 6; ++n) {
            value *= 10;
        }
        return value;
    }

    [[nodiscard]] bool at_end() const { return text_.empty(); }

    [[nodiscard]] char last() const { return last_; }

private:
    std::string_view text_;
    char last_ = 0;
};

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool is_real(const Civil& c) {
    return c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= days_in_month(c.year, c.month) &&
           c.hour <= 23 && c.minute <= 59 && c.second <= 59;
}

std::optional<Civil> read_date_time(Cursor& in) {
    const auto year = in.digits(4);
    if (!year || !in.one_of("-/")) {
        return std::nullopt;
    }
    const auto month = in.digits(2);
    if (!month || !in.one_of("-/")) {
        return std::nullopt;
    }
    const auto day = in.digits(2);
    if (!day || !in.one_of("Tt ")) {
        return std::nullopt;
    }
    const auto hour = in.digits(2);
    if (!hour || !in.one_of(":")) {
        return std::nullopt;
    }
    const auto minute = in.digits(2);
    if (!minute || !in.one_of(":")) {
        return std::nullopt;
    }
    const auto second = in.digits(2);
    if (!second) {
        return std::nullopt;
    }
    Civil c{.year = *year,
            .month = *month,
            .day = *day,
            .hour = *hour,
            .minute = *minute,
            .second = *second};
    return is_real(c) ? std::optional{c} : std::nullopt;
}

/// "Z" or "+hh:mm". Gives the offset east of UTC.
std::optional<Duration> read_offset(Cursor& in) {
    if (in.one_of("Zz")) {
        return Duration{0};
    }
    if (!in.one_of("+-")) {
        return std::nullopt;
    }
    const int sign = in.last() == '-' ? -1 : 1;
    const auto hours = in.digits(2);
    if (!hours || !in.one_of(":")) {
        return std::nullopt;
    }
    const auto minutes = in.digits(2);
    if (!minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    return Duration{std::int64_t{sign} * (*hours * 3600 + *minutes * 60) * 1'000'000};
}

}  // namespace

Time from_civil(const Civil& c) {
    const std::int64_t day = days_from_civil(c.year, c.month, c.day);
    const std::int64_t in_day =
        (std::int64_t{c.hour} * 3600 + std::int64_t{c.minute} * 60 + c.second) * 1'000'000 +
        c.micro;
    return time_from_micros(day * micros_per_day + in_day);
}

Civil to_civil(Time when) {
    const std::int64_t us = to_micros(when);
    const std::int64_t day = (us >= 0 ? us : us - micros_per_day + 1) / micros_per_day;
    const std::int64_t rest = us - day * micros_per_day;
    const std::int64_t z = day + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const std::int64_t doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const auto month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {.year = static_cast<int>(yoe + era * 400 + (month <= 2 ? 1 : 0)),
            .month = month,
            .day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1),
            .hour = static_cast<int>(rest / 3'600'000'000),
            .minute = static_cast<int>(rest / 60'000'000 % 60),
            .second = static_cast<int>(rest / 1'000'000 % 60),
            .micro = static_cast<int>(rest % 1'000'000)};
}

void append_rfc3339(std::string& out, Time when) {
    const Civil c = to_civil(when);
    put_digits(out, c.year, 4);
    out += '-';
    put_digits(out, c.month, 2);
    out += '-';
    put_digits(out, c.day, 2);
    out += 'T';
    put_digits(out, c.hour, 2);
    out += ':';
    put_digits(out, c.minute, 2);
    out += ':';
    put_digits(out, c.second, 2);
    if (c.micro != 0) {
        out += '.';
        put_digits(out, c.micro, 6);
    }
    out += 'Z';
}

std::string to_rfc3339(Time when) {
    std::string out;
    append_rfc3339(out, when);
    return out;
}

Result<Time> parse_rfc3339(std::string_view text) {
    Cursor in{text};
    auto civil = read_date_time(in);
    if (civil && in.one_of(".")) {
        const auto micro = in.fraction();
        if (micro) {
            civil->micro = *micro;
        } else {
            civil.reset();
        }
    }
    const auto offset = civil ? read_offset(in) : std::nullopt;
    if (!offset || !in.at_end()) {
        return Error{ErrorCode::bad_value,
                     "expected an RFC 3339 time like 2025-03-01T04:07:30Z, found \"" +
                         std::string{text} + "\""};
    }
    return from_civil(*civil) - *offset;
}

}  // namespace seaeye
