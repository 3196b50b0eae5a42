// Page keys as text: "collection i42 tabc", in hex so that nobody is tempted to build one.
#include "daemon/api/page_token.hpp"

#include <algorithm>
#include <charconv>

namespace seaeye {
namespace {

constexpr char separator = '\x1f';

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        out += digits[code >> 4U];
        out += digits[code & 0xFU];
    }
    return out;
}

/// Empty when it is not hex.
std::string from_hex(std::string_view digits) {
    std::string out;
    if (digits.size() % 2 != 0) {
        return out;
    }
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned code = 0;
        const char* from = digits.data() + i;
        if (std::from_chars(from, from + 2, code, 16).ptr != from + 2) {
            return {};
        }
        out += static_cast<char>(code);
    }
    return out;
}

/// Adds "i42" or "tabc" to the key; false for anything else.
bool add_part(PageKey& key, std::string_view part) {
    if (part.empty()) {
        return false;
    }
    const std::string_view value = part.substr(1);
    if (part.front() == 't') {
        key.emplace_back(std::string{value});
        return true;
    }
    std::int64_t number = 0;
    const char* const begin = value.data();
    const char* const end = begin + value.size();
    const auto [stop, fault] = std::from_chars(begin, end, number);
    key.emplace_back(number);
    return part.front() == 'i' && fault == std::errc{} && stop == end;
}

}  // namespace

std::string to_token(std::string_view collection, const PageKey& key) {
    std::string plain{collection};
    for (const auto& part : key) {
        plain += separator;
        if (const auto* number = std::get_if<std::int64_t>(&part)) {
            plain += 'i' + std::to_string(*number);
        } else {
            plain += 't' + std::get<std::string>(part);
        }
    }
    return to_hex(plain);
}

Result<PageKey> from_token(std::string_view collection, std::string_view token) {
    const Error foreign{ErrorCode::bad_value,
                        "cursor: expected the one of a 'next' link of this collection"};
    const std::string plain = from_hex(token);
    std::string_view rest = plain;
    if (!rest.starts_with(collection)) {
        return foreign;
    }
    rest.remove_prefix(collection.size());
    PageKey key;
    while (!rest.empty()) {
        if (rest.front() != separator) {
            return foreign;
        }
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find(separator), rest.size());
        if (!add_part(key, rest.substr(0, end))) {
            return foreign;
        }
        rest.remove_prefix(end);
    }
    return key.empty() ? Result<PageKey>{foreign} : Result<PageKey>{std::move(key)};
}

}  // namespace seaeye
