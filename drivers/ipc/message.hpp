// What a daemon and a driver in a process of its own say to each other: one packet of a SEQPACKET
// socket a message. Both ends are of one build, so integers have this machine's order and
// observations the shape of driver.h. Neither end trusts the other: whatever the bytes are, reading
// them does no harm.
//
//   order   kind u8 | body    daemon to driver
//   report  kind u8 | body    driver to daemon
//
// Texts and bytes at the end of a body go to the end of the packet; others have their size as u32
// before them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "drivers/host.hpp"

namespace seaeye::ipc {

using Bytes = std::span<const std::uint8_t>;
using Packet = std::vector<std::uint8_t>;

/// What is longer is no message. A frame has at most half of it.
inline constexpr std::size_t longest_packet = std::size_t{1} << 17U;

// Orders. Views are borrowed from the packet.

/// Make the decoder. The first order.
struct Create {
    std::string_view config_json;
};

/// Decode a frame.
struct Give {
    std::uint64_t number = 0;
    std::int64_t received_us = 0;  ///< 0: go by the times in the bytes
    std::uint8_t stream = 0;
    Bytes bytes;
};

/// Settle what is pending.
struct Flush {};

/// Open the hardware, close it.
struct Start {};

struct Stop {};

using Order = std::variant<Create, Give, Flush, Start, Stop>;

// Reports.

/// The library is loaded. The first report, unless it is Refused.
struct Hello {
    DriverInfo info;
};

/// It could not be loaded, or the decoder not made.
struct Refused {
    std::uint8_t code = 0;  ///< an ErrorCode
    std::string_view sentence;
};

struct Created {};

/// Once a second: it is alive.
struct Beat {};

/// What the driver said of a frame, or of a flush; `events` is for EventReader. A frame may need
/// several, the last of which is marked.
struct Found {
    std::uint64_t number = 0;
    bool is_last = false;
    Bytes events;
};

/// The driver's log line.
struct Logged {
    std::uint8_t level = 0;
    std::string_view text;
};

/// A frame that its hardware gave.
struct Published {
    Bytes bytes;
};

/// One of the driver's own numbers.
struct Measured {
    double value = 0.0;
    std::string_view name;
};

/// How many of its frames and callbacks came to grief in its process, so far.
struct Strained {
    std::uint64_t dropped = 0;
    std::uint64_t slow_callbacks = 0;
};

/// Start was carried out, or not, and why.
struct Started {
    bool is_well = false;
    std::string_view sentence;
};

/// How the hardware is: once a second while it runs.
struct Health {
    DriverHealth::State state = DriverHealth::State::down;
    std::string_view sentence;
};

struct RestartWanted {
    std::string_view why;
};

using Report = std::variant<Hello,
                            Refused,
                            Created,
                            Beat,
                            Found,
                            Logged,
                            Published,
                            Measured,
                            Strained,
                            Started,
                            Health,
                            RestartWanted>;

/// Replaces `packet`. False when it would be longer than longest_packet.
bool write(const Order& order, Packet& packet);
bool write(const Report& report, Packet& packet);

/// nullopt: no message, or one with bytes left over. What is given borrows from `packet`.
std::optional<Order> read_order(Bytes packet);
std::optional<Report> read_report(Bytes packet);

}  // namespace seaeye::ipc
