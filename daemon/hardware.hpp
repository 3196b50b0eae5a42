// A driver that brings its own bytes: what it is offered while it runs, on Asio's loop. Its link
// (links/driver_link) starts and stops it; its frames come back through decode() like any others.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "daemon/asio.hpp"
#include "daemon/driver_io.hpp"
#include "daemon/frame_queue.hpp"
#include "drivers/driver_instance.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// io thread, but for publish, metric, the clocks and request_restart, which any thread of the
/// driver may call.
class Hardware final : public HostServices, public DriverIo {
public:
    static constexpr std::size_t most_timers = 64;
    static constexpr std::size_t most_watches = 64;
    /// A callback that takes longer is counted: everything else on the loop waits for it.
    static constexpr Duration patience = std::chrono::milliseconds{50};

    explicit Hardware(std::size_t frame_cap) : frame_cap_{frame_cap} {}

    Hardware(const Hardware&) = delete;
    Hardware& operator=(const Hardware&) = delete;

    ~Hardware() override { stop(); }

    /// The driver's, made with these services. Before start().
    void set_driver(std::weak_ptr<DriverInstance> driver) { driver_ = std::move(driver); }

    Result<Done> start(asio::any_io_executor executor, std::function<void()> wake) override;
    void stop() override;
    [[nodiscard]] DriverHealth health() override;
    std::optional<std::vector<std::uint8_t>> next_frame() override;
    std::optional<std::string> restart_wanted() override;
    [[nodiscard]] std::vector<Counter> counters() const override;
    [[nodiscard]] std::map<std::string, double> metrics() const override;

    Published publish(std::span<const std::uint8_t> bytes) override;
    void metric(std::string_view name, double value) override;
    std::int64_t mono_us() override;
    std::int64_t utc_us() override;
    bool watch(int fd, std::uint32_t events, Ready ready) override;
    std::uint64_t timer(std::int64_t after_us, Due due) override;
    void cancel_timer(std::uint64_t id) override;
    void request_restart(std::string_view why) override;

private:
    struct Watch;

    void wake_soon();
    void wait_on(const std::shared_ptr<Watch>& watch, bool is_write);
    template <class Call>
    void timed(Call&& call);

    std::size_t frame_cap_;
    std::weak_ptr<DriverInstance> driver_;

    mutable std::mutex mutex_;  // of what the driver's threads reach: from here ...
    asio::any_io_executor executor_;
    std::function<void()> wake_;
    bool is_running_ = false;
    bool is_wake_posted_ = false;
    FrameQueue frames_;
    std::optional<std::string> restart_;
    std::map<std::string, double> metrics_;  // ... to here

    std::map<int, std::shared_ptr<Watch>> watches_;
    std::map<std::uint64_t, std::unique_ptr<asio::steady_timer>> timers_;
    std::uint64_t newest_timer_ = 0;
    std::uint64_t slow_callbacks_ = 0;
    std::shared_ptr<int> run_ =
        std::make_shared<int>(0);  // replaced at stop: what is late finds it gone
};

}  // namespace seaeye
