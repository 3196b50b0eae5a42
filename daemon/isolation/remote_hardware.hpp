// The hardware of a driver in a process of its own: orders go there, frames and health come back.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "daemon/driver_io.hpp"
#include "daemon/frame_queue.hpp"
#include "drivers/ipc/message.hpp"

namespace seaeye {

/// io thread.
class RemoteHardware final : public DriverIo {
public:
    /// `order`: gives an order to the process; false when it is not up.
    RemoteHardware(std::size_t frame_cap, std::function<bool(const ipc::Order&)> order)
        : frame_cap_{frame_cap},
          order_{std::move(order)} {}

    Result<Done> start(asio::any_io_executor executor, std::function<void()> wake) override;
    void stop() override;

    [[nodiscard]] DriverHealth health() override { return health_; }

    std::optional<std::vector<std::uint8_t>> next_frame() override { return frames_.pop(); }

    std::optional<std::string> restart_wanted() override {
        return std::exchange(restart_, std::nullopt);
    }

    [[nodiscard]] std::vector<Counter> counters() const override;

    [[nodiscard]] std::map<std::string, double> metrics() const override { return metrics_; }

    /// What the process reports.
    void take(const ipc::Published& report);
    void take(const ipc::Measured& report);
    void take(const ipc::Strained& report);
    void take(const ipc::Started& report);
    void take(const ipc::Health& report);
    void take(const ipc::RestartWanted& report);

    /// The process has ended: its hardware with it.
    void ended(const std::string& sentence);

private:
    void want_restart(std::string why);

    std::size_t frame_cap_;
    std::function<bool(const ipc::Order&)> order_;
    std::function<void()> wake_;
    bool is_running_ = false;  // ordered to start
    bool is_open_ = false;     // and has
    FrameQueue frames_;
    DriverHealth health_;
    std::optional<std::string> restart_;
    std::map<std::string, double> metrics_;
    ipc::Strained strained_;         // of the process at hand
    ipc::Strained strained_before_;  // of those before it
};

}  // namespace seaeye
