// The seam every detector stands behind. One anomaly = one file in fusion/detectors that defines
// one DetectorInfo.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "fusion/event_machine.hpp"
#include "fusion/settings.hpp"
#include "fusion/vessel_book.hpp"
#include "fusion/watchlist.hpp"
#include "fusion/zone_presence.hpp"
#include "geo/zone_set.hpp"
#include "schemas/track.hpp"

namespace seaeye {

/// What a detector may look at. Borrowed from the pipeline, valid as long as the detector lives.
struct World {
    const ZoneSet& zones;
    const ZonePresence& presence;  ///< already knows the update or tick the detector is called for
    const VesselBook& vessels;
    const Watchlist& watchlist;
};

/// Sees tracks as they change and time as it passes, and leaves events in the sink. Keeps its own
/// state. Fusion thread.
class Detector {
public:
    Detector() = default;
    Detector(const Detector&) = delete;
    Detector& operator=(const Detector&) = delete;
    virtual ~Detector() = default;

    /// A measurement changed this track, or its phase changed (on `dropped` it has gone silent).
    virtual void on_track(const Track& track, EventSink& out) = 0;

    /// Event time has reached `now`; once for each second of event time in which anything lives, in
    /// order.
    virtual void on_tick(Time now, EventSink& out) = 0;

    /// Safety text heard over the air (AIS types 12 and 14); `track` is the sender's when she has
    /// one.
    virtual void on_text(const AisOther& said, Time measured, const Track* track, EventSink& out) {
        static_cast<void>(said);
        static_cast<void>(measured);
        static_cast<void>(track);
        static_cast<void>(out);
    }
};

struct DetectorInfo {
    std::string_view name;  ///< also the kind of its events
    std::string_view summary;
    int version = 1;
    std::span<const Setting> settings;
    std::unique_ptr<Detector> (*make)(const World& world, const SettingValues& settings) = nullptr;
};

/// Every detector that was built in, in the order of the CMake list.
std::span<const DetectorInfo* const> all_detectors();

}  // namespace seaeye
