// Where the API listens: a port or a Unix socket.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "daemon/asio.hpp"
#include "schemas/result.hpp"

namespace seaeye {

using TcpAcceptor = asio::ip::tcp::acceptor;
using UnixAcceptor = asio::local::stream_protocol::acceptor;

constexpr std::string_view unix_scheme = "unix:";

// Both fail with refused: the address and what the system said.

/// Listens on an IP address; port 0 for any free one.
Result<std::shared_ptr<TcpAcceptor>> open_port(asio::io_context& io,
                                               const std::string& address,
                                               std::uint16_t port);

/// Listens on "unix:/path". A socket file that nobody answers on (a killed daemon leaves one) is
/// replaced.
Result<std::shared_ptr<UnixAcceptor>> open_unix_socket(asio::io_context& io,
                                                       const std::string& address);

}  // namespace seaeye
