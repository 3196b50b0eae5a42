// POSIX.1-2017 clause 8.3, TZ, with the hours of RFC 8536 (-167 to 167):
//   std offset dst [offset] , start[/time] , end[/time]
//   offset: hours west of Greenwich; date: Mm.w.d (week 5 is the last), Jn (no 29 February) or n.
#include "drivers/decode/posix_zone.hpp"

#include <optional>

#include "drivers/decode/characters.hpp"
#include "schemas/time.hpp"

namespace seaeye {
namespace {

constexpr std::int64_t day_s = 86'400;

/// Reads from the front of a text and remembers whether that ever failed.
struct Reader {
    std::string_view rest;
    bool is_good = true;

    bool take(char c) {
        if (rest.empty() || rest[0] != c) {
            return false;
        }
        rest.remove_prefix(1);
        return true;
    }

    std::int64_t number() {
        const std::size_t n = count_digits(rest);
        const auto value = n <= 3 ? number_of(rest.substr(0, n)) : std::nullopt;
        is_good = is_good && value.has_value();
        rest.remove_prefix(n);
        return static_cast<std::int64_t>(value.value_or(0));
    }

    /// [+-]h[:m[:s]] in seconds.
    std::int64_t clock() {
        const std::int64_t sign = take('-') ? -1 : 1;
        if (sign > 0) {
            take('+');
        }
        std::int64_t total = number() * 3600;
        if (take(':')) {
            total += number() * 60;
            total += take(':') ? number() : 0;
        }
        return sign * total;
    }

    void name() {
        if (take('<')) {
            const std::size_t close = rest.find('>');
            is_good = is_good && close != std::string_view::npos;
            rest.remove_prefix(close == std::string_view::npos ? rest.size() : close + 1);
            return;
        }
        std::size_t n = 0;
        while (n < rest.size() && (is_upper(rest[n]) || (rest[n] >= 'a' && rest[n] <= 'z'))) {
            ++n;
        }
        is_good = is_good && n >= 3;
        rest.remove_prefix(n);
    }
};

/// A day of every year, and the local second of it.
struct YearlyDate {
    char form = 'M';  // 'M', 'J', or '0' for the plain count
    std::int64_t month = 0, week = 0, day = 0;
    std::int64_t clock_s = 7200;
};

YearlyDate date_of(Reader& reader) {
    YearlyDate date;
    if (reader.take('M')) {
        date.month = reader.number();
        reader.is_good = reader.is_good && reader.take('.');
        date.week = reader.number();
        reader.is_good = reader.is_good && reader.take('.') && date.month >= 1 && date.month <= 12;
    } else {
        date.form = reader.take('J') ? 'J' : '0';
    }
    date.day = reader.number();
    if (reader.take('/')) {
        date.clock_s = reader.clock();
    }
    return date;
}

bool is_leap(std::int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int64_t day_number(std::int64_t year, std::int64_t month, std::int64_t day) {
    const Time midnight = from_civil({.year = static_cast<int>(year),
                                      .month = static_cast<int>(month),
                                      .day = static_cast<int>(day)});
    return to_micros(midnight) / (day_s * 1'000'000);
}

/// Local seconds since 1970 of the date in a year.
std::int64_t local_seconds(const YearlyDate& date, std::int64_t year) {
    std::int64_t day = day_number(year, 1, 1) + date.day;
    if (date.form == 'J') {
        day += is_leap(year) && date.day >= 60 ? 0 : -1;
    } else if (date.form == 'M') {
        const std::int64_t first = day_number(year, date.month, 1);
        const std::int64_t next =
            date.month == 12 ? day_number(year + 1, 1, 1) : day_number(year, date.month + 1, 1);
        const std::int64_t weekday = (first % 7 + 7 + 4) % 7;  // 1970-01-01 was a Thursday
        day = first + (date.day - weekday + 7) % 7 + (date.week - 1) * 7;
        while (day >= next) {
            day -= 7;
        }
    }
    return day * day_s + date.clock_s;
}

}  // namespace

std::vector<OffsetChange> posix_zone_changes(std::string_view rule) {
    Reader reader{rule};
    reader.name();
    const std::int64_t standard = -reader.clock();
    if (!reader.is_good || reader.rest.empty()) {
        return {};
    }
    reader.name();
    const bool is_given = !reader.rest.empty() && reader.rest[0] != ',';
    const std::int64_t summer = is_given ? -reader.clock() : standard + 3600;
    reader.is_good = reader.is_good && reader.take(',');
    const YearlyDate start = date_of(reader);
    reader.is_good = reader.is_good && reader.take(',');
    const YearlyDate end = date_of(reader);
    if (!reader.is_good) {
        return {};
    }
    std::vector<OffsetChange> changes;
    for (std::int64_t year = 1970; year <= 2200; ++year) {
        const OffsetChange forward{local_seconds(start, year) - standard, summer};
        const OffsetChange back{local_seconds(end, year) - summer, standard};
        const bool is_northern = forward.utc < back.utc;
        changes.push_back(is_northern ? forward : back);
        changes.push_back(is_northern ? back : forward);
    }
    return changes;
}

}  // namespace seaeye
