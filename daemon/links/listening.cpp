// The peers' coroutines keep the link alive until they have ended.
#include "daemon/links/listening.hpp"

#include <fmt/format.h>

#include "daemon/links/tcp_socket.hpp"

namespace seaeye {
namespace {

using boost::system::error_code;

std::string name_of(const asio::ip::tcp::socket& socket) {
    error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? "a peer that is gone"
                 : place_name(endpoint.address().to_string(), endpoint.port());
}

}  // namespace

asio::awaitable<Ended> Listening::connection() {
    if (const std::string fault = listen(acceptor_, address()); !fault.empty()) {
        cancel();
        co_return Ended{.sentence = fault};
    }
    report_open(fmt::format("listening on {}", place_name(address().host, address().port)));
    heard();
    Ended ended = co_await accept();
    silence_.reset();
    cancel();
    co_return ended;
}

asio::awaitable<Ended> Listening::accept() {
    while (!is_stopped()) {
        error_code error;
        Socket socket =
            co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::no_descriptors || error == asio::error::connection_aborted) {
            co_await wait(seconds(1));  // others' doing: it passes
        } else if (error) {
            co_return Ended{.sentence = fmt::format("listening broke: {}", error.message())};
        } else {
            welcome(std::move(socket));
        }
    }
    co_return Ended{};
}

void Listening::welcome(Socket socket) {
    if (peers_.size() >= most_peers) {
        ++refused_;
        return;  // closes it
    }
    set_patience(socket, times());
    const std::uint32_t number = next_++;
    const auto shared = std::make_shared<Socket>(std::move(socket));
    peers_.emplace(number, shared);
    report({.state = state(),
            .sentence = fmt::format(
                "{} connected, peer {} of at most {}", name_of(*shared), peers_.size(), most_peers),
            .is_connected = true});
    asio::co_spawn(
        executor(),
        [self = shared_from_this(), this, number, shared]() -> asio::awaitable<void> {
            co_await serve(number, shared);
            peers_.erase(number);
        },
        asio::detached);
}

void Listening::heard() {
    if (silence_ && !silence_->has_expired()) {
        silence_->renew();
        return;
    }
    silence_.emplace(executor(), times().silence_timeout, [this] {
        report({.state = SourceState::silent,
                .sentence = silent_for(times().silence_timeout).sentence});
    });
}

void Listening::cancel() {
    error_code ignored;
    silence_.reset();
    acceptor_.close(ignored);
    for (const auto& [number, socket] : peers_) {
        socket->close(ignored);
    }
}

}  // namespace seaeye
