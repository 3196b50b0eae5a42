// A peer that dies without a word is found out three ways: keepalive probes, TCP_USER_TIMEOUT, and
// the silence timer, which trusts neither.
#include "daemon/links/tcp_link.hpp"

#include <algorithm>
#include <array>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <fmt/format.h>

#include "daemon/links/deadline.hpp"
#include "daemon/links/resolve.hpp"

namespace seaeye {
namespace {

using boost::system::error_code;

int whole_seconds(Duration duration) {
    return std::max(1, static_cast<int>(to_seconds(duration)));
}

/// A kernel without one of these still has the silence timer, so what it answers is not asked.
void set_tcp(asio::ip::tcp::socket& socket, int option, int value) {
    (void)setsockopt(socket.native_handle(), IPPROTO_TCP, option, &value, sizeof value);
}

}  // namespace

asio::awaitable<Ended> TcpLink::connection() {
    auto endpoints =
        co_await resolve(executor(), address().host, address().port, times().resolve_timeout);
    if (!endpoints) {
        co_return Ended{.sentence = endpoints.error().text};
    }
    error_code error = asio::error::host_not_found;
    for (const auto& endpoint : *endpoints) {
        if (is_stopped()) {
            break;
        }
        error = co_await connect(endpoint);
        if (!error) {
            set_options();
            report_open(fmt::format("connected to {}", name()));
            Ended ended = co_await read();
            close();
            co_return ended;
        }
    }
    co_return Ended{.sentence = fmt::format("cannot connect to {}: {}", name(), error.message())};
}

asio::awaitable<error_code> TcpLink::connect(asio::ip::tcp::endpoint endpoint) {
    error_code error;
    socket_.open(endpoint.protocol(), error);
    if (error) {
        co_return error;
    }
    const Deadline deadline{executor(), times().connect_timeout, [this] {
                                close();
                            }};
    co_await socket_.async_connect(endpoint, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
        close();
    }
    co_return deadline.has_expired() ? asio::error::timed_out : error;
}

void TcpLink::set_options() {
    error_code ignored;
    socket_.set_option(asio::socket_base::keep_alive{true}, ignored);
    set_tcp(socket_, TCP_KEEPIDLE, whole_seconds(times().keepalive_idle));
    set_tcp(socket_, TCP_KEEPINTVL, whole_seconds(times().keepalive_interval));
    set_tcp(socket_, TCP_KEEPCNT, times().keepalive_count);
    set_tcp(socket_, TCP_USER_TIMEOUT, 1000 * whole_seconds(times().user_timeout));
}

asio::awaitable<Ended> TcpLink::read() {
    std::array<std::uint8_t, 16'384> buffer{};
    Deadline silence{executor(), times().silence_timeout, [this] {
                         close();
                     }};
    while (!is_stopped()) {
        error_code error;
        const std::size_t got = co_await socket_.async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            silence.renew();
            take({buffer.data(), got});
        } else if (silence.has_expired()) {
            co_return silent_for(silence.waited());
        } else if (error == asio::error::eof) {
            co_return Ended{.sentence = fmt::format("{} closed the connection", name())};
        } else {
            co_return Ended{
                .sentence = fmt::format("the connection to {} broke: {}", name(), error.message())};
        }
    }
    co_return Ended{};
}

std::string TcpLink::name() const {
    return address().host.find(':') == std::string::npos
               ? fmt::format("{}:{}", address().host, address().port)
               : fmt::format("[{}]:{}", address().host, address().port);
}

void TcpLink::close() {
    error_code ignored;
    socket_.close(ignored);
}

void TcpLink::cancel() {
    close();
}

}  // namespace seaeye
