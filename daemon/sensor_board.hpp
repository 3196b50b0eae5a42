// The one place where ingest leaves how the sources are doing and the API finds it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "schemas/sensor.hpp"

namespace seaeye {

/// What all sources share on their way to fusion.
struct IngestCounts {
    struct JournalWrites {
        std::uint64_t records = 0;
        std::uint64_t lost = 0;  ///< could not be written
    };

    std::size_t queue_depth = 0;  ///< observations that wait
    std::size_t queue_capacity = 0;
    std::optional<JournalWrites> journal;  ///< absent: none is kept
};

/// Holds the newest status of every source, in configuration order. Any thread.
class SensorBoard {
public:
    void publish(std::vector<SensorStatus> sensors, const IngestCounts& counts = {}) {
        auto fresh = std::make_shared<const std::vector<SensorStatus>>(std::move(sensors));
        const std::lock_guard lock{mutex_};
        sensors_ = std::move(fresh);
        counts_ = counts;
    }

    /// Never null.
    [[nodiscard]] std::shared_ptr<const std::vector<SensorStatus>> newest() const {
        const std::lock_guard lock{mutex_};
        return sensors_;
    }

    [[nodiscard]] IngestCounts counts() const {
        const std::lock_guard lock{mutex_};
        return counts_;
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const std::vector<SensorStatus>> sensors_ =
        std::make_shared<const std::vector<SensorStatus>>();
    IngestCounts counts_;
};

}  // namespace seaeye
