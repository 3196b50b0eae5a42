// What a captured packet carries: link layer, IP, then UDP or TCP. Pure; nothing is copied.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "drivers/decode/pcap.hpp"

namespace seaeye {

/// An IP address as the wire has it.
struct NetAddress {
    std::array<std::uint8_t, 16> bytes{};
    std::uint8_t size = 0;  ///< 4 or 16; 0: none

    auto operator<=>(const NetAddress&) const = default;
};

struct NetEndpoint {
    NetAddress address;
    std::uint16_t port = 0;

    auto operator<=>(const NetEndpoint&) const = default;
};

enum class PacketKind : std::uint8_t {
    udp,
    tcp,
    not_ip,        ///< ARP, spanning tree, ...
    other_ip,      ///< ICMP, IGMP, ...
    fragment,      ///< of a larger IP packet; they are not put together
    cut_short,     ///< the capture did not keep all of it
    malformed,     ///< a header contradicts itself
    unknown_link,  ///< a link type that is not read
};

/// Bits of Packet::tcp_flags.
inline constexpr std::uint8_t tcp_fin = 0x01;
inline constexpr std::uint8_t tcp_syn = 0x02;
inline constexpr std::uint8_t tcp_reset = 0x04;

struct Packet {
    PacketKind kind = PacketKind::malformed;
    NetEndpoint source;
    NetEndpoint destination;
    std::uint32_t tcp_sequence = 0;
    std::uint8_t tcp_flags = 0;
    std::span<const std::uint8_t> payload;  ///< udp, tcp; borrowed from the captured packet
};

/// Reads Ethernet (with VLAN tags), Linux cooked (both versions), raw IP and loopback; IPv4 and
/// IPv6. Checksums are not checked: on the machine that sent them captures have none.
Packet read_packet(const CapturedPacket& captured);

}  // namespace seaeye
