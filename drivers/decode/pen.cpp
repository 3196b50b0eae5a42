#include "drivers/decode/pen.hpp"

#include <algorithm>

#include "schemas/json_writer.hpp"

namespace seaeye::pen {
namespace {

constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (unsigned c = 0x20; c < 0x7F; ++c) {
        plain[c] = c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    }
    return plain;
}

constexpr auto plain = make_plain();

bool is_plain(std::string_view text) {
    return std::all_of(
        text.begin(), text.end(), [](char c) { return plain[static_cast<unsigned char>(c)]; });
}

}  // namespace

char* words(PenPage& page, char* at, std::string_view json) {
    while (!json.empty()) {
        at = page.room(at);
        const std::size_t part = std::min(json.size(), PenPage::margin);
        std::memcpy(at, json.data(), part);
        at += part;
        json.remove_prefix(part);
    }
    return page.room(at);
}

char* quoted(PenPage& page, char* at, std::string_view text) {
    constexpr std::size_t longest = 40;  // as most names, so that the rest of the margin is free
    if (text.size() > longest || !is_plain(text)) {
        std::string escaped;
        append_json_string(escaped, text);
        return words(page, at, escaped);
    }
    at = put(at, '"');
    std::memcpy(at, text.data(), text.size());
    return put(at + text.size(), '"');
}

}  // namespace seaeye::pen
