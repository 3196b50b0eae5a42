// Wide blocks as in Unicode's East Asian Width, in the coarse ranges that matter for names.
#include "daemon/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace seaeye {

namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

constexpr std::array wide{Range{0x1100, 0x115F},
                          Range{0x2E80, 0xA4CF},
                          Range{0xAC00, 0xD7A3},
                          Range{0xF900, 0xFAFF},
                          Range{0xFE30, 0xFE4F},
                          Range{0xFF00, 0xFF60},
                          Range{0xFFE0, 0xFFE6},
                          Range{0x1F300, 0x1FAFF},
                          Range{0x20000, 0x3FFFD}};

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

std::uint32_t lead_bits(unsigned char byte) {
    if (byte < 0x80U) {
        return byte;
    }
    if (byte < 0xE0U) {
        return byte & 0x1FU;
    }
    return byte < 0xF0U ? byte & 0x0FU : byte & 0x07U;
}

}  // namespace

std::size_t text_width(std::string_view utf8) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        std::uint32_t code = lead_bits(static_cast<unsigned char>(utf8[i]));
        for (++i; i < utf8.size() && is_continuation(static_cast<unsigned char>(utf8[i])); ++i) {
            code = (code << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
        }
        const bool is_wide = std::ranges::any_of(
            wide, [code](Range range) { return code >= range.first && code <= range.last; });
        width += is_wide ? 2 : 1;
    }
    return width;
}

std::string printable(std::string text) {
    std::ranges::replace_if(text, [](unsigned char c) { return c < 0x20U || c == 0x7FU; }, '?');
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        // C1 controls, U+0080 to U+009F: two bytes in UTF-8.
        if (text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) < 0xA0U) {
            text.replace(i, 2, "?");
        }
    }
    return text;
}

}  // namespace seaeye
