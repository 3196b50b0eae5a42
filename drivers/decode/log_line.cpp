// The parts are line_time's and tag_block's; here is their order.
#include "drivers/decode/log_line.hpp"

#include "drivers/decode/line_time.hpp"
#include "drivers/decode/nmea0183.hpp"
#include "drivers/decode/tag_block.hpp"

namespace seaeye {
namespace {

constexpr std::int64_t second_us = 1'000'000;

/// What one sentence and what stands behind it say.
std::optional<std::int64_t> sentence_time(std::string_view line, const Sentence& sentence) {
    if (const auto trailing = read_trailer(line.substr(sentence.end)).time_us) {
        return trailing;
    }
    if (sentence.body.starts_with("PGHP")) {
        return read_pghp_time(sentence.body);
    }
    return sentence.body.substr(2).starts_with("ZDA") ? read_zda_time(sentence.body) : std::nullopt;
}

std::optional<std::int64_t> leading_time(std::string_view before, TimeZone& zone) {
    const auto read = read_leading_time(before);
    if (!read || !read->is_local) {
        return read ? std::optional{read->us} : std::nullopt;
    }
    return zone.to_utc(read->us / second_us, {}) * second_us + read->us % second_us;
}

}  // namespace

std::optional<std::int64_t> log_line_time(std::string_view line, TimeZone& zone) {
    const std::size_t first = find_start(line, 0);
    std::optional<std::int64_t> found;
    for (std::size_t at = first; at < line.size() && !found;) {
        std::size_t next = at + 1;
        if (line[at] == '\\') {
            const TagBlock tag = read_tag_block(line, at);
            found = tag.state == TagState::good ? tag.time_us : std::nullopt;
            next = tag.end > at ? tag.end : next;
        } else if (const auto sentence = read_sentence(line, at)) {
            found = sentence_time(line, *sentence);
            next = sentence->end > at ? sentence->end : next;
        }
        at = find_start(line, next);
    }
    if (!found) {
        found = read_json_time(line);
    }
    return found ? found : leading_time(line.substr(0, first), zone);
}

}  // namespace seaeye
