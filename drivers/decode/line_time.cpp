// The forms, each seen in real logs:
//   1490075479,!AIVDM                              epoch in s, ms, us or ns
//   2016-03-31 00:00:01, !AIVDM                    date, local unless it says Z or an offset
//   !AIVDM...*4A,r003669945,1120959341             USCG
//   !AIVDM...*4A,d-109,S2105,t050056.00,T56.13718694,r003669946,1325394060
//   $PGHP,1,2013,3,18,9,19,9,499,...               Gatehouse: year month day hour minute s ms
//   $GPZDA,hhmmss.ss,dd,mm,yyyy,...                IEC 61162-1
//   {"rxuxtime":1600000000.25,... "nmea":["!AIVDM,...
#include "drivers/decode/line_time.hpp"

#include <array>

#include "drivers/decode/characters.hpp"
#include "drivers/decode/unix_time.hpp"
#include "schemas/time.hpp"

namespace seaeye {
namespace {

/// The number in `text[at .. at + n)`, or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t n) {
    if (at + n > text.size()) {
        return -1;
    }
    int value = 0;
    for (const char c : text.substr(at, n)) {
        if (!is_digit(c)) {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_possible(const Civil& c) {
    constexpr std::array days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return c.year >= 1970 && c.year < 2200 && c.month >= 1 && c.month <= 12 && c.day >= 1 &&
           c.day <= days[static_cast<std::size_t>(c.month - 1)] && c.hour >= 0 && c.hour < 24 &&
           c.minute >= 0 && c.minute < 60 && c.second >= 0 && c.second <= 60 && c.micro >= 0;
}

std::optional<std::int64_t> micros_of(const Civil& c) {
    if (!is_possible(c)) {
        return std::nullopt;
    }
    const std::int64_t us = to_micros(from_civil(c));
    return is_log_time(us) ? std::optional{us} : std::nullopt;
}

/// Up to six decimals after a point, in microseconds; moves `at` past all of them.
int fraction_at(std::string_view text, std::size_t& at) {
    if (at >= text.size() || text[at] != '.') {
        return 0;
    }
    const std::string_view digits = text.substr(at + 1, count_digits(text.substr(at + 1)));
    at += 1 + digits.size();
    int us = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        us = us * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    }
    return us;
}

/// "Z", "+02:00", "-0330" or nothing, at `at`.
struct Zone {
    bool is_given = false;
    std::int64_t offset_us = 0;
};

Zone zone_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return {};
    }
    if (text[at] == 'Z' || text[at] == 'z') {
        return {.is_given = true};
    }
    const int hours = digits_at(text, at + 1, 2);
    const bool has_colon = at + 3 < text.size() && text[at + 3] == ':';
    const int minutes = digits_at(text, at + (has_colon ? 4 : 3), 2);
    if ((text[at] != '+' && text[at] != '-') || hours < 0 || minutes < 0) {
        return {};
    }
    const std::int64_t offset = (hours * 60LL + minutes) * 60'000'000;
    return {.is_given = true, .offset_us = text[at] == '-' ? -offset : offset};
}

std::optional<LeadingTime> read_date(std::string_view text) {
    constexpr std::size_t size = 19;  // YYYY-MM-DD HH:MM:SS
    if (text.size() < size || (text[4] != '-' && text[4] != '/') || text[7] != text[4] ||
        (text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    std::size_t at = size;
    const int micro = fraction_at(text, at);
    const auto us = micros_of({.year = digits_at(text, 0, 4),
                               .month = digits_at(text, 5, 2),
                               .day = digits_at(text, 8, 2),
                               .hour = digits_at(text, 11, 2),
                               .minute = digits_at(text, 14, 2),
                               .second = digits_at(text, 17, 2),
                               .micro = micro});
    if (!us) {
        return std::nullopt;
    }
    const Zone zone = zone_at(text, at);
    return LeadingTime{.us = *us - zone.offset_us, .is_local = !zone.is_given};
}

std::optional<std::int64_t> read_epoch(std::string_view text) {
    constexpr std::size_t fewest_digits = 9;
    std::size_t n = count_digits(text);
    if (n < fewest_digits) {
        return std::nullopt;
    }
    if (n < text.size() && text[n] == '.') {
        n += 1 + count_digits(text.substr(n + 1));
    }
    const bool ends_here = n == text.size() || text[n] == ' ' || text[n] == ',' || text[n] == ';' ||
                           text[n] == '\t' || text[n] == ':' || text[n] == ']';
    return ends_here ? unix_micros(text.substr(0, n)) : std::nullopt;
}

/// The number that begins `text`, of one or more digits.
int leading_number(std::string_view text) {
    const std::size_t n = count_digits(text);
    return n >= 1 && n <= 4 ? digits_at(text, 0, n) : -1;
}

std::string_view value_after(std::string_view line, std::string_view key) {
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    std::string_view rest = line.substr(at + key.size());
    const std::size_t from = rest.find_first_not_of(" :\"");
    return from == std::string_view::npos ? std::string_view{} : rest.substr(from);
}

}  // namespace

std::string_view to_string(TimeOrigin origin) {
    constexpr std::array<std::string_view, 8> names{
        "none", "link", "tag", "trailing", "json", "pghp", "leading", "earlier"};
    return names[static_cast<std::size_t>(origin)];
}

std::optional<LeadingTime> read_leading_time(std::string_view before) {
    const std::size_t from = before.find_first_not_of(" \t[\"");
    if (from == std::string_view::npos) {
        return std::nullopt;
    }
    before.remove_prefix(from);
    if (const auto us = read_epoch(before)) {
        return LeadingTime{.us = *us};
    }
    return read_date(before);
}

Trailer read_trailer(std::string_view after) {
    Trailer trailer;
    if (after.empty() || after[0] != ',') {
        return trailer;
    }
    after.remove_prefix(1);
    while (!after.empty()) {
        const std::string_view field = take_field(after, ',');
        if (field.size() > 1 && (field[0] == 'r' || field[0] == 'b')) {
            trailer.station = field.substr(1);
        } else if (const auto us = read_epoch(field.substr(0, field.find_last_not_of(" \r") + 1))) {
            trailer.time_us = us;
        }
    }
    return trailer;
}

std::optional<std::int64_t> read_pghp_time(std::string_view body) {
    take_field(body, ',');  // the address
    if (take_field(body, ',') != "1") {
        return std::nullopt;
    }
    std::array<int, 7> numbers{};
    for (int& number : numbers) {
        number = leading_number(take_field(body, ','));
    }
    return micros_of({.year = numbers[0],
                      .month = numbers[1],
                      .day = numbers[2],
                      .hour = numbers[3],
                      .minute = numbers[4],
                      .second = numbers[5],
                      .micro = numbers[6] * 1000});
}

std::optional<std::int64_t> read_zda_time(std::string_view body) {
    take_field(body, ',');  // the address
    const std::string_view clock = take_field(body, ',');
    std::size_t at = 6;
    const int micro = fraction_at(clock, at);
    const int day = leading_number(take_field(body, ','));
    const int month = leading_number(take_field(body, ','));
    return micros_of({.year = leading_number(take_field(body, ',')),
                      .month = month,
                      .day = day,
                      .hour = digits_at(clock, 0, 2),
                      .minute = digits_at(clock, 2, 2),
                      .second = digits_at(clock, 4, 2),
                      .micro = micro});
}

std::optional<std::int64_t> read_json_time(std::string_view line) {
    if (const auto epoch = read_epoch(value_after(line, "\"rxuxtime\"").substr(0, 24))) {
        return epoch;
    }
    const std::string_view text = value_after(line, "\"rxtime\"");  // YYYYMMDDhhmmss
    if (text.empty()) {
        return std::nullopt;
    }
    return micros_of({.year = digits_at(text, 0, 4),
                      .month = digits_at(text, 4, 2),
                      .day = digits_at(text, 6, 2),
                      .hour = digits_at(text, 8, 2),
                      .minute = digits_at(text, 10, 2),
                      .second = digits_at(text, 12, 2)});
}

}  // namespace seaeye
