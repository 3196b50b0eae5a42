// Plain socket calls where Asio has no option of its own.
#include "daemon/links/tcp_socket.hpp"

#include <algorithm>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <fmt/format.h>

namespace seaeye {
namespace {

using boost::system::error_code;

int whole_seconds(Duration duration) {
    return std::max(1, static_cast<int>(to_seconds(duration)));
}

void set_tcp(asio::ip::tcp::socket& socket, int option, int value) {
    (void)setsockopt(socket.native_handle(), IPPROTO_TCP, option, &value, sizeof value);
}

}  // namespace

void set_patience(asio::ip::tcp::socket& socket, const LinkTimes& times) {
    error_code ignored;
    socket.set_option(asio::socket_base::keep_alive{true}, ignored);
    set_tcp(socket, TCP_KEEPIDLE, whole_seconds(times.keepalive_idle));
    set_tcp(socket, TCP_KEEPINTVL, whole_seconds(times.keepalive_interval));
    set_tcp(socket, TCP_KEEPCNT, times.keepalive_count);
    set_tcp(socket, TCP_USER_TIMEOUT, 1000 * whole_seconds(times.user_timeout));
}

std::string listen(asio::ip::tcp::acceptor& acceptor, const LinkAddress& address) {
    error_code error;  // of the address: parse_link has checked it
    const auto host = address.host.empty() ? asio::ip::address{asio::ip::address_v4::any()}
                                           : asio::ip::make_address(address.host, error);
    const asio::ip::tcp::endpoint endpoint{host, address.port};
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    return error ? fmt::format("cannot listen on {}: {}",
                               place_name(address.host, address.port),
                               error.message())
                 : "";
}

std::string place_name(const std::string& host, std::uint16_t port) {
    const std::string name = host.empty() ? "any address" : host;
    return host.find(':') == std::string::npos ? fmt::format("{}:{}", name, port)
                                               : fmt::format("[{}]:{}", name, port);
}

}  // namespace seaeye
