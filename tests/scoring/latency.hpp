// How long after a vessel could be known she had a track: from the first epoch at which she was
// eligible back to the first row that stayed with her from then on.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "tests/scoring/continuity.hpp"
#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

class Latency {
public:
    explicit Latency(Metres cutoff) : cutoff_m_{cutoff.si()} {}

    /// Every epoch, those of the warm-up too, with or without tracks in it.
    void add(const Scene& scene);

    /// Seconds for each vessel that ever was eligible, by vessel; infinite for those never tracked.
    [[nodiscard]] std::vector<double> seconds_of(
        const std::map<std::uint32_t, FirstTrack>& first_tracks,
        std::span<const TrackHistory> histories) const;

    /// Vessels that ever were eligible.
    [[nodiscard]] std::size_t vessels() const { return eligible_since_.size(); }

private:
    struct Passage {
        Time when{};
        PlaneVector at{};
    };

    [[nodiscard]] PlaneVector place_of(std::uint32_t vessel, Time when) const;
    [[nodiscard]] Time first_row_on(std::uint32_t vessel,
                                    const FirstTrack& first,
                                    const TrackHistory& history) const;

    double cutoff_m_;
    std::map<std::uint32_t, Time> eligible_since_;
    std::map<std::uint32_t, std::vector<Passage>> passages_;
};

}  // namespace seaeye::tests
