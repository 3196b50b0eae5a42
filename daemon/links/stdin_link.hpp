// Standard input as a source, for pipes: `nc receiver 10110 | sea-eye run ...`.
#pragma once

#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread. Silence is told, but there is nothing to open anew; the end of the input is the end.
class StdinLink : public Reconnecting {
public:
    StdinLink(asio::io_context& io, LinkSetting setting);
    ~StdinLink() override;

protected:
    asio::awaitable<Ended> connection() override;
    void cancel() override;

private:
    asio::posix::stream_descriptor input_;
    int old_flags_;  ///< the terminal's or the pipe's, given back at the end: others share them
};

}  // namespace seaeye
