// Writes random messages by the layouts of ais_layouts.hpp, and keeps what was written where.
#pragma once

#include <charconv>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "drivers/encode/bit_writer.hpp"
#include "tests/support/ais_layouts.hpp"

namespace seaeye::test {

/// One field of a layout.
struct FieldSpec {
    std::string path;
    std::string unit;
    int bits = 0;
    bool is_signed = false;
    bool is_text = false;
    bool is_never_zero = false;
    bool is_raw = false;
    double factor = 1;
    double divisor = 1;
    double offset = 0;
    std::optional<std::uint64_t> fixed;
};

/// What was written: a number or a text.
struct Written {
    FieldSpec spec;  // the path without "#"
    std::string pattern;
    std::int64_t raw = 0;
    std::string text;
};

struct WrittenList {
    std::string path;
    std::size_t size = 0;
};

inline int number_at(std::string_view text, std::size_t& at) {
    int value = 0;
    const auto end = std::from_chars(text.data() + at, text.data() + text.size(), value);
    at = static_cast<std::size_t>(end.ptr - text.data());
    return value;
}

/// "path.unit:bits..." as ais_layouts.hpp explains.
inline FieldSpec parse_field(std::string_view token) {
    FieldSpec spec;
    std::size_t at = token.find(':');
    const std::string_view path = token.substr(0, at);
    const std::size_t dot = path.find('.');
    spec.path = path.substr(0, dot);
    spec.unit = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    spec.bits = number_at(token, ++at);
    while (at < token.size()) {
        const char kind = token[at++];
        spec.is_signed = spec.is_signed || kind == 's';
        spec.is_text = spec.is_text || kind == 't';
        spec.is_never_zero = spec.is_never_zero || kind == 'n';
        spec.is_raw = spec.is_raw || kind == 'r';
        if (kind == '*') {
            spec.factor = number_at(token, at);
        } else if (kind == '/') {
            spec.divisor = number_at(token, at);
        } else if (kind == '+') {
            spec.offset = number_at(token, at);
        } else if (kind == '-') {
            spec.offset = -number_at(token, at);
        } else if (kind == '=') {
            spec.fixed = static_cast<std::uint64_t>(number_at(token, at));
        }
    }
    return spec;
}

class LayoutWriter {
public:
    explicit LayoutWriter(std::mt19937_64& random) : random_{random} {}

    /// Writes fields under `prefix`, which begins every path.
    void write(std::string_view layout, const std::string& prefix = "") {
        const std::vector<std::string_view> tokens = split(layout);
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            if (tokens[at] != "(") {
                put(parse_field(tokens[at]), prefix, 0);
                continue;
            }
            const std::size_t end = static_cast<std::size_t>(
                std::ranges::find(
                    tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(), ")") -
                tokens.begin());
            repeat({tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    tokens.begin() + static_cast<std::ptrdiff_t>(end)},
                   prefix);
            at = end;
        }
    }

    [[nodiscard]] const BitWriter& bits() const { return bits_; }

    std::vector<Written> fields;
    std::vector<WrittenList> lists;

private:
    static std::vector<std::string_view> split(std::string_view text) {
        std::vector<std::string_view> tokens;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (end > at) {
                tokens.push_back(text.substr(at, end - at));
            }
            at = end + 1;
        }
        return tokens;
    }

    /// `tokens`: "1-4" and the fields.
    void repeat(std::vector<std::string_view> tokens, const std::string& prefix) {
        std::size_t at = 0;
        const int least = number_at(tokens[0], at);
        const int most = number_at(tokens[0], ++at);
        const int count = std::uniform_int_distribution{least, most}(random_);
        for (int n = 0; n < count; ++n) {
            for (std::size_t i = 1; i < tokens.size(); ++i) {
                put(parse_field(tokens[i]), prefix, n);
            }
        }
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            if (const std::size_t mark = tokens[i].find("/#"); mark != std::string_view::npos) {
                lists.push_back({.path = prefix + "/" + std::string{tokens[i].substr(0, mark)},
                                 .size = static_cast<std::size_t>(count)});
                return;
            }
        }
    }

    void put(FieldSpec spec, const std::string& prefix, int n) {
        Written written{.spec = spec, .pattern = spec.path, .raw = 0, .text = {}};
        if (spec.is_text) {
            written.text = random_text(static_cast<std::size_t>(spec.bits / 6));
            bits_.put_text(written.text, static_cast<std::size_t>(spec.bits / 6));
        } else {
            const std::uint64_t raw = random_number(spec);
            bits_.put(raw, spec.bits);
            written.raw = signed_value(raw, spec);
        }
        if (spec.path.empty()) {
            return;  // spare
        }
        if (const std::size_t mark = spec.path.find('#'); mark != std::string::npos) {
            written.spec.path.replace(mark, 1, std::to_string(n));
        }
        written.spec.path = prefix + "/" + written.spec.path;
        fields.push_back(written);
    }

    std::uint64_t random_number(const FieldSpec& spec) {
        const std::uint64_t all = spec.bits == 64
                                      ? ~std::uint64_t{0}
                                      : (std::uint64_t{1} << static_cast<unsigned>(spec.bits)) - 1;
        const std::uint64_t least = spec.is_never_zero ? 1 : 0;
        return spec.fixed ? *spec.fixed
                          : std::uniform_int_distribution<std::uint64_t>{least, all}(random_);
    }

    static std::int64_t signed_value(std::uint64_t raw, const FieldSpec& spec) {
        const std::uint64_t sign = std::uint64_t{1} << static_cast<unsigned>(spec.bits - 1);
        return spec.is_signed && (raw & sign) != 0
                   ? static_cast<std::int64_t>(raw) - static_cast<std::int64_t>(sign * 2)
                   : static_cast<std::int64_t>(raw);
    }

    /// Any characters but '@', which ends a text, and no blank at the end.
    std::string random_text(std::size_t most) {
        std::string text(std::uniform_int_distribution<std::size_t>{0, most}(random_), ' ');
        for (char& c : text) {
            do {
                c = static_cast<char>(std::uniform_int_distribution<int>{' ', '_'}(random_));
            } while (c == '@');
        }
        return text.substr(0, text.find_last_not_of(' ') + 1);
    }

    std::mt19937_64& random_;
    BitWriter bits_;
};

}  // namespace seaeye::test
