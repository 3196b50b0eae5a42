// Health is the driver's own word; silence alone is no fault here: a camera may see nothing all
// night.
#include "daemon/links/driver_link.hpp"

#include <utility>

namespace seaeye {

DriverLink::DriverLink(asio::io_context& io,
                       LinkSetting setting,
                       std::shared_ptr<DriverIo> hardware)
    : Reconnecting{io, std::move(setting)},
      hardware_{std::move(hardware)},
      pause_{io} {}

asio::awaitable<Ended> DriverLink::connection() {
    const auto self = shared_from_this();  // the frame outlives stop()
    const auto started = hardware_->start(executor(), [this] { pause_.cancel(); });
    if (!started) {
        co_return Ended{.state = SourceState::down, .sentence = started.error().text};
    }
    told_.reset();
    was_up_ = false;
    std::string fault;
    auto next_look = asio::steady_timer::clock_type::now();
    while (!is_stopped() && fault.empty()) {
        drain();
        if (const auto now = asio::steady_timer::clock_type::now(); now >= next_look) {
            fault = look_after();
            next_look = now + health_interval;
        }
        if (const auto why = hardware_->restart_wanted()) {
            fault = why->empty() ? "the driver asked for a restart" : *why;
        }
        if (fault.empty() && !is_stopped()) {
            boost::system::error_code woken;
            pause_.expires_at(next_look);
            co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        }
    }
    drain();
    hardware_->stop();
    co_return Ended{.state = SourceState::down, .sentence = fault};
}

void DriverLink::drain() {
    while (!is_stopped() && has_room()) {
        const auto frame = hardware_->next_frame();
        if (!frame) {
            return;
        }
        take(Arrival{.kind = Arrival::Kind::datagram, .bytes = *frame});
    }
}

/// What a driver says of itself while it is up may be new every second: only the change to it is
/// told.
std::string DriverLink::look_after() {
    const DriverHealth health = hardware_->health();
    const bool is_known =
        told_ && told_->state == health.state &&
        (health.state == DriverHealth::State::up || told_->sentence == health.sentence);
    if (is_known) {
        return {};
    }
    told_ = health;
    switch (health.state) {
        case DriverHealth::State::up:
            report_up(health.sentence.empty() ? "the driver is at work" : health.sentence);
            return {};
        case DriverHealth::State::connecting:
            report({.state = SourceState::connecting, .sentence = health.sentence});
            return {};
        case DriverHealth::State::down:
            break;
    }
    std::string why = health.sentence.empty() ? "the driver's hardware is gone" : health.sentence;
    if (!was_up_) {
        report({.state = SourceState::down, .sentence = why});
        return {};
    }
    return why;
}

/// A driver may doubt and be sure again without a new connection.
void DriverLink::report_up(const std::string& sentence) {
    report({.state = SourceState::up,
            .sentence = sentence,
            .is_connected = !std::exchange(was_up_, true)});
}

void DriverLink::cancel() {
    pause_.cancel();
    hardware_->stop();
}

}  // namespace seaeye
