#include "drivers/decode/pen.hpp"

#include <algorithm>

namespace seaeye {
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

void Pen::quoted(std::string_view text) {
    constexpr std::size_t longest = 64;
    if (text.size() > longest || !is_plain(text)) {
        std::string escaped;
        append_json_string(escaped, text);
        words(escaped);
        return;
    }
    make_room();
    *at_++ = '"';
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
    *at_++ = '"';
}

void Pen::words(std::string_view json) {
    while (!json.empty()) {
        make_room();
        const std::size_t part = std::min<std::size_t>(json.size(), margin / 2);
        std::memcpy(at_, json.data(), part);
        at_ += part;
        json.remove_prefix(part);
    }
}

}  // namespace seaeye
