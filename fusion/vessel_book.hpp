// What AIS has told us of every MMSI heard. Bounded: when full, an unknown MMSI is not taken on,
// and that is counted.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "schemas/observation.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// A vessel and how often her particulars have changed.
struct VesselEntry {
    Vessel vessel;
    std::uint32_t revision = 0;   ///< grows when anything but times and place changes
    std::uint32_t positions = 0;  ///< valid positions heard
    bool is_taken = true;         ///< take_heard() has given her since she was last heard
};

/// Fusion thread.
class VesselBook {
public:
    explicit VesselBook(std::size_t capacity) : capacity_{capacity} {}

    /// Takes in a report; nullptr when the book is full and she is not in it. The pointer is good
    /// until the next call.
    const VesselEntry* hear(const AisPosition& report, Time measured);
    const VesselEntry* hear(const AisStatic& report, Time measured);
    const VesselEntry* hear(const AisOther& report, Time measured);

    [[nodiscard]] const VesselEntry* find(Mmsi mmsi) const;

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// MMSIs not taken on because the book was full.
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

    /// Everyone heard since `since`, by MMSI.
    [[nodiscard]] std::vector<Vessel> heard_since(Time since) const;

    /// Everyone heard since the last call, by MMSI.
    std::vector<Vessel> take_heard();

private:
    VesselEntry* entry(Mmsi mmsi, Time measured);
    std::size_t capacity_;
    std::unordered_map<Mmsi, VesselEntry>
        entries_;              // never iterated without sorting: order must not depend on it
    std::vector<Mmsi> heard_;  // each entry at most once
    std::uint64_t refused_ = 0;
};

}  // namespace seaeye
