// File, packet, stream: each step has a file of its own; here they meet.
#include "drivers/decode/capture.hpp"

namespace seaeye {
namespace {

Payload payload_of(const TcpPiece& piece, std::optional<Time> received) {
    return {.is_datagram = false,
            .ends_before = piece.ends_before,
            .is_end = piece.is_end,
            .stream = piece.number,
            .received = received,
            .source = piece.flow.source,
            .destination = piece.flow.destination,
            .bytes = piece.bytes};
}

}  // namespace

bool PayloadChoice::takes(const Packet& packet) const {
    const bool is_from = packet.kind == PacketKind::tcp && packet.source.port == port;
    return (!port || packet.destination.port == *port || is_from) &&
           (!group || packet.destination.address == *group);
}

void CaptureDecoder::feed(std::span<const std::uint8_t> bytes, const OnPayload& on_payload) {
    reader_.feed(bytes, [&](const CapturedPacket& captured) { take(captured, on_payload); });
}

void CaptureDecoder::take(const CapturedPacket& captured, const OnPayload& on_payload) {
    const Packet packet = read_packet(captured);
    ++counts_.packets[static_cast<std::size_t>(packet.kind)];
    last_ = captured.received ? captured.received : last_;
    if (!choice_.takes(packet)) {
        return;
    }
    if (packet.kind == PacketKind::udp) {
        on_payload({.received = captured.received,
                    .source = packet.source,
                    .destination = packet.destination,
                    .bytes = packet.payload});
    } else if (packet.kind == PacketKind::tcp) {
        flows_.take(packet, [&](const TcpPiece& piece) { on_payload(payload_of(piece, last_)); });
    }
}

void CaptureDecoder::finish(const OnPayload& on_payload) {
    reader_.finish();
    flows_.finish([&](const TcpPiece& piece) { on_payload(payload_of(piece, last_)); });
}

CaptureCounts CaptureDecoder::counts() const {
    CaptureCounts counts = counts_;
    counts.stray_packets = reader_.stray_packets();
    counts.tcp_gaps = flows_.gaps();
    counts.lost_bytes = reader_.lost_bytes();
    counts.is_damaged = reader_.is_damaged();
    return counts;
}

}  // namespace seaeye
