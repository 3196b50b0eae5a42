// A driver's own hardware as its link sees it: in this process (hardware.hpp) or in one of its own
// (isolation/remote_hardware.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "daemon/asio.hpp"
#include "drivers/host.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// io thread.
class DriverIo {
public:
    DriverIo() = default;
    DriverIo(const DriverIo&) = delete;
    DriverIo& operator=(const DriverIo&) = delete;
    virtual ~DriverIo() = default;

    /// Opens the hardware. `wake` is called on the loop when there are frames, or a restart is
    /// wanted. Fails with the driver's sentence.
    virtual Result<Done> start(asio::any_io_executor executor, std::function<void()> wake) = 0;

    /// Closes it: no callback after this. What it published is dropped.
    virtual void stop() = 0;

    [[nodiscard]] virtual DriverHealth health() = 0;

    /// The oldest frame that waits.
    virtual std::optional<std::vector<std::uint8_t>> next_frame() = 0;

    /// Why the driver asked for a restart since it was started.
    virtual std::optional<std::string> restart_wanted() = 0;

    /// What got lost, and what took too long.
    [[nodiscard]] virtual std::vector<Counter> counters() const = 0;

    /// Its own numbers, by name.
    [[nodiscard]] virtual std::map<std::string, double> metrics() const = 0;
};

/// Whether a driver's number may be called so: [a-z0-9_], at most 48 characters.
bool is_metric_name(std::string_view name);

/// Keeps at most `most_metrics` numbers, finite ones only.
constexpr std::size_t most_metrics = 64;
void keep_metric(std::map<std::string, double>& metrics, std::string_view name, double value);

}  // namespace seaeye
