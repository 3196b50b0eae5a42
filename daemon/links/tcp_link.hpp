// A TCP client: connects to a receiver or a server, gpsd among them, and again when it is gone.
#pragma once

#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread.
class TcpLink : public Reconnecting {
public:
    TcpLink(asio::io_context& io, LinkSetting setting)
        : Reconnecting{io, std::move(setting)},
          socket_{io} {}

protected:
    asio::awaitable<Ended> connection() override;
    void cancel() override;

private:
    asio::awaitable<boost::system::error_code> connect(asio::ip::tcp::endpoint endpoint);
    asio::awaitable<void> greet();
    asio::awaitable<Ended> read();
    [[nodiscard]] std::string name() const;
    void close();

    asio::ip::tcp::socket socket_;
};

}  // namespace seaeye
