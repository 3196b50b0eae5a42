// Health is the driver's own word; silence alone is no fault here: a camera may see nothing all
// night.
#include "daemon/links/driver_link.hpp"

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
    told_ = DriverHealth::State::down;
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

std::string DriverLink::look_after() {
    const DriverHealth health = hardware_->health();
    if (health.state == told_) {
        return {};
    }
    const bool was_up = told_ == DriverHealth::State::up;
    told_ = health.state;
    switch (health.state) {
        case DriverHealth::State::up:
            report_open(health.sentence.empty() ? "the driver is at work" : health.sentence);
            return {};
        case DriverHealth::State::connecting:
            report({.state = SourceState::connecting, .sentence = health.sentence});
            return {};
        case DriverHealth::State::down:
            break;
    }
    return was_up ? (health.sentence.empty() ? "the driver's hardware is gone" : health.sentence)
                  : std::string{};
}

void DriverLink::cancel() {
    pause_.cancel();
    hardware_->stop();
}

}  // namespace seaeye
