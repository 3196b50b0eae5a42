// The link of a driver that brings its own bytes: opened, watched over, and opened anew when the
// driver asks for it or says that its hardware is gone.
#pragma once

#include "daemon/driver_io.hpp"
#include "daemon/links/reconnecting.hpp"

namespace seaeye {

/// io thread.
class DriverLink : public Reconnecting {
public:
    static constexpr Duration health_interval = seconds(1);

    DriverLink(asio::io_context& io, LinkSetting setting, std::shared_ptr<DriverIo> hardware);

    [[nodiscard]] std::vector<Counter> counters() const override { return hardware_->counters(); }

protected:
    asio::awaitable<Ended> connection() override;
    void cancel() override;

private:
    void drain();
    /// Empty: all is well.
    std::string look_after();

    std::shared_ptr<DriverIo> hardware_;
    asio::steady_timer pause_;
    DriverHealth::State told_ = DriverHealth::State::down;
};

}  // namespace seaeye
