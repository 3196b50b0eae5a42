// A TCP port that receivers connect to by themselves; each is a stream of its own.
#pragma once

#include "daemon/links/listening.hpp"

namespace seaeye {

/// io thread.
class TcpListenLink : public Listening {
public:
    using Listening::Listening;

protected:
    asio::awaitable<void> serve(std::uint32_t number, std::shared_ptr<Socket> socket) override;
};

}  // namespace seaeye
