// A simulated coast that is the same for the same seed: vessels, the sensors that look at them, and
// the truth to score a tracker by. Everything in memory; nothing of the product is in it.
#pragma once

#include <optional>
#include <vector>

#include "geo/local_frame.hpp"
#include "schemas/observation.hpp"
#include "tests/scoring/sea/ais_radio.hpp"
#include "tests/scoring/sea/camera.hpp"
#include "tests/scoring/sea/fleet.hpp"
#include "tests/scoring/sea/radar.hpp"
#include "tests/scoring/sea/settings.hpp"
#include "tests/scoring/sea/true_state.hpp"
#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

/// Sources of the observations: AIS, all cameras, then the radars one by one.
inline constexpr SourceId ais_source{0};
inline constexpr SourceId camera_source{1};
inline constexpr SourceId first_radar_source{2};
inline constexpr SourceId clock_source{65'535};  ///< heartbeats come from none of them

/// The sea as it goes on, slice by slice, for those who cannot hold all of it.
class SimulatedSea {
public:
    explicit SimulatedSea(const CoastSettings& settings);
    SimulatedSea(const SimulatedSea&) = delete;
    SimulatedSea& operator=(const SimulatedSea&) = delete;

    /// Lets five seconds or `truth_every` go by. Appends what was received in them, in that order.
    /// False when the time was over before.
    bool advance(std::vector<Observation>& out);

    /// As far as the sea has come, an epoch each `truth_every` (0: none) from the start on.
    [[nodiscard]] const Truth& truth() const { return truth_; }

    [[nodiscard]] const std::vector<SimulatedVessel>& vessels() const { return vessels_; }

    [[nodiscard]] const std::vector<SimulatedRadar>& radars() const { return radars_; }

    [[nodiscard]] const std::vector<SimulatedCamera>& cameras() const { return cameras_; }

    /// Any moment, also before the start and after the end.
    [[nodiscard]] TrueState state_of(const SimulatedVessel& vessel, Time when) const;

    /// The vessel nearest to a place at a moment, if one is within reach. Looks at all of them.
    [[nodiscard]] const SimulatedVessel* nearest(LatLon place, Time when, Metres reach) const;

    [[nodiscard]] double seconds_at(Time when) const { return to_seconds(when - settings_.start); }

    [[nodiscard]] const CoastSettings& settings() const { return settings_; }

private:
    void sense_until(double until_s);
    void hand_over(Time until, std::vector<Observation>& out);
    void note_truth();
    [[nodiscard]] TruthState truth_of(std::size_t vessel) const;

    CoastSettings settings_;
    LocalFrame plane_;
    std::vector<SimulatedVessel> vessels_;
    std::vector<SimulatedRadar> radars_;
    std::vector<SimulatedCamera> cameras_;
    AisRadio radio_;
    Truth truth_;
    std::vector<Observation> under_way_;  // sent, not yet received
    double now_s_ = 0.0;
    double next_beat_s_ = 0.0;
};

/// A sea from beginning to end.
struct RecordedSea {
    explicit RecordedSea(const CoastSettings& settings);

    SimulatedSea sea;
    std::vector<Observation> observations;  ///< in the order received
};

/// For tests: `const RecordedSea coast = a_coast({.seed = 3, .vessels = 30, .clutter = 20});`
inline RecordedSea a_coast(const CoastSettings& settings = {}) {
    return RecordedSea{settings};
}

}  // namespace seaeye::tests
