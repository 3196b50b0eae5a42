// One create()d instance of a driver, by its own C functions. What it says goes where the caller's
// seaeye_sink points, unchecked: FrameBooks is for that.
#pragma once

#include <memory>
#include <string>

#include "drivers/host.hpp"
#include "drivers/host_table.hpp"

namespace seaeye {

/// Keeps its library loaded. One thread at a time, but for what driver.h says of the host's table.
class DriverInstance {
public:
    /// Fails: bad_value with the driver's sentence. `services`: as for Driver::decoder.
    static Result<std::shared_ptr<DriverInstance>> create(
        std::shared_ptr<const Driver::Impl> driver,
        const std::string& config_json,
        DriverLog log,
        HostServices* services);

    DriverInstance(const DriverInstance&) = delete;
    DriverInstance& operator=(const DriverInstance&) = delete;
    ~DriverInstance();

    void decode(const Frame& frame, const seaeye_sink& sink);
    void flush(const seaeye_sink& sink);

    /// For drivers with hardware of their own (DriverInfo::has_own_io). Fails: bad_value with the
    /// driver's sentence.
    Result<Done> start();
    void stop(std::int64_t deadline_us);
    [[nodiscard]] DriverHealth health();

private:
    DriverInstance(std::shared_ptr<const Driver::Impl> driver,
                   DriverLog log,
                   HostServices* services);

    std::shared_ptr<const Driver::Impl> driver_;
    HostTable host_;
    void* self_ = nullptr;  // the driver's own
};

}  // namespace seaeye
