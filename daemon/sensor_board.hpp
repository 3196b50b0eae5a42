// The one place where ingest leaves how the sources are doing and the API finds it.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "schemas/sensor.hpp"

namespace seaeye {

/// Holds the newest status of every source, in configuration order. Any thread.
class SensorBoard {
public:
    void publish(std::vector<SensorStatus> sensors) {
        auto fresh = std::make_shared<const std::vector<SensorStatus>>(std::move(sensors));
        const std::lock_guard lock{mutex_};
        sensors_ = std::move(fresh);
    }

    /// Never null.
    [[nodiscard]] std::shared_ptr<const std::vector<SensorStatus>> newest() const {
        const std::lock_guard lock{mutex_};
        return sensors_;
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const std::vector<SensorStatus>> sensors_ =
        std::make_shared<const std::vector<SensorStatus>>();
};

}  // namespace seaeye
