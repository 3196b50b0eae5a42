// Whether a track carries its vessel's MMSI, dark vessels' tracks carry none, and which kinds of
// vessel are tracked.
#pragma once

#include <map>
#include <string>

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

class Identity {
public:
    void add(const Scene& scene);

    /// Of tracks on vessels heard honestly within 200 s: the vessel's MMSI, another, none. They sum
    /// to 1.
    [[nodiscard]] double correct() const;
    [[nodiscard]] double wrong() const;
    [[nodiscard]] double missing() const;

    /// Share of vessels that send nothing now that have a track.
    [[nodiscard]] double dark_completeness() const;

    /// Of tracks on vessels that never send, the share without an MMSI.
    [[nodiscard]] double dark_without_mmsi() const;

    /// Share of vessels with a track, by kind, to four decimals.
    [[nodiscard]] std::map<std::string, double> completeness_by_kind() const;

private:
    struct Kind {
        std::size_t vessels = 0;
        std::size_t tracked = 0;
    };

    void add_tracked(const TruthState& vessel, const LiveTrack& track);

    std::size_t heard_ = 0;
    std::size_t correct_ = 0;
    std::size_t wrong_ = 0;
    std::size_t dark_ = 0;
    std::size_t dark_tracked_ = 0;
    std::size_t never_sends_ = 0;
    std::size_t nameless_ = 0;
    std::map<std::string, Kind> kinds_;
};

}  // namespace seaeye::tests
