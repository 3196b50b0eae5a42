// What links that come and go have in common: connect, read, tell what went wrong, wait, again.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/links/link.hpp"

namespace seaeye {

/// How one connection ended.
struct Ended {
    SourceState state = SourceState::down;
    std::string sentence;  ///< "no data for 30 s (limit 30 s)"
    enum class Next : std::uint8_t { after_a_pause, at_once, never } next = Next::after_a_pause;
};

/// Runs connection after connection. io thread. Shared with its own coroutine, which ends soon
/// after stop().
class Reconnecting : public Link, public std::enable_shared_from_this<Reconnecting> {
public:
    Reconnecting(asio::io_context& io, LinkSetting setting);

    void start() final;
    void stop() final;

protected:
    /// One connection, from opening it to its end. Reports when it is open; hands bytes over by
    /// take().
    virtual asio::awaitable<Ended> connection() = 0;

    /// Makes what is being awaited return at once.
    virtual void cancel() = 0;

    /// Tells the owner that the link is open. A link that fell silent stays so until data comes.
    void report_open(const std::string& sentence);

    /// Hands on what came, unless stopped.
    void take(const Arrival& arrival);

    /// The same for a piece of the only stream.
    void take(std::span<const std::uint8_t> bytes) { take(Arrival{.bytes = bytes}); }

    /// Whether the owner has room for more.
    [[nodiscard]] bool has_room() const { return setting_.handlers.has_room(); }

    void report(const LinkReport& report);

    [[nodiscard]] SourceState state() const { return state_; }

    [[nodiscard]] bool is_stopped() const { return is_stopped_; }

    [[nodiscard]] const LinkAddress& address() const { return setting_.address; }

    [[nodiscard]] const LinkTimes& times() const { return setting_.times; }

    [[nodiscard]] asio::any_io_executor executor() const { return timer_.get_executor(); }

    /// Returns early when stopped.
    asio::awaitable<void> wait(Duration duration);

    /// The silence timer's end of a connection.
    [[nodiscard]] Ended silent_for(Duration waited) const;

private:
    asio::awaitable<void> run();

    LinkSetting setting_;
    Backoff backoff_;
    mutable asio::steady_timer timer_;
    SourceState state_ = SourceState::connecting;
    bool is_stopped_ = false;
};

}  // namespace seaeye
