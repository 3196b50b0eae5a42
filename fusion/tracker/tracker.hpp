// The tracker: AIS reports, radar plots, radars' own tracks and cameras become one picture.
// Observations come in order of time. fusion/README.md has the mathematics.
#pragma once

#include <span>
#include <vector>

#include "fusion/tracker/scene.hpp"
#include "fusion/vessel_book.hpp"
#include "schemas/observation.hpp"

namespace seaeye {

struct TrackerSetup {
    TrackerSettings settings;
    std::vector<RadarSite> radars;
    std::vector<CameraSite> cameras;
    std::vector<LatLon> fixed_targets;
    const LandMask* land = nullptr;  ///< borrowed for the tracker's life
    TrackId first{1};                ///< the first id to give; ids only grow
};

/// A value: a copy runs on alone, and the same observations give the same tracks. Any thread.
class Tracker {
public:
    explicit Tracker(const TrackerSetup& setup);

    /// Takes one observation in. Not earlier than the one before. False when it changed nothing.
    bool hear(const Observation& observation, const VesselBook& vessels);

    /// Another source heard what the object of this name had said last.
    void also_heard(Mmsi mmsi, SourceId source, Time measured);

    /// Does all that the beams had passed by `now`.
    void advance(Time now);

    /// Second `now` of event time begins: objects coast, are dropped and forgotten.
    void tick(Time now);

    /// Slots of tracks that changed since the last call, in order, each once for every change.
    std::vector<std::uint32_t> take_changed();

    [[nodiscard]] const Belief& operator[](std::uint32_t slot) const {
        return scene_.beliefs[slot];
    }

    /// Living tracks that have an id, by id.
    [[nodiscard]] std::vector<const Belief*> tracks() const;

    [[nodiscard]] bool is_empty() const { return scene_.beliefs.size() == 0; }

    /// The track of this name that was updated last, or nullptr.
    [[nodiscard]] const Track* newest_of(Mmsi mmsi) const;

    [[nodiscard]] const TrackCounts& counts() const { return scene_.counts; }

    [[nodiscard]] const SightBook& sights() const { return scene_.sights; }

    [[nodiscard]] std::span<const Radar> radars() const { return scene_.radars; }

private:
    bool hear_position(const AisPosition& report,
                       const Observation& observation,
                       const VesselBook& vessels);
    Radar* radar_of(SourceId source);

    Scene scene_;
};

/// Where a track is at `when`, at or after its last update.
TrackPoint point_at(const Belief& b, Time when);

}  // namespace seaeye
