// The bytes of the journal's format, which daemon/journal.hpp describes.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace seaeye::journal_format {

inline constexpr std::array<std::uint8_t, 8> magic{'S', 'E', 'A', 'Y', 'J', 'R', 'N', 'L'};
inline constexpr std::uint32_t version = 1;
inline constexpr std::size_t file_head = 16;
inline constexpr std::size_t record_head = 8;
inline constexpr std::size_t body_head = 12;
inline constexpr std::size_t longest_frame = 65'536;
inline constexpr std::size_t longest_body = body_head + longest_frame;
inline constexpr std::size_t most_sources = 65'535;

inline constexpr std::uint8_t untold_flag = 1;

constexpr std::uint8_t frame_flags(bool is_stamp_told, std::uint8_t stream) {
    return static_cast<std::uint8_t>(stream << 1U | (is_stamp_told ? 0U : untold_flag));
}

enum class Kind : std::uint8_t { source = 1, frame = 2, heartbeat = 3 };

template <class Integer>
void put(std::vector<std::uint8_t>& into, Integer value) {
    const auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < sizeof value; ++i) {
        into.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
    }
}

/// The caller has checked that the bytes are there.
template <class Integer>
Integer get(std::span<const std::uint8_t> from, std::size_t at) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i) {
        bits |= static_cast<std::uint64_t>(from[at + i]) << (8 * i);
    }
    return static_cast<Integer>(bits);
}

}  // namespace seaeye::journal_format
