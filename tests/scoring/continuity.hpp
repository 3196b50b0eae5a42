// Whether a vessel keeps one track: switches of identity, gaps, the longest stretch in one piece,
// and whether a track keeps to one vessel. Here a vessel holds on to the track it had as long as
// that is within the cutoff, however near another comes; GOSPA's pairing would change back and
// forth.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

/// The first track a vessel had, and when.
struct FirstTrack {
    Time when{};
    std::size_t history = 0;
};

class Continuity {
public:
    explicit Continuity(Metres cutoff) : cutoff_m_{cutoff.si()} {}

    void add(const Scene& scene);

    /// Times a vessel's track became another one.
    [[nodiscard]] std::size_t identity_switches() const { return switches_; }

    /// Times a vessel had a track again after having had none.
    [[nodiscard]] std::size_t fragmentations() const;

    /// The longest run of epochs with one track, as a share of the vessel's epochs; mean over
    /// vessels.
    [[nodiscard]] double longest_segment() const;

    /// Share of a track's epochs that it spent on its main vessel; mean over tracks.
    [[nodiscard]] double track_purity() const;

    /// By vessel.
    [[nodiscard]] const std::map<std::uint32_t, FirstTrack>& first_tracks() const { return first_; }

private:
    std::vector<std::size_t> hold_on(const Scene& scene) const;
    void note(const Scene& scene, std::size_t vessel, std::size_t track);

    double cutoff_m_;
    std::size_t switches_ = 0;
    std::map<std::uint32_t, std::size_t> last_;                // history of each vessel
    std::map<std::uint32_t, std::vector<std::size_t>> spent_;  // by vessel: history or `nobody`
    std::map<std::size_t, std::map<std::uint32_t, std::size_t>> epochs_on_;  // history, vessel
    std::map<std::uint32_t, FirstTrack> first_;
};

}  // namespace seaeye::tests
