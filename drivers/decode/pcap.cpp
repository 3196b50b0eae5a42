// Sources: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng; LINKTYPE_ values: tcpdump.org.
//
//   pcap    magic u32 | major u16 | minor u16 | 8 reserved | snaplen u32 | link type u32 |
//   record...
//           a1b2c3d4: microseconds, a1b23c4d: nanoseconds; either byte order
//   record  seconds u32 | fraction u32 | kept u32 | length on the wire u32 | bytes
//
//   pcapng  block...
//   block   type u32 | size u32 of the whole block, a multiple of 4 | body | size u32 once more
//   0a0d0d0a section: byte order magic 1a2b3c4d | ...      00000001 interface: link type u16 | ...
//   00000006 packet: interface, time high, time low, kept, length u32 each | bytes | options
//   00000002 (obsolete) packet: interface u16, drops u16, then as above
//   00000003 simple packet: length u32 | bytes, of the first interface, without a time
//   every other block is skipped
#include "drivers/decode/pcap.hpp"

#include <algorithm>
#include <limits>

namespace seaeye {
namespace {

constexpr std::uint32_t section_block = 0x0a0d0d0a;
constexpr std::uint32_t section_order = 0x1a2b3c4d;
constexpr std::size_t pcap_head = 24;
constexpr std::size_t record_head = 16;
constexpr std::size_t least_block = 12;
constexpr std::uint64_t latest_us = std::uint64_t{1} << 62U;

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

/// Ticks of 10^-exponent s as microseconds; nothing when they cannot be a time.
std::optional<std::uint64_t> decimal_us(std::uint64_t ticks, unsigned exponent) {
    for (; exponent > 6 && ticks > 0; --exponent) {
        ticks /= 10;
    }
    for (; exponent < 6; ++exponent) {
        if (ticks > latest_us / 10) {
            return std::nullopt;
        }
        ticks *= 10;
    }
    return ticks;
}

/// Ticks of 2^-exponent s as microseconds.
std::optional<std::uint64_t> binary_us(std::uint64_t ticks, unsigned exponent) {
    constexpr unsigned most = 43;  // a fraction of so many bits, times a million, fits 64
    if (exponent > most) {
        const unsigned surplus = exponent - most;
        ticks = surplus < 64 ? ticks >> surplus : 0;
        exponent = most;
    }
    const std::uint64_t whole = ticks >> exponent;
    const std::uint64_t part = ticks & ((std::uint64_t{1} << exponent) - 1);
    if (whole > latest_us / 1'000'000) {
        return std::nullopt;
    }
    return whole * 1'000'000 + ((part * 1'000'000) >> exponent);
}

std::optional<Time> time_of(std::uint64_t ticks, std::uint8_t resolution, std::int64_t offset_s) {
    constexpr std::int64_t furthest_s = 10'000'000'000;
    const unsigned exponent = resolution & 0x7fU;
    const auto us =
        (resolution & 0x80U) != 0 ? binary_us(ticks, exponent) : decimal_us(ticks, exponent);
    if (!us || *us > latest_us || offset_s > furthest_s || offset_s < -furthest_s) {
        return std::nullopt;
    }
    return time_from_micros(static_cast<std::int64_t>(*us) + offset_s * 1'000'000);
}

}  // namespace

struct PcapReader::Block {
    std::uint32_t type = 0;
    std::span<const std::uint8_t> body;
};

struct PcapReader::PacketHead {
    std::uint32_t interface = 0;
    std::optional<std::uint64_t> ticks;
    std::uint32_t kept = 0;
    std::uint32_t length = 0;
};

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

void PcapReader::use_block(const Block& block, const OnPacket& on_packet) {
    switch (block.type) {
        case 1:
            use_interface(block.body);
            break;
        case 2:
            use_obsolete(block.body, on_packet);
            break;
        case 3:
            use_simple(block.body, on_packet);
            break;
        case 6:
            use_enhanced(block.body, on_packet);
            break;
        default:
            break;
    }
}

/// link type u16 | reserved u16 | snaplen u32 | options: code u16, length u16, value padded to 4
void PcapReader::use_interface(std::span<const std::uint8_t> body) {
    constexpr std::uint16_t resolution_option = 9;
    constexpr std::uint16_t offset_option = 14;
    if (body.size() < 8 || interfaces_.size() >= most_interfaces) {
        return;  // its packets will be strays
    }
    Interface interface{.link_type = u16(body, 0)};
    auto options = body.subspan(8);
    while (options.size() >= 4) {
        const std::uint16_t code = u16(options, 0);
        const std::size_t length = u16(options, 2);
        const std::size_t padded = (length + 3) / 4 * 4;
        if (code == 0 || options.size() - 4 < padded) {
            break;
        }
        if (code == resolution_option && length == 1) {
            interface.resolution = options[4];
        } else if (code == offset_option && length == 8) {
            const std::uint64_t first = u32(options, 4);
            const std::uint64_t second = u32(options, 8);
            interface.offset_s = static_cast<std::int64_t>(is_big_endian_ ? first << 32U | second
                                                                          : second << 32U | first);
        }
        options = options.subspan(4 + padded);
    }
    interfaces_.push_back(interface);
}

void PcapReader::use_enhanced(std::span<const std::uint8_t> body, const OnPacket& on_packet) {
    if (body.size() >= 20) {
        hand_on({.interface = u32(body, 0),
                 .ticks = std::uint64_t{u32(body, 4)} << 32U | u32(body, 8),
                 .kept = u32(body, 12),
                 .length = u32(body, 16)},
                body.subspan(20),
                on_packet);
    }
}

void PcapReader::use_obsolete(std::span<const std::uint8_t> body, const OnPacket& on_packet) {
    if (body.size() >= 20) {
        hand_on({.interface = u16(body, 0),
                 .ticks = std::uint64_t{u32(body, 4)} << 32U | u32(body, 8),
                 .kept = u32(body, 12),
                 .length = u32(body, 16)},
                body.subspan(20),
                on_packet);
    }
}

void PcapReader::use_simple(std::span<const std::uint8_t> body, const OnPacket& on_packet) {
    if (body.size() >= 4) {
        const std::uint32_t length = u32(body, 0);
        const auto kept = std::min<std::size_t>(length, body.size() - 4);
        hand_on({.interface = 0,
                 .ticks = {},
                 .kept = static_cast<std::uint32_t>(kept),
                 .length = length},
                body.subspan(4),
                on_packet);
    }
}

void PcapReader::hand_on(const PacketHead& head,
                         std::span<const std::uint8_t> data,
                         const OnPacket& on_packet) {
    if (head.interface >= interfaces_.size() || head.kept > data.size() || !on_packet) {
        ++stray_packets_;
        return;
    }
    const Interface& interface = interfaces_[head.interface];
    on_packet({.received = head.ticks
                               ? time_of(*head.ticks, interface.resolution, interface.offset_s)
                               : std::nullopt,
               .link_type = interface.link_type,
               .length = head.length,
               .is_cut = head.kept < head.length,
               .bytes = data.first(head.kept)});
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
