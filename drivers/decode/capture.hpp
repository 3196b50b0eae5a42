// A capture from its bytes to the payloads in it: UDP datagrams, and TCP streams in order. Every
// packet ends in exactly one count.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "drivers/decode/tcp_flows.hpp"

namespace seaeye {

/// How the packets of a capture ended, in the order of PacketKind, and what else was counted.
struct CaptureCounts {
    std::array<std::uint64_t, 8> packets{};
    std::uint64_t stray_packets = 0;  ///< of an interface that the file does not describe
    std::uint64_t tcp_gaps = 0;       ///< pieces of TCP streams that the capture lacks
    std::uint64_t lost_bytes = 0;     ///< of a file that ends in a record, or after damage
    bool is_damaged = false;          ///< a record's length cannot be: the rest was not read

    [[nodiscard]] std::uint64_t of(PacketKind kind) const {
        return packets[static_cast<std::size_t>(kind)];
    }
};

/// Names of CaptureCounts::packets, as counters have them.
inline constexpr std::array<std::string_view, 8> packet_kind_names{
    "udp", "tcp", "not_ip", "other_ip", "fragment", "cut_short", "malformed", "unknown_link"};

/// A datagram or a piece of a stream. Borrowed for the call.
struct Payload {
    bool is_datagram = true;
    bool ends_before = false;      ///< stream: nothing goes on from before
    bool is_end = false;           ///< stream: it is over; no bytes
    std::uint32_t stream = 0;      ///< its number
    std::optional<Time> received;  ///< absent: the capture does not say
    NetEndpoint source;
    NetEndpoint destination;
    std::span<const std::uint8_t> bytes;
};

/// Which payloads are wanted; what is absent, is any.
struct PayloadChoice {
    std::optional<std::uint16_t> port;  ///< of the destination; of either side of a TCP stream
    std::optional<NetAddress> group;    ///< the destination's address

    [[nodiscard]] bool takes(const Packet& packet) const;
};

/// A function of the bytes given so far. Any thread, one at a time.
class CaptureDecoder {
public:
    using OnPayload = std::function<void(const Payload&)>;

    explicit CaptureDecoder(PayloadChoice choice = {}) : choice_{choice} {}

    void feed(std::span<const std::uint8_t> bytes, const OnPayload& on_payload);

    /// The file ended: streams give what they held.
    void finish(const OnPayload& on_payload);

    [[nodiscard]] CaptureCounts counts() const;

private:
    void take(const CapturedPacket& captured, const OnPayload& on_payload);

    PayloadChoice choice_;
    PcapReader reader_;
    TcpFlows flows_;
    std::optional<Time> last_;  // of the newest packet: what a stream's end is dated by
    CaptureCounts counts_;
};

}  // namespace seaeye
