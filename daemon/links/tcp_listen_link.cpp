// A peer that says nothing for the silence timeout is hung up on: it may have died, and its place
// is wanted.
#include "daemon/links/tcp_listen_link.hpp"

#include <array>

namespace seaeye {

asio::awaitable<void> TcpListenLink::serve(std::uint32_t number, std::shared_ptr<Socket> socket) {
    std::array<std::uint8_t, 16'384> buffer{};
    Deadline patience{executor(), times().silence_timeout, [socket] {
                          boost::system::error_code ignored;
                          socket->close(ignored);
                      }};
    boost::system::error_code error;
    while (!is_stopped() && !error) {
        const std::size_t got = co_await socket->async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            patience.renew();
            heard();
            take({.stream = number, .bytes = std::span{buffer}.first(got)});
        }
    }
    take({.kind = Arrival::Kind::end, .stream = number});
}

}  // namespace seaeye
