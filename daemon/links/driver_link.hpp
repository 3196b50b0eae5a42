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

    [[nodiscard]] std::map<std::string, double> metrics() const override {
        return hardware_->metrics();
    }

protected:
    asio::awaitable<Ended> connection() override;
    void cancel() override;

private:
    void drain();
    /// Asks the driver how its hardware is, and passes on what is new. Gives why it must be opened
    /// anew; empty: it need not.
    std::string look_after();
    void report_up(const std::string& sentence);

    std::shared_ptr<DriverIo> hardware_;
    asio::steady_timer pause_;
    std::optional<DriverHealth> told_;  // since the hardware was opened
    bool was_up_ = false;               // since then
};

}  // namespace seaeye
