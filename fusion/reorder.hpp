// Puts observations in the order in which they were true. An observation waits until the watermark,
// the newest receive time less the lateness allowed, has passed it; what comes after that is late.
#pragma once

#include <cstdint>
#include <queue>
#include <vector>

#include "schemas/observation.hpp"

namespace seaeye {

/// Bounded by the lateness: holds what was received within it, and at most `capacity`. Fusion
/// thread.
class Reorder {
public:
    explicit Reorder(Duration lateness, std::size_t capacity = 1U << 18U)
        : lateness_{lateness},
          capacity_{capacity} {}

    enum class Accepted : std::uint8_t { yes, late };

    /// Takes one in. `late`: it was true before the watermark; it is not kept. Equal times keep the
    /// order of arrival.
    Accepted push(Observation observation);

    /// Everything before this is in.
    [[nodiscard]] Time watermark() const { return watermark_; }

    /// The next observation at or before the watermark, or nothing.
    [[nodiscard]] const Observation* ready() const;

    void pop();

    /// No more will come: the watermark passes everything held.
    void finish();

private:
    struct Held {
        Observation observation;
        std::uint64_t arrival = 0;
    };

    struct Later {
        bool operator()(const Held& a, const Held& b) const {
            return a.observation.measured != b.observation.measured
                       ? a.observation.measured > b.observation.measured
                       : a.arrival > b.arrival;
        }
    };

    Duration lateness_;
    std::size_t capacity_;
    std::priority_queue<Held, std::vector<Held>, Later> held_;
    std::uint64_t arrivals_ = 0;
    Time newest_ = Time::min();
    Time watermark_ = Time::min();
};

}  // namespace seaeye
