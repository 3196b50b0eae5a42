// Looks at sixteen bytes at a time for what a line is cut and checked by. Pure; reads no byte
// outside what it is given.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace seaeye::scan {

/// GCC's and Clang's generic vectors: SSE2 or NEON, whichever the machine has.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Words = std::uint64_t __attribute__((vector_size(16)));

constexpr std::size_t width = sizeof(Bytes);

inline Bytes load(const void* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, width);
    return bytes;
}

inline bool has_any(Bytes mask) {
    const auto words = reinterpret_cast<Words>(mask);
    return (words[0] | words[1]) != 0;
}

/// Place of the lowest byte that is set; there must be one.
inline std::size_t first_of(Bytes mask) {
    const auto words = reinterpret_cast<Words>(mask);
    return static_cast<std::size_t>(words[0] != 0 ? __builtin_ctzll(words[0]) / 8
                                                  : 8 + __builtin_ctzll(words[1]) / 8);
}

/// Place of the first `wanted`; the text's size when there is none. For short texts, where a call
/// to memchr costs more than what it saves.
inline std::size_t find(std::string_view text, char wanted) {
    std::size_t at = 0;
    for (; at + width <= text.size(); at += width) {
        const auto found =
            reinterpret_cast<Bytes>(load(text.data() + at) == static_cast<std::uint8_t>(wanted));
        if (has_any(found)) {
            return at + first_of(found);
        }
    }
    while (at < text.size() && text[at] != wanted) {
        ++at;
    }
    return at;
}

/// Place of the first line feed or carriage return; `size` when there is none.
inline std::size_t find_line_end(const std::uint8_t* bytes, std::size_t size) {
    std::size_t at = 0;
    for (; at + width <= size; at += width) {
        const Bytes sixteen = load(bytes + at);
        const auto ends = reinterpret_cast<Bytes>((sixteen == '\n') | (sixteen == '\r'));
        if (has_any(ends)) {
            const auto words = reinterpret_cast<Words>(ends);
            const int skipped =
                words[0] != 0 ? __builtin_ctzll(words[0]) / 8 : 8 + __builtin_ctzll(words[1]) / 8;
            return at + static_cast<std::size_t>(skipped);
        }
    }
    while (at < size && bytes[at] != '\n' && bytes[at] != '\r') {
        ++at;
    }
    return at;
}

/// The last `left` (1 to 15) bytes of a text, at the end of sixteen of which the others are zero.
/// Where it can, it loads sixteen at once: bytes stored one by one would have to wait for a load.
inline Bytes tail_of(std::string_view text, std::size_t left) {
    static constexpr std::array<std::uint8_t, 2 * width> masks = [] {
        std::array<std::uint8_t, 2 * width> made{};
        std::fill(made.begin() + width, made.end(), std::uint8_t{0xFF});
        return made;
    }();
    if (text.size() >= width) {
        return load(text.data() + text.size() - width) & load(masks.data() + left);
    }
    Bytes tail{};
    std::memcpy(reinterpret_cast<char*>(&tail) + width - left, text.data(), left);
    return tail;
}

/// The exclusive or of all bytes of a sentence's body; nullopt when one of "!$\*" stands in it, so
/// that it may be more than one sentence.
inline std::optional<std::uint8_t> plain_checksum(std::string_view body) {
    Bytes sum{};
    Bytes seen{};
    const char* at = body.data();
    std::size_t left = body.size();
    const auto take = [&sum, &seen](Bytes bytes) {
        sum ^= bytes;
        seen |= reinterpret_cast<Bytes>((bytes == '!') | (bytes == '$') | (bytes == '\\') |
                                        (bytes == '*'));
    };
    for (; left >= width; at += width, left -= width) {
        take(load(at));
    }
    if (left > 0) {
        take(tail_of(body, left));
    }
    if (has_any(seen)) {
        return std::nullopt;
    }
    const auto words = reinterpret_cast<Words>(sum);
    std::uint64_t folded = words[0] ^ words[1];
    folded ^= folded >> 32U;
    folded ^= folded >> 16U;
    folded ^= folded >> 8U;
    return static_cast<std::uint8_t>(folded);
}

}  // namespace seaeye::scan
