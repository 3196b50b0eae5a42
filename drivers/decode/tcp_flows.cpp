// Sequence numbers wrap at 2^32 (RFC 9293, 3.4): they are compared by their signed difference only.
#include "drivers/decode/tcp_flows.hpp"

#include <algorithm>

namespace seaeye {
namespace {

/// How far `sequence` is ahead of `next`; negative: behind.
std::int32_t ahead(std::uint32_t sequence, std::uint32_t next) {
    return static_cast<std::int32_t>(sequence - next);
}

}  // namespace

void TcpFlows::take(const Packet& packet, const OnPiece& on_piece) {
    ++packets_;
    const TcpFlowKey key{.source = packet.source, .destination = packet.destination};
    const bool begins = (packet.tcp_flags & tcp_syn) != 0;
    if (packet.payload.empty() && !begins && !flows_.contains(key)) {
        return;  // the side that only acknowledges
    }
    Flow& flow = flow_of(key, on_piece);
    flow.used = packets_;
    if (begins) {
        restart(flow, packet.tcp_sequence + 1);
    } else if (!packet.payload.empty()) {
        segment(key, flow, packet, on_piece);
    }
    if ((packet.tcp_flags & (tcp_fin | tcp_reset)) != 0 && flow.held.empty()) {
        end(flows_.find(key), on_piece);
    }
}

void TcpFlows::finish(const OnPiece& on_piece) {
    while (!flows_.empty()) {
        end(flows_.begin(), on_piece);
    }
}

TcpFlows::Flow& TcpFlows::flow_of(const TcpFlowKey& key, const OnPiece& on_piece) {
    if (!flows_.contains(key) && flows_.size() >= most_flows) {
        end(std::ranges::min_element(
                flows_, {}, [](const auto& entry) { return entry.second.used; }),
            on_piece);
    }
    const auto [entry, is_new] = flows_.try_emplace(key);
    if (is_new) {
        entry->second.number = flows_heard_++;
    }
    return entry->second;
}

void TcpFlows::restart(Flow& flow, std::uint32_t next) {
    if (flow.is_known && flow.next == next) {
        return;  // the same beginning, sent again
    }
    flow.has_gap = flow.is_known;
    flow.is_known = true;
    flow.next = next;
    flow.held.clear();
    flow.held_bytes = 0;
}

void TcpFlows::segment(const TcpFlowKey& key,
                       Flow& flow,
                       const Packet& packet,
                       const OnPiece& on_piece) {
    if (!flow.is_known) {  // the capture began in the middle
        flow.is_known = true;
        flow.next = packet.tcp_sequence;
    }
    auto bytes = packet.payload;
    const std::int32_t distance = ahead(packet.tcp_sequence, flow.next);
    if (distance > 0) {
        hold(flow, packet.tcp_sequence, bytes);
    } else {
        const auto known = static_cast<std::size_t>(-std::int64_t{distance});
        if (known >= bytes.size()) {
            return;  // a repeat
        }
        bytes = bytes.subspan(known);
        on_piece({.flow = key, .number = flow.number, .bytes = bytes, .ends_before = flow.has_gap});
        flow.has_gap = false;
        flow.next += static_cast<std::uint32_t>(bytes.size());
    }
    release(key, flow, on_piece);
    while (flow.held_bytes > most_held || flow.held.size() > most_segments) {
        jump(flow);
        release(key, flow, on_piece);
    }
}

void TcpFlows::hold(Flow& flow, std::uint32_t sequence, std::span<const std::uint8_t> bytes) {
    const auto [entry, is_new] = flow.held.try_emplace(sequence, bytes.begin(), bytes.end());
    flow.held_bytes += is_new ? bytes.size() : 0;
}

/// Hands on what is held and whose turn has come.
void TcpFlows::release(const TcpFlowKey& key, Flow& flow, const OnPiece& on_piece) {
    const auto is_due = [&flow](const auto& entry) {
        return ahead(entry.first, flow.next) <= 0;
    };
    for (auto due = std::ranges::find_if(flow.held, is_due); due != flow.held.end();
         due = std::ranges::find_if(flow.held, is_due)) {
        const std::vector<std::uint8_t> bytes = std::move(due->second);
        const auto known = static_cast<std::size_t>(-std::int64_t{ahead(due->first, flow.next)});
        flow.held_bytes -= bytes.size();
        flow.held.erase(due);
        if (known < bytes.size()) {
            const auto fresh = std::span{bytes}.subspan(known);
            flow.next += static_cast<std::uint32_t>(fresh.size());
            on_piece(
                {.flow = key, .number = flow.number, .bytes = fresh, .ends_before = flow.has_gap});
            flow.has_gap = false;
        }
    }
}

/// What was waited for will not come: goes on with the nearest that is held.
void TcpFlows::jump(Flow& flow) {
    const auto nearest = std::ranges::min_element(
        flow.held, {}, [&flow](const auto& entry) { return ahead(entry.first, flow.next); });
    flow.next = nearest->first;
    flow.has_gap = true;
    ++gaps_;
}

void TcpFlows::end(Entry entry, const OnPiece& on_piece) {
    auto& [key, flow] = *entry;
    while (!flow.held.empty()) {
        jump(flow);
        release(key, flow, on_piece);
    }
    on_piece({.flow = key, .number = flow.number, .bytes = {}, .is_end = true});
    flows_.erase(entry);
}

}  // namespace seaeye
