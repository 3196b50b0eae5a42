// Puts observations in the order in which they were true. An observation waits until the watermark,
// the newest receive time less the lateness allowed, has passed it; what comes after that is late.
#pragma once

#include <cstdint>
#include <set>

#include "schemas/observation.hpp"

namespace seaeye {

/// An observation that waits, and its place among those of the same time.
struct Held {
    Observation observation;
    std::uint64_t arrival = 0;
};

/// By time; of one time by source, kind, subject and content, so that the order does not depend on
/// who arrived first; equals keep the order of arrival.
struct Earlier {
    bool operator()(const Held& a, const Held& b) const;
};

/// Bounded by the lateness: holds what was received within it, and at most `capacity`. Fusion
/// thread.
class Reorder {
public:
    explicit Reorder(Duration lateness, std::size_t capacity = 1U << 18U)
        : lateness_{lateness},
          capacity_{capacity} {}

    enum class Accepted : std::uint8_t { yes, late };

    /// Takes one in. `late`: it was true before the watermark; it is not kept.
    Accepted push(Observation observation);

    /// Everything before this is in.
    [[nodiscard]] Time watermark() const { return watermark_; }

    /// The next observation at or before the watermark, or nothing.
    [[nodiscard]] const Observation* ready() const;

    void pop();

    /// No more will come: the watermark passes everything held.
    void finish();

    /// All that wait, in order.
    [[nodiscard]] const std::set<Held, Earlier>& held() const { return held_; }

    /// Newest receive time.
    [[nodiscard]] Time newest() const { return newest_; }

private:
    Duration lateness_;
    std::size_t capacity_;
    std::set<Held, Earlier> held_;
    std::uint64_t arrivals_ = 0;
    Time newest_ = Time::min();
    Time watermark_ = Time::min();
};

}  // namespace seaeye
