// NMEA 0183 4.10 clause 7 (TAG blocks), IEC 61162-450:2018 clause 7.
//
//   \s:2573310,c:1654088303*0B\!AIVDM,...
//    ^ fields, comma-separated ^ checksum over the fields, then the closing backslash
//
//   c time, s source, d destination, g n-count-id, n line count, r relative time, t text.
// Neither '!' nor '$' may stand in a TAG block; one that meets them first was never closed.
#include "drivers/decode/tag_block.hpp"

#include "drivers/decode/characters.hpp"
#include "drivers/decode/nmea0183.hpp"
#include "drivers/decode/unix_time.hpp"

namespace seaeye {
namespace {

bool begins_tag_block(std::string_view inside) {
    const std::size_t colon = inside.substr(0, 4).find(':');
    return colon != std::string_view::npos && colon > 0;
}

std::optional<TagGroup> group_of(std::string_view value) {
    const auto number = number_of(take_field(value, '-'));
    const auto count = number_of(take_field(value, '-'));
    const auto id = number_of(value);
    constexpr std::uint64_t most = UINT32_MAX;
    if (!number || !count || !id || *number > most || *count > most || *id > most) {
        return std::nullopt;
    }
    return TagGroup{.number = static_cast<std::uint32_t>(*number),
                    .count = static_cast<std::uint32_t>(*count),
                    .id = static_cast<std::uint32_t>(*id)};
}

void take_value(TagBlock& tag, char code, std::string_view value) {
    switch (code) {
        case 'c':
            tag.time_us = unix_micros(value);
            break;
        case 's':
            tag.source = value;
            break;
        case 'd':
            tag.destination = value;
            break;
        case 'g':
            tag.group = group_of(value);
            break;
        case 'n':
            tag.line_count = number_of(value);
            break;
        case 'r':
            tag.relative = number_of(value);
            break;
        case 't':
            tag.text = value;
            break;
        default:
            break;
    }
}

void take_values(TagBlock& tag, std::string_view fields) {
    while (!fields.empty()) {
        const std::string_view field = take_field(fields, ',');
        if (field.size() > 2 && field[1] == ':') {
            take_value(tag, field[0], field.substr(2));
        }
    }
}

bool has_good_checksum(std::string_view fields, std::string_view digits) {
    if (digits.size() != 2) {
        return false;
    }
    const int high = hex_value(digits[0]);
    const int low = hex_value(digits[1]);
    return high >= 0 && low >= 0 && nmea_checksum(fields) == high * 16 + low;
}

}  // namespace

TagBlock read_tag_block(std::string_view line, std::size_t at) {
    TagBlock tag;
    const std::string_view inside = line.substr(at + 1);
    if (!begins_tag_block(inside)) {
        return tag;
    }
    const std::size_t close = find_start(inside, 0);
    if (close == std::string_view::npos || inside[close] != '\\') {
        tag.state = TagState::unclosed;
        return tag;
    }
    tag.end = at + 1 + close + 1;
    const std::string_view content = inside.substr(0, close);
    const std::size_t star = content.rfind('*');
    if (star == std::string_view::npos ||
        !has_good_checksum(content.substr(0, star), content.substr(star + 1))) {
        tag.state = TagState::bad_checksum;
        return tag;
    }
    tag.state = TagState::good;
    take_values(tag, content.substr(0, star));
    return tag;
}

}  // namespace seaeye
