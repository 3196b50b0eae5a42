// Sources: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng; LINKTYPE_ values: tcpdump.org.
//
//   pcap    magic u32, major u16, minor u16, 8 reserved, snaplen u32, link type u32, then records
//           a1b2c3d4: microseconds, a1b23c4d: nanoseconds; either byte order
//   record  seconds u32 | fraction u32 | kept u32 | length on the wire u32 | bytes
#include "drivers/decode/pcap.hpp"

#include <algorithm>

namespace seaeye {
namespace {

constexpr std::uint32_t section_block = 0x0a0d0d0a;
constexpr std::uint32_t section_order = 0x1a2b3c4d;
constexpr std::size_t pcap_head = 24;
constexpr std::size_t record_head = 16;
constexpr std::size_t least_block = 12;

std::uint32_t big(std::span<const std::uint8_t> from, std::size_t at) {
    return static_cast<std::uint32_t>(from[at]) << 24U |
           static_cast<std::uint32_t>(from[at + 1]) << 16U |
           static_cast<std::uint32_t>(from[at + 2]) << 8U | from[at + 3];
}

std::uint32_t little(std::span<const std::uint8_t> from, std::size_t at) {
    return static_cast<std::uint32_t>(from[at + 3]) << 24U |
           static_cast<std::uint32_t>(from[at + 2]) << 16U |
           static_cast<std::uint32_t>(from[at + 1]) << 8U | from[at];
}

bool is_pcap_magic(std::uint32_t magic) {
    return magic == 0xa1b2c3d4U || magic == 0xa1b23c4dU;
}

}  // namespace

CaptureKind capture_kind(std::span<const std::uint8_t> head) {
    if (head.size() >= 4 && (is_pcap_magic(big(head, 0)) || is_pcap_magic(little(head, 0)))) {
        return CaptureKind::pcap;
    }
    if (head.size() >= least_block && big(head, 0) == section_block &&
        (big(head, 8) == section_order || little(head, 8) == section_order)) {
        return CaptureKind::pcapng;
    }
    return CaptureKind::none;
}

void PcapReader::feed(std::span<const std::uint8_t> bytes, const OnPacket& on_packet) {
    const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, bytes.size()));
    skip_ -= skipped;
    rest_.insert(rest_.end(), bytes.begin() + static_cast<std::ptrdiff_t>(skipped), bytes.end());
    std::size_t used = 0;
    while (used < rest_.size()) {
        const std::size_t now = take(std::span{rest_}.subspan(used), on_packet);
        if (now == 0 && !is_damaged_) {
            break;
        }
        used += now;
    }
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(used));
}

void PcapReader::finish() {
    lost_bytes_ += rest_.size();
    rest_.clear();
}

std::size_t PcapReader::take(std::span<const std::uint8_t> rest, const OnPacket& on_packet) {
    if (is_damaged_) {
        lost_bytes_ += rest.size();
        return rest.size();
    }
    switch (kind_) {
        case CaptureKind::none:
            return take_file_head(rest);
        case CaptureKind::pcap:
            return take_record(rest, on_packet);
        case CaptureKind::pcapng:
            return take_block(rest, on_packet);
    }
    return 0;
}

std::size_t PcapReader::take_file_head(std::span<const std::uint8_t> rest) {
    if (rest.size() < pcap_head) {
        return 0;
    }
    kind_ = capture_kind(rest);
    if (kind_ == CaptureKind::pcapng) {
        return take_block(rest, {});
    }
    if (kind_ == CaptureKind::none) {
        return give_up();
    }
    is_big_endian_ = is_pcap_magic(big(rest, 0));
    is_nano_ = u32(rest, 0) == 0xa1b23c4dU;
    link_type_ = u32(rest, 20) & 0xffffU;  // the bits above tell of frame check sequences
    return pcap_head;
}

std::size_t PcapReader::take_record(std::span<const std::uint8_t> rest, const OnPacket& on_packet) {
    if (rest.size() < record_head) {
        return 0;
    }
    const std::uint32_t kept = u32(rest, 8);
    const std::uint32_t length = u32(rest, 12);
    if (kept > longest_record - record_head) {
        return give_up();
    }
    if (rest.size() < record_head + kept) {
        return 0;
    }
    const std::int64_t fraction = u32(rest, 4);
    const std::int64_t us = is_nano_ ? fraction / 1000 : fraction;
    on_packet({.received = time_from_micros(std::int64_t{u32(rest, 0)} * 1'000'000 + us),
               .link_type = link_type_,
               .length = length,
               .is_cut = kept < length,
               .bytes = rest.subspan(record_head, kept)});
    return record_head + kept;
}

std::size_t PcapReader::take_block(std::span<const std::uint8_t> rest, const OnPacket& on_packet) {
    if (rest.size() < least_block) {
        return 0;
    }
    if (big(rest, 0) == section_block) {
        is_big_endian_ = big(rest, 8) == section_order;
        interfaces_.clear();
    }
    const std::uint32_t type = u32(rest, 0);
    const std::size_t size = u32(rest, 4);
    if (size < least_block || size % 4 != 0 ||
        (type == section_block && u32(rest, 8) != section_order)) {
        return give_up();
    }
    if (size > longest_record) {
        return skip_block(size, rest.size());
    }
    if (rest.size() < size) {
        return 0;
    }
    if (u32(rest, size - 4) != size) {
        return give_up();
    }
    use_block({.type = type, .body = rest.subspan(8, size - least_block)}, on_packet);
    return size;
}

/// Secrets and name lists can be long; no packet is.
std::size_t PcapReader::skip_block(std::size_t size, std::size_t here) {
    const std::size_t now = std::min(size, here);
    skip_ = size - now;
    return now;
}

/// Uses up nothing: from here on take() counts the bytes as lost.
std::size_t PcapReader::give_up() {
    is_damaged_ = true;
    return 0;
}

std::uint16_t PcapReader::u16(std::span<const std::uint8_t> from, std::size_t at) const {
    return static_cast<std::uint16_t>(is_big_endian_ ? from[at] << 8U | from[at + 1]
                                                     : from[at + 1] << 8U | from[at]);
}

std::uint32_t PcapReader::u32(std::span<const std::uint8_t> from, std::size_t at) const {
    return is_big_endian_ ? big(from, at) : little(from, at);
}

}  // namespace seaeye
