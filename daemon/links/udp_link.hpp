// A UDP port: unicast, broadcast, or a multicast group that is joined.
#pragma once

#include "daemon/links/deadline.hpp"
#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread.
class UdpLink : public Reconnecting {
public:
    UdpLink(asio::io_context& io, LinkSetting setting)
        : Reconnecting{io, std::move(setting)},
          socket_{io} {}

    [[nodiscard]] std::vector<Counter> counters() const override {
        return {{"datagrams_lost_in_kernel", lost_before_ + lost_now_}};
    }

protected:
    asio::awaitable<Ended> connection() override;
    void cancel() override;

private:
    /// Empty when all is well, else what went wrong.
    std::string open();
    std::string join(const asio::ip::address& group);
    asio::awaitable<Ended> read();
    /// Hands over all datagrams that wait, up to a fair number. False when the socket broke.
    bool drain(std::span<std::uint8_t> buffer, Deadline& silence);
    [[nodiscard]] std::string name() const;
    void close();

    asio::ip::udp::socket socket_;
    std::uint64_t lost_before_ = 0;  ///< on sockets that are closed
    std::uint32_t lost_now_ = 0;     ///< on this one, as the kernel counts
};

}  // namespace seaeye
