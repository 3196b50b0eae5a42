// All that the tracker holds between two observations. A value: a copy runs on alone.
#pragma once

#include <cstdint>
#include <vector>

#include "fusion/tracker/belief_book.hpp"
#include "fusion/tracker/camera_site.hpp"
#include "fusion/tracker/fixed_targets.hpp"
#include "fusion/tracker/marginals.hpp"
#include "fusion/tracker/radar.hpp"
#include "fusion/tracker/set_tracks.hpp"
#include "fusion/tracker/sight_book.hpp"
#include "geo/land_mask.hpp"

namespace seaeye {

struct TrackerSettings {
    std::size_t capacity = 20'000;          ///< objects held at once, remembered ones included
    MetresPerSecond top_speed = knots(60);  ///< a jump that implies more is another object
    MetresPerSecond aircraft_top_speed = knots(600);
    Metres slack{500.0};  ///< what a position may be off in any case
    Duration memory =
        seconds(600);  ///< a dropped track that is heard again within this goes on under its id
};

struct TrackCounts {
    std::uint64_t born = 0;  ///< given an id
    std::uint64_t dropped = 0;
    std::uint64_t resumed = 0;         ///< dropped, and heard again by AIS
    std::uint64_t stitched = 0;        ///< dropped, and found again by radar
    std::uint64_t merged = 0;          ///< were one with another
    std::uint64_t refused = 0;         ///< not born for want of room
    std::uint64_t second_objects = 0;  ///< births beside a living track of the same MMSI
    std::uint64_t spoofs = 0;          ///< objects whose AIS radar came to contradict
};

struct Scene {
    TrackerSettings settings;
    const LandMask* land = nullptr;  ///< of the pipeline; never changes
    std::vector<Radar> radars;
    std::vector<CameraSite> cameras;
    BeliefBook beliefs;
    FixedTargets fixed;
    SetTrackBook set_tracks;
    SightBook sights;
    Marginals marginals;
    TrackCounts counts;
    std::uint64_t next_id = 1;
    std::uint64_t revision = 0;
    std::vector<std::uint32_t> changed;  ///< slots of tracks to be told, in order; may repeat
};

}  // namespace seaeye
