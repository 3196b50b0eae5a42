// A serial line: a receiver at a UART or behind a USB adapter, opened by a path that stays the same
// when it is plugged in again.
#pragma once

#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread.
class SerialLink : public Reconnecting {
public:
    /// Opening a device costs nothing, so that its waits are short: a receiver that is plugged in
    /// again is heard within 3 s.
    static constexpr Duration longest_wait = seconds(2);

    SerialLink(asio::io_context& io, LinkSetting setting);

protected:
    asio::awaitable<Ended> connection() override;

    void cancel() override { close(); }

private:
    /// Empty when all is well, else what went wrong.
    std::string open();
    asio::awaitable<Ended> read();
    void close();

    asio::posix::stream_descriptor line_;
};

}  // namespace seaeye
