// The functions of driver.h's seaeye_host, over what the program offers.
#pragma once

#include <atomic>

#include "drivers/host.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// One decoder's table. `self` is the driver's, known once it has been created.
class HostTable {
public:
    /// `services`: nullptr: publish says that it is stopping, nothing is watched or timed.
    HostTable(DriverLog log, HostServices* services);
    HostTable(const HostTable&) = delete;
    HostTable& operator=(const HostTable&) = delete;
    ~HostTable() = default;

    [[nodiscard]] const seaeye_host* table() const { return &table_; }

    void set_self(void* self) { self_ = self; }

    /// A frame went by: log lines are rationed by frames, there is no clock here.
    void on_frame(std::uint64_t number);

private:
    static constexpr int most_log_lines = 20;
    static constexpr std::uint64_t frames_per_log_line = 1000;

    static HostTable& of(void* context) { return *static_cast<HostTable*>(context); }

    void write_log(int level, seaeye_text message);

    DriverLog log_;
    HostServices* services_;                        // the program's, outlives this
    void* self_ = nullptr;                          // the driver's
    std::atomic<int> log_budget_ = most_log_lines;  // a driver's own threads may log
    seaeye_host table_{};
};

}  // namespace seaeye
