// Captures made by hand: packets as the wire has them, in the file formats that tcpdump and
// Wireshark write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seaeye::test {

using Wire = std::vector<std::uint8_t>;

inline Wire operator+(Wire left, const Wire& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

inline Wire wire(std::string_view text) {
    return {text.begin(), text.end()};
}

/// Network byte order.
inline Wire be16(unsigned value) {
    return {static_cast<std::uint8_t>(value >> 8U), static_cast<std::uint8_t>(value)};
}

inline Wire be32(std::uint32_t value) {
    return be16(value >> 16U) + be16(value & 0xffffU);
}

inline Wire le16(unsigned value) {
    return {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8U)};
}

inline Wire le32(std::uint32_t value) {
    return le16(value & 0xffffU) + le16(value >> 16U);
}

/// From port 4000.
inline Wire udp(unsigned port, std::string_view payload) {
    return be16(4000) + be16(port) + be16(static_cast<unsigned>(8 + payload.size())) + be16(0) +
           wire(payload);
}

struct Segment {
    std::uint32_t sequence = 0;
    unsigned flags = 0x18;
    std::string_view payload;
};

/// From port 10110 to port 50000.
inline Wire tcp(const Segment& segment) {
    return be16(10'110) + be16(50'000) + be32(segment.sequence) + be32(0) +
           be16(0x5000U | segment.flags) + be16(1000) + be32(0) + wire(segment.payload);
}

/// 192.168.1.2 to 239.255.48.1. `fragment`: the flags and offset field.
inline Wire ipv4(std::uint8_t protocol, const Wire& inside, unsigned fragment = 0) {
    return be16(0x4500) + be16(static_cast<unsigned>(20 + inside.size())) + be16(1) +
           be16(fragment) + Wire{64, protocol} + be16(0) + Wire{192, 168, 1, 2, 239, 255, 48, 1} +
           inside;
}

inline Wire ipv6(std::uint8_t next, const Wire& inside) {
    Wire addresses(32, 0);
    addresses[15] = 1;
    addresses[31] = 2;
    return Wire{0x60, 0, 0, 0} + be16(static_cast<unsigned>(inside.size())) + Wire{next, 64} +
           addresses + inside;
}

/// `tags`: VLAN numbers, outermost first.
inline Wire ethernet(const Wire& ip, const std::vector<unsigned>& tags = {}) {
    Wire frame(12, 0x11);
    for (const unsigned tag : tags) {
        frame = frame + be16(0x8100) + be16(tag);
    }
    return frame + be16(ip.at(0) >> 4U == 6 ? 0x86dd : 0x0800) + ip;
}

/// A little-endian pcap in microseconds, packet i received at 1,700,000,000.25 s + i.
inline Wire pcap(const std::vector<Wire>& packets, std::uint32_t link_type = 1) {
    Wire file =
        le32(0xa1b2c3d4) + le16(2) + le16(4) + le32(0) + le32(0) + le32(262'144) + le32(link_type);
    std::uint32_t second = 1'700'000'000;
    for (const Wire& packet : packets) {
        const auto size = static_cast<std::uint32_t>(packet.size());
        file = file + le32(second++) + le32(250'000) + le32(size) + le32(size) + packet;
    }
    return file;
}

/// A big-endian pcap in nanoseconds of one packet.
inline Wire big_nano_pcap(const Wire& packet) {
    const auto size = static_cast<std::uint32_t>(packet.size());
    return be32(0xa1b23c4d) + be16(2) + be16(4) + be32(0) + be32(0) + be32(262'144) + be32(1) +
           be32(1'700'000'000) + be32(250'000'999) + be32(size) + be32(size) + packet;
}

inline Wire block(std::uint32_t type, Wire body) {
    body.resize((body.size() + 3) / 4 * 4);
    const auto size = static_cast<std::uint32_t>(body.size() + 12);
    return le32(type) + le32(size) + body + le32(size);
}

/// The head of a little-endian pcapng with one interface. `options`: of its description.
inline Wire pcapng_head(const Wire& options = {}) {
    return block(0x0a0d0d0a, le32(0x1a2b3c4d) + le16(1) + le16(0) + le32(~0U) + le32(~0U)) +
           block(1, le16(1) + le16(0) + le32(0) + options);
}

/// An enhanced packet block; `ticks` as the interface counts them.
inline Wire pcapng_packet(std::uint64_t ticks, const Wire& packet) {
    const auto size = static_cast<std::uint32_t>(packet.size());
    return block(6,
                 le32(0) + le32(static_cast<std::uint32_t>(ticks >> 32U)) +
                     le32(static_cast<std::uint32_t>(ticks)) + le32(size) + le32(size) + packet);
}

}  // namespace seaeye::test
