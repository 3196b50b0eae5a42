// What links that are called by their senders have in common: a listening socket, a bounded number
// of peers side by side, silence when none of them says anything.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "daemon/links/deadline.hpp"
#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread.
class Listening : public Reconnecting {
public:
    static constexpr std::size_t most_peers = 16;  ///< the next one is turned away, and counted

    Listening(asio::io_context& io, LinkSetting setting)
        : Reconnecting{io, std::move(setting)},
          acceptor_{io} {}

    [[nodiscard]] std::vector<Counter> counters() const override {
        return {{"peers_refused", refused_}};
    }

protected:
    using Socket = asio::ip::tcp::socket;

    asio::awaitable<Ended> connection() final;
    void cancel() final;

    /// One peer, from its connection to its end. `number` counts up. `socket` is closed by
    /// cancel().
    virtual asio::awaitable<void> serve(std::uint32_t number, std::shared_ptr<Socket> socket) = 0;

    /// Something came from a peer: the silence is over.
    void heard();

private:
    asio::awaitable<Ended> accept();
    void welcome(Socket socket);

    asio::ip::tcp::acceptor acceptor_;
    std::map<std::uint32_t, std::shared_ptr<Socket>> peers_;
    std::optional<Deadline> silence_;
    std::uint32_t next_ = 0;
    std::uint64_t refused_ = 0;
};

}  // namespace seaeye
