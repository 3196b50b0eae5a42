// The life of a link as one coroutine.
#include "daemon/links/reconnecting.hpp"

#include <fmt/format.h>

#include "daemon/clock.hpp"

namespace seaeye {

Reconnecting::Reconnecting(asio::io_context& io, LinkSetting setting)
    : setting_{std::move(setting)},
      backoff_{setting_.times.backoff, setting_.seed},
      timer_{io} {}

void Reconnecting::start() {
    asio::co_spawn(
        timer_.get_executor(), [self = shared_from_this()] { return self->run(); }, asio::detached);
}

void Reconnecting::stop() {
    is_stopped_ = true;
    timer_.cancel();
    cancel();
}

asio::awaitable<void> Reconnecting::run() {
    while (!is_stopped_) {
        const Ended ended = co_await connection();
        if (is_stopped_) {
            break;
        }
        if (ended.next != Ended::Next::after_a_pause) {
            report({.state = ended.state, .sentence = ended.sentence});
            if (ended.next == Ended::Next::never) {
                break;
            }
            continue;
        }
        const Duration pause = backoff_.next();
        report(
            {.state = ended.state,
             .sentence = fmt::format("{}, trying again in {}", ended.sentence, in_seconds(pause))});
        co_await wait(pause);
    }
}

asio::awaitable<void> Reconnecting::wait(Duration duration) {
    if (is_stopped_) {
        co_return;
    }
    boost::system::error_code error;
    timer_.expires_after(duration);
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, error));
}

void Reconnecting::report(const LinkReport& report) {
    state_ = report.state;
    if (!is_stopped_) {
        setting_.handlers.on_report(report);
    }
}

void Reconnecting::report_open(const std::string& sentence) {
    const SourceState now = state_ == SourceState::silent ? SourceState::silent : SourceState::up;
    report({.state = now, .sentence = sentence, .is_connected = true});
}

void Reconnecting::take(const Arrival& arrival) {
    const bool is_end = arrival.kind == Arrival::Kind::end;
    if (is_stopped_ || (arrival.bytes.empty() && !is_end)) {
        return;
    }
    if (!is_end && state_ == SourceState::silent) {
        report({.state = SourceState::up, .sentence = "data again"});
    }
    if (setting_.handlers.on_arrival(arrival)) {
        backoff_.valid_data(steady_now());
    }
}

Ended Reconnecting::silent_for(Duration waited) const {
    return {.state = SourceState::silent,
            .sentence = fmt::format("no data for {} (limit {})",
                                    in_seconds(waited),
                                    in_seconds(setting_.times.silence_timeout))};
}

std::string in_seconds(Duration duration) {
    return fmt::format("{:.3g} s", to_seconds(duration));
}

}  // namespace seaeye
