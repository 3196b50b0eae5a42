// A peer that dies without a word is found out three ways: keepalive probes, TCP_USER_TIMEOUT, and
// the silence timer, which trusts neither.
#include "daemon/links/tcp_link.hpp"

#include <array>

#include <fmt/format.h>

#include "daemon/links/deadline.hpp"
#include "daemon/links/resolve.hpp"
#include "daemon/links/tcp_socket.hpp"

namespace seaeye {
namespace {

using boost::system::error_code;

/// Asks gpsd for the sentences of its receivers. Source: gpsd_json(5), ?WATCH.
constexpr std::string_view gpsd_request = "?WATCH={\"enable\":true,\"nmea\":true};\r\n";

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
            set_patience(socket_, times());
            co_await greet();
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

/// What goes wrong here, the reading will find out.
asio::awaitable<void> TcpLink::greet() {
    if (address().kind == LinkKind::gpsd) {
        error_code ignored;
        co_await asio::async_write(socket_,
                                   asio::buffer(gpsd_request),
                                   asio::redirect_error(asio::use_awaitable, ignored));
    }
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
    return place_name(address().host, address().port);
}

void TcpLink::close() {
    error_code ignored;
    socket_.close(ignored);
}

void TcpLink::cancel() {
    close();
}

}  // namespace seaeye
