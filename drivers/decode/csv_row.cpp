// Quotes are rare: a field without them is borrowed as it stands.
#include "drivers/decode/csv_row.hpp"

#include <algorithm>

namespace seaeye {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\r"), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

/// Place of the quote that ends a field, of which `text` begins after the first; npos: none does.
std::size_t closing_quote(std::string_view text) {
    std::size_t at = text.find('"');
    while (at != std::string_view::npos && at + 1 < text.size() && text[at + 1] == '"') {
        at = text.find('"', at + 2);
    }
    return at;
}

std::string without_doubles(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        i += text[i] == '"' ? 1 : 0;
    }
    return out;
}

}  // namespace

bool CsvRow::read(std::string_view line, char separator) {
    fields_.clear();
    unquoted_.clear();
    bool goes_on = true;
    while (goes_on && fields_.size() < most_fields) {
        const std::size_t first = line.find_first_not_of(' ');
        if (first != std::string_view::npos && line[first] == '"') {
            line.remove_prefix(first + 1);
            if (!read_quoted(line, separator)) {
                return false;
            }
        } else {
            const std::string_view field = line.substr(0, line.find(separator));
            fields_.push_back(trimmed(field));
            line.remove_prefix(field.size());
        }
        goes_on = !line.empty();
        line.remove_prefix(goes_on ? 1 : 0);
    }
    return true;
}

bool CsvRow::read_quoted(std::string_view& rest, char separator) {
    const std::size_t end = closing_quote(rest);
    if (end == std::string_view::npos) {
        return false;
    }
    const std::string_view inside = rest.substr(0, end);
    rest = trimmed(rest.substr(end + 1));
    if (!rest.empty() && rest.front() != separator) {
        return false;
    }
    if (inside.find('"') == std::string_view::npos) {
        fields_.push_back(trimmed(inside));
    } else {
        fields_.push_back(trimmed(unquoted_.emplace_back(without_doubles(inside))));
    }
    return true;
}

char csv_separator(std::string_view header) {
    const auto count = [header](char c) {
        return std::ranges::count(header, c);
    };
    const char best = count(';') > count(',') ? ';' : ',';
    return count('\t') > count(best) ? '\t' : best;
}

}  // namespace seaeye
