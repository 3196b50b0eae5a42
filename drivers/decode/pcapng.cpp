// The blocks of a pcapng. Source: draft-ietf-opsawg-pcapng.
//
//   pcapng  block...
//   block   type u32 | size u32 of the whole block, a multiple of 4 | body | size u32 once more
//   0a0d0d0a section: byte order magic 1a2b3c4d | ...      00000001 interface: link type u16 | ...
//   00000006 packet: interface, time high, time low, kept, length u32 each | bytes | options
//   00000002 (obsolete) packet: interface u16, drops u16, then as above
//   00000003 simple packet: length u32 | bytes, of the first interface, without a time
//   every other block is skipped
#include <algorithm>

#include "drivers/decode/pcap.hpp"

namespace seaeye {
namespace {

constexpr std::uint64_t latest_us = std::uint64_t{1} << 62U;

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

}  // namespace seaeye
