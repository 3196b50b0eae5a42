// IEC 61162-1:2016 table "six-bit binary field conversion": character 0x30-0x57 is value 0-39,
// 0x60-0x77 is 40-63. ITU-R M.1371-5 annex 8 table 47: six-bit text, 0 is '@', 1-31 are 'A' to
// '_', 32-63 are ' ' to '?'.
#include "drivers/decode/ais/payload.hpp"

#include <algorithm>

namespace seaeye::ais {
namespace {

constexpr std::uint8_t no_armour = 0xFF;

constexpr std::array<std::uint8_t, 256> make_values() {
    std::array<std::uint8_t, 256> values{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool is_low = c >= 0x30 && c <= 0x57;
        const bool is_high = c >= 0x60 && c <= 0x77;
        values[c] = is_low    ? static_cast<std::uint8_t>(c - 0x30)
                    : is_high ? static_cast<std::uint8_t>(c - 0x38)
                              : no_armour;
    }
    return values;
}

constexpr auto values = make_values();

std::uint8_t value_of(char c) {
    return values[static_cast<std::uint8_t>(c)];
}

/// Four characters make three bytes; anything that is no armour sets a high bit in `seen`.
void unpack_four(const char* from, std::uint8_t* into, unsigned& seen) {
    const unsigned a = value_of(from[0]);
    const unsigned b = value_of(from[1]);
    const unsigned c = value_of(from[2]);
    const unsigned d = value_of(from[3]);
    seen |= a | b | c | d;
    const unsigned word = a << 18U | b << 12U | c << 6U | d;
    into[0] = static_cast<std::uint8_t>(word >> 16U);
    into[1] = static_cast<std::uint8_t>(word >> 8U);
    into[2] = static_cast<std::uint8_t>(word);
}

constexpr char six_bit_character(std::uint32_t value) {
    return static_cast<char>(value < 32 ? value + 64 : value);
}

}  // namespace

std::optional<ErrorCode> Payload::assign(std::string_view armour, unsigned fill) {
    bits_ = 0;
    if (armour.size() > most_armour) {
        return ErrorCode::too_long;
    }
    if (armour.size() * 6 < fill) {
        return ErrorCode::too_short;
    }
    unsigned seen = 0;
    std::uint8_t* into = bytes_.data();
    std::size_t i = 0;
    for (; i + 4 <= armour.size(); i += 4, into += 3) {
        unpack_four(armour.data() + i, into, seen);
    }
    std::array<char, 4> rest{'0', '0', '0', '0'};
    std::copy(armour.begin() + static_cast<std::ptrdiff_t>(i), armour.end(), rest.begin());
    unpack_four(rest.data(), into, seen);
    std::memset(into + 3, 0, 8);
    if ((seen & 0xC0U) != 0) {
        return ErrorCode::bad_character;
    }
    bits_ = armour.size() * 6 - fill;
    return std::nullopt;
}

void Payload::append_text(SixBitText& out, std::size_t at, std::size_t width, bool& ended) const {
    while (!ended && width >= 6 && holds(at, 6)) {
        const std::uint32_t value = unsigned_at(at, 6);
        ended = value == 0;
        if (!ended) {
            out.push_back(six_bit_character(value));
        }
        at += 6;
        width -= 6;
    }
}

SixBitText without_trailing_blanks(const SixBitText& text) {
    const std::string_view view = text.view();
    return SixBitText{view.substr(0, view.find_last_not_of(' ') + 1)};
}

SixBitText Payload::text_at(std::size_t at, std::size_t width) const {
    SixBitText text;
    bool ended = false;
    append_text(text, at, width, ended);
    return without_trailing_blanks(text);
}

}  // namespace seaeye::ais
