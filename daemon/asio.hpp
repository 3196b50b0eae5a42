// Asio, the only way in. Boost 1.74's awaitable.hpp forgets <utility> under g++ 12 in C++20, so it
// comes first.
#pragma once

#include <utility>

#include <boost/asio.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace seaeye {
namespace asio = boost::asio;
}  // namespace seaeye
