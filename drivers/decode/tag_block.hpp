// TAG blocks (IEC 61162-450, NMEA 0183 4.10 annex): what a station adds before a sentence about its
// time, source and grouping. Guarded by a checksum of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

/// g:1-2-1234, the sentence's place in a group.
struct TagGroup {
    std::uint32_t number = 0;
    std::uint32_t count = 0;
    std::uint32_t id = 0;
};

enum class TagState : std::uint8_t {
    good,
    bad_checksum,  ///< no value is given
    unclosed,      ///< a TAG block began and never ended: the line cannot be trusted
    none,          ///< the backslash begins no TAG block
};

/// One TAG block. Texts borrow from the line; empty and nullopt are "not given".
struct TagBlock {
    TagState state = TagState::none;
    std::optional<std::int64_t> time_us;      ///< c, microseconds since 1970 UTC
    std::optional<std::uint64_t> line_count;  ///< n
    std::optional<std::uint64_t> relative;    ///< r, as given
    std::optional<TagGroup> group;            ///< g
    std::string_view source;                  ///< s
    std::string_view destination;             ///< d
    std::string_view text;                    ///< t
    std::size_t end = 0;                      ///< place in the line after the closing backslash
};

/// The TAG block whose opening backslash stands at `at`.
TagBlock read_tag_block(std::string_view line, std::size_t at);

}  // namespace seaeye
