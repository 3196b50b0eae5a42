// TCP payloads of a capture in the order they were sent: repeats left out, early segments held
// back, what was lost in the capture told as a gap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "drivers/decode/packet.hpp"

namespace seaeye {

/// One direction of one connection.
struct TcpFlowKey {
    NetEndpoint source;
    NetEndpoint destination;

    auto operator<=>(const TcpFlowKey&) const = default;
};

/// A piece of a flow's stream, in order. Borrowed for the call.
struct TcpPiece {
    TcpFlowKey flow;
    std::uint32_t number = 0;  ///< of the flow, in the order they were first heard
    std::span<const std::uint8_t> bytes;
    bool ends_before = false;  ///< a gap, or a new connection: nothing goes on from before
    bool is_end = false;       ///< the flow is forgotten; no bytes
};

/// Keeps `most_flows` flows, the one longest silent goes first, and of each at most
/// `most_held` bytes in `most_segments` segments that came early.
class TcpFlows {
public:
    static constexpr std::size_t most_flows = 256;
    static constexpr std::size_t most_held = std::size_t{1} << 16U;
    static constexpr std::size_t most_segments = 256;

    using OnPiece = std::function<void(const TcpPiece&)>;

    /// `packet`: of kind tcp.
    void take(const Packet& packet, const OnPiece& on_piece);

    /// The capture ended: gives what is held, behind its gaps.
    void finish(const OnPiece& on_piece);

    /// Segments that never came.
    [[nodiscard]] std::uint64_t gaps() const { return gaps_; }

private:
    struct Flow {
        std::uint32_t number = 0;
        bool is_known = false;  // `next` means something
        bool has_gap = false;   // before the next piece
        std::uint32_t next = 0;
        std::uint64_t used = 0;  // when it was last heard, in packets
        std::size_t held_bytes = 0;
        std::map<std::uint32_t, std::vector<std::uint8_t>> held;  // by sequence number
    };

    using Entry = std::map<TcpFlowKey, Flow>::iterator;

    Flow& flow_of(const TcpFlowKey& key, const OnPiece& on_piece);
    void restart(Flow& flow, std::uint32_t next);
    void segment(const TcpFlowKey& key, Flow& flow, const Packet& packet, const OnPiece& on_piece);
    void hold(Flow& flow, std::uint32_t sequence, std::span<const std::uint8_t> bytes);
    void release(const TcpFlowKey& key, Flow& flow, const OnPiece& on_piece);
    void jump(Flow& flow);
    void end(Entry entry, const OnPiece& on_piece);

    std::map<TcpFlowKey, Flow> flows_;
    std::uint64_t packets_ = 0;
    std::uint32_t flows_heard_ = 0;
    std::uint64_t gaps_ = 0;
};

}  // namespace seaeye
