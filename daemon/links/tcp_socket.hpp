// What TCP links have in common: the options by which the kernel finds out a peer that died without
// a word, and a listening socket.
#pragma once

#include <string>

#include "daemon/links/link.hpp"

namespace seaeye {

/// Keepalive probes and TCP_USER_TIMEOUT. A kernel without one of them still has the silence timer.
void set_patience(asio::ip::tcp::socket& socket, const LinkTimes& times);

/// Opens, binds, listens. Empty when all is well, else what went wrong.
std::string listen(asio::ip::tcp::acceptor& acceptor, const LinkAddress& address);

/// "10.0.0.5:10110", "[::1]:10110", "any address:10110".
std::string place_name(const std::string& host, std::uint16_t port);

}  // namespace seaeye
