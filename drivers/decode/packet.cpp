// Sources: IEEE 802.3 and 802.1Q; LINKTYPE_LINUX_SLL and SLL2 at tcpdump.org; RFC 791, RFC 8200,
// RFC 768, RFC 9293. Every length is held against the bytes that are there before it is used.
#include "drivers/decode/packet.hpp"

#include <algorithm>

namespace seaeye {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint16_t ether_ipv4 = 0x0800;
constexpr std::uint16_t ether_ipv6 = 0x86dd;
constexpr std::uint8_t protocol_tcp = 6;
constexpr std::uint8_t protocol_udp = 17;

std::uint16_t u16(Bytes from, std::size_t at) {
    return static_cast<std::uint16_t>(from[at] << 8U | from[at + 1]);
}

std::uint32_t u32(Bytes from, std::size_t at) {
    return std::uint32_t{u16(from, at)} << 16U | u16(from, at + 2);
}

bool is_vlan_tag(std::uint16_t type) {
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

NetAddress address_of(Bytes bytes) {
    NetAddress address{.bytes = {}, .size = static_cast<std::uint8_t>(bytes.size())};
    std::ranges::copy(bytes, address.bytes.begin());
    return address;
}

/// An IP packet, or why there is none.
struct Inside {
    PacketKind fault = PacketKind::malformed;
    bool is_ip = false;
    Bytes ip;
};

Inside too_little(const CapturedPacket& captured) {
    return {.fault = captured.is_cut ? PacketKind::cut_short : PacketKind::malformed};
}

/// `at`: where a two-byte protocol stands; VLAN tags may follow it, then the payload.
Inside by_ether_type(const CapturedPacket& captured, std::size_t at, std::size_t payload) {
    constexpr int most_tags = 4;
    if (captured.bytes.size() < payload) {
        return too_little(captured);
    }
    std::uint16_t type = u16(captured.bytes, at);
    for (int i = 0; i < most_tags && is_vlan_tag(type); ++i) {
        if (captured.bytes.size() < payload + 4) {
            return too_little(captured);
        }
        type = u16(captured.bytes, payload + 2);
        payload += 4;
    }
    if (type != ether_ipv4 && type != ether_ipv6) {
        return {.fault = PacketKind::not_ip};
    }
    return {.is_ip = true, .ip = captured.bytes.subspan(payload)};
}

Inside after(const CapturedPacket& captured, std::size_t head) {
    if (captured.bytes.size() < head) {
        return too_little(captured);
    }
    return {.is_ip = true, .ip = captured.bytes.subspan(head)};
}

Inside inside(const CapturedPacket& captured) {
    switch (captured.link_type) {
        case 1:  // Ethernet: two addresses, then the type
            return by_ether_type(captured, 12, 14);
        case 113:  // Linux cooked: the type comes last
            return by_ether_type(captured, 14, 16);
        case 276:  // Linux cooked, version 2: the type comes first
            return by_ether_type(captured, 0, 20);
        case 0:    // BSD loopback: the address family, in the byte order of who knows
        case 108:  // OpenBSD loopback
            return after(captured, 4);
        case 12:  // raw IP on some systems
        case 14:
        case 101:  // raw IP
        case 228:  // raw IPv4
        case 229:  // raw IPv6
            return after(captured, 0);
        default:
            return {.fault = PacketKind::unknown_link};
    }
}

/// What an IP header says of what comes after it.
struct Transport {
    PacketKind fault = PacketKind::malformed;
    bool is_whole = false;
    std::uint8_t protocol = 0;
    Bytes bytes;
};

Transport read_ipv4(const CapturedPacket& captured, Bytes ip, Packet& packet) {
    constexpr std::size_t least_head = 20;
    if (ip.size() < least_head) {
        return {.fault = too_little(captured).fault};
    }
    const std::size_t head = std::size_t{ip[0] & 0x0fU} * 4;
    std::size_t total = u16(ip, 2);
    total = total == 0 ? ip.size() : total;  // the network card was to fill it in
    if (head < least_head || total < head) {
        return {.fault = PacketKind::malformed};
    }
    packet.source.address = address_of(ip.subspan(12, 4));
    packet.destination.address = address_of(ip.subspan(16, 4));
    if ((u16(ip, 6) & 0x3fffU) != 0) {  // more fragments, or an offset
        return {.fault = PacketKind::fragment};
    }
    if (total > ip.size()) {
        return {.fault = too_little(captured).fault};
    }
    return {.is_whole = true, .protocol = ip[9], .bytes = ip.subspan(head, total - head)};
}

/// Walks over the extension headers that have the common form: next header, length in 8 bytes.
Transport skip_extensions(std::uint8_t next, Bytes rest) {
    constexpr int most_extensions = 8;
    for (int i = 0; i < most_extensions; ++i) {
        const bool is_fragment = next == 44;
        const bool is_extension = next == 0 || next == 43 || next == 60 || is_fragment;
        if (!is_extension) {
            return {.is_whole = true, .protocol = next, .bytes = rest};
        }
        if (rest.size() < 8) {
            return {.fault = PacketKind::malformed};
        }
        if (is_fragment && (u16(rest, 2) & 0xfff9U) != 0) {
            return {.fault = PacketKind::fragment};
        }
        const std::size_t size = is_fragment ? 8 : (std::size_t{rest[1]} + 1) * 8;
        if (rest.size() < size) {
            return {.fault = PacketKind::malformed};
        }
        next = rest[0];
        rest = rest.subspan(size);
    }
    return {.fault = PacketKind::malformed};
}

Transport read_ipv6(const CapturedPacket& captured, Bytes ip, Packet& packet) {
    constexpr std::size_t head = 40;
    if (ip.size() < head) {
        return {.fault = too_little(captured).fault};
    }
    packet.source.address = address_of(ip.subspan(8, 16));
    packet.destination.address = address_of(ip.subspan(24, 16));
    std::size_t length = u16(ip, 4);
    length = length == 0 ? ip.size() - head : length;
    if (length > ip.size() - head) {
        return {.fault = too_little(captured).fault};
    }
    return skip_extensions(ip[6], ip.subspan(head, length));
}

void read_udp(Bytes bytes, Packet& packet) {
    constexpr std::size_t head = 8;
    if (bytes.size() < head) {
        return;
    }
    std::size_t length = u16(bytes, 4);
    length = length == 0 ? bytes.size() : length;
    if (length < head || length > bytes.size()) {
        return;
    }
    packet.kind = PacketKind::udp;
    packet.source.port = u16(bytes, 0);
    packet.destination.port = u16(bytes, 2);
    packet.payload = bytes.subspan(head, length - head);
}

void read_tcp(Bytes bytes, Packet& packet) {
    constexpr std::size_t least_head = 20;
    if (bytes.size() < least_head) {
        return;
    }
    const std::size_t head = std::size_t{bytes[12]} / 16 * 4;
    if (head < least_head || head > bytes.size()) {
        return;
    }
    packet.kind = PacketKind::tcp;
    packet.source.port = u16(bytes, 0);
    packet.destination.port = u16(bytes, 2);
    packet.tcp_sequence = u32(bytes, 4);
    packet.tcp_flags = bytes[13];
    packet.payload = bytes.subspan(head);
}

}  // namespace

Packet read_packet(const CapturedPacket& captured) {
    Packet packet;
    const Inside link = inside(captured);
    if (!link.is_ip || link.ip.empty()) {
        packet.kind = link.is_ip ? too_little(captured).fault : link.fault;
        return packet;
    }
    const unsigned version = link.ip[0] >> 4U;
    if (version != 4 && version != 6) {
        return packet;
    }
    const Transport transport =
        version == 4 ? read_ipv4(captured, link.ip, packet) : read_ipv6(captured, link.ip, packet);
    if (!transport.is_whole) {
        packet.kind = transport.fault;
    } else if (transport.protocol == protocol_udp) {
        read_udp(transport.bytes, packet);
    } else if (transport.protocol == protocol_tcp) {
        read_tcp(transport.bytes, packet);
    } else {
        packet.kind = PacketKind::other_ip;
    }
    return packet;
}

}  // namespace seaeye
