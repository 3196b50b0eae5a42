// A driver with hardware of its own, and the daemon's services on a loop, as its link has them; it
// is watched for what comes when nothing may come any more.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "daemon/driver_check/bench.hpp"
#include "daemon/hardware.hpp"

namespace seaeye::conformance {

/// The daemon's own services, and what comes when nothing may come any more.
class WatchedServices final : public HostServices {
public:
    explicit WatchedServices(Hardware& hardware) : hardware_{hardware} {}

    void stopped(bool is_stopped) { is_stopped_ = is_stopped; }

    [[nodiscard]] std::uint64_t published() const { return published_; }

    [[nodiscard]] std::uint64_t late() const { return late_; }

    Published publish(std::span<const std::uint8_t> bytes) override {
        ++(is_stopped_ ? late_ : published_);
        return hardware_.publish(bytes);
    }

    void metric(std::string_view name, double value) override { hardware_.metric(name, value); }

    std::int64_t mono_us() override { return hardware_.mono_us(); }

    std::int64_t utc_us() override { return hardware_.utc_us(); }

    bool watch(int fd, std::uint32_t events, Ready ready) override {
        return hardware_.watch(fd, events, std::move(ready));
    }

    std::uint64_t timer(std::int64_t after_us, Due due) override {
        return hardware_.timer(after_us, std::move(due));
    }

    void cancel_timer(std::uint64_t id) override { hardware_.cancel_timer(id); }

    void request_restart(std::string_view why) override { hardware_.request_restart(why); }

private:
    Hardware& hardware_;  // outlives this
    std::atomic<bool> is_stopped_ = true;
    std::atomic<std::uint64_t> published_ = 0;
    std::atomic<std::uint64_t> late_ = 0;
};

/// Counts what the host would count against the driver.
class FaultCount final : public DecodedSink {
public:
    explicit FaultCount(const DriverInfo& info) : first_of_host_{info.counters.size() - 2} {}

    void observation(Observation&&) override {}

    void account(std::uint64_t, std::uint32_t) override {}

    void count(std::uint32_t counter) override { faults_ += counter >= first_of_host_ ? 1 : 0; }

    [[nodiscard]] std::uint64_t faults() const { return faults_; }

private:
    std::size_t first_of_host_;
    std::uint64_t faults_ = 0;
};

/// One driver, its services and the loop that they run on.
class HardwareBridge {
public:
    /// Throws NoInstance. `bench` outlives this.
    explicit HardwareBridge(const Bench& bench);

    /// Fails with the driver's sentence.
    Result<Done> start();

    /// As its link does: frames decoded as they come, health asked for. Ends early once it is up
    /// and has been heard.
    DriverHealth run();

    /// How long stop() took. What comes in a while after it is counted.
    Duration stop();

    [[nodiscard]] std::uint64_t frames() const { return frames_; }

    [[nodiscard]] std::uint64_t late() const { return services_.late(); }

    [[nodiscard]] std::uint64_t faults() const { return sink_.faults(); }

    [[nodiscard]] std::uint64_t slow_callbacks() const;

private:
    void run_for(std::chrono::milliseconds duration);
    void decode_all();

    const Bench& bench_;
    asio::io_context io_;
    Hardware hardware_;
    WatchedServices services_;
    FaultCount sink_;
    std::unique_ptr<Decoder> decoder_;
    std::uint64_t frames_ = 0;
};

}  // namespace seaeye::conformance
