// A host's addresses, in bounded time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/asio.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

using Endpoints = std::vector<asio::ip::tcp::endpoint>;

/// Numeric addresses need no name server. Fails: not_found with what the resolver said, or when
/// `timeout` is over: the look-up itself cannot be interrupted, it is left to end by itself.
asio::awaitable<Result<Endpoints>> resolve(const asio::any_io_executor& executor,
                                           std::string host,
                                           std::uint16_t port,
                                           Duration timeout);

}  // namespace seaeye
