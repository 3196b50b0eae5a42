// A live way in for bytes: opened, watched for silence, and opened anew when it fails. One file per
// kind; all of them on Asio's loop.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "daemon/asio.hpp"
#include "daemon/links/backoff.hpp"
#include "daemon/links/link_address.hpp"
#include "schemas/sensor.hpp"
#include "schemas/time.hpp"

namespace seaeye {

class DriverIo;

/// How a link is doing, and one sentence about it.
struct LinkReport {
    SourceState state = SourceState::connecting;
    std::string sentence;       ///< "no data for 30 s (limit 30 s), trying again in 1.1 s"
    bool is_connected = false;  ///< this report tells of a new connection
};

/// What comes in by a link. Borrowed for the call.
struct Arrival {
    enum class Kind : std::uint8_t {
        piece,     ///< of a stream
        datagram,  ///< or what is whole by itself like one
        end        ///< a stream is over; no bytes
    };
    Kind kind = Kind::piece;
    std::uint32_t stream = 0;  ///< its number, where a link has several side by side
    std::span<const std::uint8_t> bytes;
};

/// What a link tells its owner, on the io thread. Never called after stop() has returned.
struct LinkHandlers {
    /// Gives whether anything in it was valid: only that shows a link healthy.
    std::function<bool(const Arrival&)> on_arrival;
    std::function<void(const LinkReport&)> on_report;
    /// Whether there is room for more. Links that can wait (files) ask before they read.
    std::function<bool()> has_room;
};

/// Every patience a link has. Tests shorten them.
struct LinkTimes {
    Duration resolve_timeout = seconds(10);
    Duration connect_timeout = seconds(10);
    Duration silence_timeout = seconds(30);
    Duration keepalive_idle = seconds(15);
    Duration keepalive_interval = seconds(5);
    int keepalive_count = 3;
    Duration user_timeout = seconds(30);  ///< TCP_USER_TIMEOUT
    BackoffLimits backoff;
};

/// The seam. io thread only.
class Link {
public:
    Link() = default;
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;
    virtual ~Link() = default;

    /// Begins. Everything after this is told through the handlers.
    virtual void start() = 0;

    /// Ends: cancels what is under way and calls no handler any more.
    virtual void stop() = 0;

    /// What got lost on the way in, or was turned away.
    [[nodiscard]] virtual std::vector<Counter> counters() const { return {}; }

    /// The numbers that a driver with hardware of its own gives, by name.
    [[nodiscard]] virtual std::map<std::string, double> metrics() const { return {}; }
};

/// What every kind of link is made from.
struct LinkSetting {
    LinkAddress address;
    LinkTimes times;
    std::uint32_t seed = 0;  ///< sets this link's jitter apart from others'
    LinkHandlers handlers;
    std::shared_ptr<DriverIo> hardware{};  ///< of a driver that brings its own bytes
};

/// Makes the link for an address. Opens nothing yet.
std::shared_ptr<Link> make_link(asio::io_context& io, LinkSetting setting);

/// "30 s", "1.2 s": a duration as sentences say it.
std::string in_seconds(Duration duration);

}  // namespace seaeye
