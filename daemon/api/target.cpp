// Percent signs, slashes and ampersands.
#include "daemon/api/target.hpp"

#include <charconv>

namespace seaeye {
namespace {

/// `plus_is_blank` in a query, not in a path.
Result<std::string> decoded(std::string_view text, char blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == blank ? ' ' : text[i];
            continue;
        }
        unsigned code = 0;
        const char* from = text.data() + i + 1;
        const bool is_long_enough = i + 2 < text.size();
        if (!is_long_enough || std::from_chars(from, from + 2, code, 16).ptr != from + 2 ||
            code == 0) {
            return Error{ErrorCode::bad_value,
                         "the request target has a '%' that is not followed by two hex digits"};
        }
        out += static_cast<char>(code);
        i += 2;
    }
    return out;
}

/// Calls `each` for every part between separators; stops when it says false.
template <class F>
bool split(std::string_view text, char separator, F&& each) {
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        if (!each(text.substr(0, end))) {
            return false;
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return true;
}

bool add_parameter(QueryParameters& to, std::string_view part) {
    const std::size_t equals = part.find('=');
    const bool has_value = equals != std::string_view::npos;
    Result<std::string> name = decoded(part.substr(0, equals), '+');
    Result<std::string> value =
        decoded(has_value ? part.substr(equals + 1) : std::string_view{}, '+');
    if (!name || !value) {
        return false;
    }
    to.emplace_back(*std::move(name), *std::move(value));
    return true;
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
    const Error broken{
        ErrorCode::bad_value,
        "the request target is expected to begin with '/' and to be percent-encoded"};
    if (target.empty() || target.front() != '/') {
        return broken;
    }
    const std::size_t mark = target.find('?');
    Target parsed;
    const bool is_path_good = split(target.substr(1, mark - 1), '/', [&](std::string_view part) {
        Result<std::string> segment = decoded(part, '\0');
        if (!segment) {
            return false;
        }
        if (!segment->empty()) {
            parsed.segments.push_back(*std::move(segment));
        }
        return true;
    });
    const std::string_view query =
        mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    const bool is_query_good = split(query, '&', [&](std::string_view part) {
        return part.empty() || add_parameter(parsed.query, part);
    });
    if (!is_path_good || !is_query_good) {
        return broken;
    }
    return parsed;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto code = static_cast<unsigned char>(c);
            out += '%';
            out += hex[code >> 4U];
            out += hex[code & 0xFU];
        }
    }
    return out;
}

}  // namespace seaeye
