// The head is six bytes; TAG blocks are drivers/decode/tag_block.hpp's.
#include "drivers/decode/iec450.hpp"

#include <algorithm>

#include "drivers/decode/tag_block.hpp"

namespace seaeye {
namespace {

constexpr std::size_t head_size = 6;
constexpr std::string_view sentences_head{"UdPbC\0", head_size};
constexpr std::array<std::string_view, 3> binary_heads{std::string_view{"RaUdP\0", head_size},
                                                       std::string_view{"RrUdP\0", head_size},
                                                       std::string_view{"RpUdP\0", head_size}};

bool begins_with(std::span<const std::uint8_t> datagram, std::string_view head) {
    return datagram.size() >= head.size() &&
           std::equal(head.begin(), head.end(), datagram.begin(), [](char a, std::uint8_t b) {
               return static_cast<std::uint8_t>(a) == b;
           });
}

}  // namespace

Iec450Kind iec450_kind(std::span<const std::uint8_t> datagram) {
    if (begins_with(datagram, sentences_head)) {
        return Iec450Kind::sentences;
    }
    const bool is_binary = std::ranges::any_of(
        binary_heads, [datagram](std::string_view head) { return begins_with(datagram, head); });
    return is_binary ? Iec450Kind::binary : Iec450Kind::none;
}

std::span<const std::uint8_t> iec450_lines(std::span<const std::uint8_t> datagram) {
    return datagram.subspan(std::min(head_size, datagram.size()));
}

void LineLossCount::take(std::string_view line) {
    if (!line.starts_with('\\')) {
        return;
    }
    const TagBlock tag = read_tag_block(line, 0);
    if (tag.state != TagState::good || !tag.line_count || *tag.line_count == 0 ||
        *tag.line_count > greatest) {
        return;
    }
    const std::uint64_t n = *tag.line_count;
    const auto known = newest_.find(tag.source);
    if (known == newest_.end()) {
        if (newest_.size() < most_sources) {
            newest_.emplace(tag.source, n);
        }
        return;
    }
    const std::uint64_t step = (n + greatest - known->second) % greatest;
    if (step >= 1 && step <= furthest_gap + 1) {
        lost_ += step - 1;
    } else {
        ++restarts_;
    }
    known->second = n;
}

}  // namespace seaeye
