// The seam every detector stands behind. One anomaly = one file in fusion/detectors that defines
// one DetectorInfo.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "fusion/event_machine.hpp"
#include "geo/zone_set.hpp"
#include "schemas/event.hpp"
#include "schemas/track.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

struct Watchlist;
class VesselBook;

/// What a detector may look at. Borrowed from the pipeline, valid as long as the detector lives.
struct World {
    const ZoneSet& zones;
    const VesselBook& vessels;
    const Watchlist& watchlist;
};

/// One setting of a detector: name with unit, default, meaning and source. Drives configuration,
/// its schema and docs.
struct Setting {
    std::string_view name;  ///< carries the unit, as in dwell_min
    double standard = 0.0;
    double least = 0.0;
    double most = 0.0;
    std::string_view summary;
};

/// The values of a detector's settings, in the order of its table.
using SettingValues = std::vector<double>;

/// Sees tracks as they change and time as it passes; writes what it knows into the event machine's
/// hands. Keeps its own state by track. Fusion thread.
class Detector {
public:
    Detector() = default;
    Detector(const Detector&) = delete;
    Detector& operator=(const Detector&) = delete;
    virtual ~Detector() = default;

    /// A measurement changed this track, or it was dropped (phase says so, and it is the last call
    /// for it).
    virtual void on_track(const Track& track, EventSink& out) = 0;

    /// Event time has reached `now`; called once per second of event time, in order.
    virtual void on_tick(Time now, EventSink& out) = 0;

    /// Text heard over the air (AIS types 12 and 14).
    virtual void on_text(const AisOther& said, Time measured, EventSink& out) {
        (void)said;
        (void)measured;
        (void)out;
    }
};

struct DetectorInfo {
    std::string_view name;
    std::string_view summary;
    int version = 1;
    std::span<const Setting> settings;
    std::unique_ptr<Detector> (*make)(const World& world, const SettingValues& settings);
};

/// Every detector that was built in, in the order of the CMake list.
std::span<const DetectorInfo* const> all_detectors();

}  // namespace seaeye
