#include "drivers/decode/asterix/text.hpp"

#include <charconv>
#include <cmath>
#include <cstring>

#include "schemas/json_writer.hpp"
#include "schemas/numbers.hpp"

namespace seaeye::asterix {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_hex(std::string& out, std::uint64_t value, unsigned digits) {
    for (unsigned i = digits; i > 0; --i) {
        out += hex_digits[value >> (4 * (i - 1)) & 0xFU];
    }
}

/// Many scales are 1/128 or a power of two of it: their decimals are exact, and quickly had.
bool append_binary_fraction(std::string& out, double value) {
    constexpr int parts = 128;
    constexpr std::int64_t decimals_of_part = 78'125;  // 1 / 128 = 0.0078125
    constexpr double largest = 1e9;
    const double scaled = std::abs(value) * parts;
    const auto whole = std::abs(value) < largest ? static_cast<std::int64_t>(scaled) : 0;
    if (static_cast<double>(whole) != scaled) {
        return false;
    }
    if (value < 0.0) {
        out += '-';
    }
    append_integer(out, whole / parts);
    std::array<char, 8> text{'.'};
    std::int64_t rest = whole % parts * decimals_of_part;
    for (std::size_t i = text.size() - 1; i > 0; --i, rest /= 10) {
        text[i] = static_cast<char>('0' + rest % 10);
    }
    const std::string_view shown{text.data(), text.size()};
    out += shown.substr(0, shown.find_last_not_of('0') + 1);
    return true;
}

/// The shortest text that reads back as this value.
void append_double(std::string& out, double value) {
    if (value == std::floor(value) && std::abs(value) < 1e9) {
        append_integer(out, static_cast<std::int64_t>(value));
        return;
    }
    if (append_binary_fraction(out, value)) {
        return;
    }
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    out.append(text.data(), error == std::errc{} ? end : text.data());
}

/// ICAO Annex 10 vol. IV table 3-9: 1 to 26 letters, 32 blank, 48 to 57 digits. Some radars fill up
/// with zeros.
char icao_character(std::uint64_t six) {
    if (six >= 1 && six <= 26) {
        return static_cast<char>('A' + six - 1);
    }
    if (six == 0) {
        return ' ';
    }
    return six == 32 || (six >= 48 && six <= 57) ? static_cast<char>(six) : '?';
}

void append_characters(std::string& out, std::uint64_t raw, unsigned width, unsigned step) {
    std::array<char, 16> text{};
    std::size_t size = 0;
    for (unsigned at = step; at <= width && size < text.size(); at += step) {
        const std::uint64_t character = raw >> (width - at) & ((std::uint64_t{1} << step) - 1);
        text[size++] = step == 6 ? icao_character(character) : static_cast<char>(character);
    }
    std::string_view shown{text.data(), size};
    shown = shown.substr(0, shown.find_last_not_of(' ') + 1);
    append_json_string(out, shown);
}

void append_value(std::string& out, Bytes item, const Field& field) {
    const std::uint64_t raw = raw_bits(item, field);
    switch (field.form) {
        case Form::octal:
            out += '"';
            for (unsigned i = (field.width + 2U) / 3U; i > 0; --i) {
                out += static_cast<char>('0' + (raw >> (3 * (i - 1)) & 7U));
            }
            out += '"';
            return;
        case Form::hexadecimal:
            out += '"';
            append_hex(out, raw, (field.width + 3U) / 4U);
            out += '"';
            return;
        case Form::ascii:
            append_characters(out, raw, field.width, 8);
            return;
        case Form::icao:
            append_characters(out, raw, field.width, 6);
            return;
        case Form::number:
        case Form::signed_number:
            break;
    }
    if (field.is_quantity) {
        append_double(out, scaled_value(item, field));
    } else if (field.form == Form::signed_number) {
        append_integer(out, signed_bits(item, field));
    } else {
        append_integer(out, static_cast<std::int64_t>(raw));
    }
}

void append_key(std::string& out, char& separator, std::string_view prefix, std::string_view name) {
    out += separator;
    separator = ',';
    out += '"';
    out += prefix;
    out += name;
    out += "\":";
}

void append_fields(std::string& out, std::span<const Field> fields, Bytes item) {
    char separator = '{';
    for (const Field& field : fields) {
        if (holds(item, field)) {
            append_key(out, separator, "", field.name);
            append_value(out, item, field);
        }
    }
    out += separator == '{' ? "{}" : "}";
}

void append_elements(std::string& out, const Item& item, Bytes bytes) {
    char separator = '[';
    while (bytes.size() >= item.size) {
        out += separator;
        separator = ',';
        append_fields(out, item.fields, bytes.first(item.size));
        bytes = bytes.subspan(item.size);
    }
    out += separator == '[' ? "[]" : "]";
}

void append_item(std::string& out, const Item& item, Bytes bytes) {
    switch (item.shape) {
        case Shape::fixed:
        case Shape::extended:
            append_fields(out, item.fields, bytes);
            return;
        case Shape::repeated:
            append_elements(out, item, bytes.subspan(1));
            return;
        case Shape::chained:
            append_elements(out, item, bytes);
            return;
        case Shape::compound: {
            char separator = '{';
            for_each_part(item, bytes, [&](std::size_t place, Bytes part) {
                append_key(out, separator, "", item.parts[place].name);
                append_item(out, item.parts[place], part);
                return true;
            });
            out += separator == '{' ? "{}" : "}";
            return;
        }
        case Shape::explicit_length:
            out += '"';
            for (const std::uint8_t octet : bytes.subspan(1)) {
                append_hex(out, octet, 2);
            }
            out += '"';
            return;
        case Shape::spare:
            out += "null";
            return;
    }
}

}  // namespace

void append_json(std::string& out, const Profile& profile, const Record& record) {
    out += R"({"category":)";
    append_integer(out, profile.category);
    out += R"(,"edition":")";
    out += profile.edition;
    out += '"';
    char separator = ',';
    for (std::size_t place = 0; place < profile.items.size(); ++place) {
        if (record.has(place)) {
            append_key(out, separator, "I", profile.items[place].name);
            append_item(out, profile.items[place], record.item(place));
        }
    }
    out += '}';
}

}  // namespace seaeye::asterix
