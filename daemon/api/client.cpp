// One request on one connection, with a time limit over all of it.
#include "daemon/api/client.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "daemon/asio.hpp"

namespace seaeye {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::use_awaitable;
using Protocol = asio::generic::stream_protocol;

constexpr std::uint64_t greatest_reply = 256U << 20U;

/// Where a base leads.
struct Peer {
    std::string host;    ///< empty for a Unix socket
    std::string port;    ///< or the path of the socket
    std::string prefix;  ///< of every target
};

Result<Peer> parse_base(std::string_view base) {
    constexpr std::string_view unix_scheme = "unix:";
    constexpr std::string_view http_scheme = "http://";
    if (base.starts_with(unix_scheme)) {
        return Peer{.host = {}, .port = std::string{base.substr(unix_scheme.size())}, .prefix = {}};
    }
    const std::string_view rest = base.substr(std::min(base.size(), http_scheme.size()));
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view authority = rest.substr(0, slash);
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    std::string_view host = authority.substr(0, colon);
    if (!base.starts_with(http_scheme) || host.empty()) {
        return Error{ErrorCode::bad_value,
                     "expected a URL as http://127.0.0.1:8410 or unix:/path, found '" +
                         std::string{base} + "'"};
    }
    if (host.front() == '[') {
        host = host.substr(1, host.size() - 2);
    }
    std::string_view prefix = rest.substr(slash);
    while (prefix.ends_with('/')) {
        prefix.remove_suffix(1);
    }
    return Peer{
        .host = std::string{host},
        .port = colon == std::string_view::npos ? "80" : std::string{authority.substr(colon + 1)},
        .prefix = std::string{prefix}};
}

/// Throws boost::system::system_error; `http_get` catches.
asio::awaitable<Protocol::socket> connected(const Peer& peer) {
    const auto executor = co_await asio::this_coro::executor;
    if (peer.host.empty()) {
        asio::local::stream_protocol::socket socket{executor};
        co_await socket.async_connect(asio::local::stream_protocol::endpoint{peer.port},
                                      use_awaitable);
        co_return Protocol::socket{std::move(socket)};
    }
    asio::ip::tcp::resolver resolver{executor};
    const auto found = co_await resolver.async_resolve(peer.host, peer.port, use_awaitable);
    asio::ip::tcp::socket socket{executor};
    co_await asio::async_connect(socket, found, use_awaitable);
    co_return Protocol::socket{std::move(socket)};
}

asio::awaitable<HttpReply> exchange(const Peer& peer, const std::string& target) {
    beast::basic_stream<Protocol> stream{co_await connected(peer)};
    http::request<http::empty_body> request{http::verb::get, peer.prefix + target, 11};
    request.set(http::field::host, peer.host.empty() ? "localhost" : peer.host + ":" + peer.port);
    request.set(http::field::accept, "application/json");
    request.keep_alive(false);
    co_await http::async_write(stream, request, use_awaitable);
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(greatest_reply);
    co_await http::async_read(stream, buffer, parser, use_awaitable);
    co_return HttpReply{.status = static_cast<int>(parser.get().result_int()),
                        .body = std::move(parser.get().body())};
}

}  // namespace

Result<HttpReply> http_get(const std::string& base,
                           const std::string& target,
                           std::chrono::seconds time_limit) {
    const Result<Peer> peer = parse_base(base);
    if (!peer) {
        return peer.error();
    }
    asio::io_context io;
    auto reply = asio::co_spawn(io, exchange(*peer, target), asio::use_future);
    io.run_for(time_limit);
    if (!io.stopped()) {
        return Error{ErrorCode::refused,
                     base + ": no answer within " + std::to_string(time_limit.count()) + " s"};
    }
    try {
        return reply.get();
    } catch (const boost::system::system_error& fault) {
        return Error{ErrorCode::refused, base + ": " + fault.code().message()};
    }
}

}  // namespace seaeye
