// The straight line of fusion, from observations to tracks to events. Read pipeline.cpp first: it
// is the whole story.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fusion/detector_choice.hpp"
#include "fusion/history.hpp"
#include "fusion/incidents.hpp"
#include "fusion/live_edge.hpp"
#include "fusion/output.hpp"
#include "fusion/reorder.hpp"
#include "fusion/report_time.hpp"
#include "fusion/tracking.hpp"
#include "geo/land_mask.hpp"
#include "schemas/picture.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// The numbers an operator may set under [fusion].
std::span<const Setting> fusion_settings();

struct PipelineSetup {
    std::map<std::string, double> fusion;  ///< by name, see fusion_settings()
    DetectorSettings detectors;
    std::vector<Zone> zones;
    Watchlist watchlist;
    Duration sample_every{0};  ///< of Output::samples; 0: none
    TrackId first_track{1};
    std::vector<RadarSite> radars;
    std::vector<CameraSite> cameras;
    std::vector<LatLon> fixed_targets;
    LandMask land;  ///< nothing is born on it
};

/// What went in and what became of it. observations = fused + not_fused + copies + late + held.
struct PipelineCounts {
    std::uint64_t observations = 0;
    std::uint64_t fused = 0;      ///< went into a track, or as a plot to its radar's next sector
    std::uint64_t not_fused = 0;  ///< stations, static data, reports without position, no room
    std::uint64_t copies = 0;     ///< reports that were taken before, mostly from another source
    std::uint64_t late = 0;       ///< came after their watermark
    std::uint64_t events = 0;     ///< transitions
    std::uint64_t ticks = 0;
};

/// Fusion thread. The same observations give the same outputs, byte for byte, however they are
/// timed.
class Pipeline {
public:
    /// Fails: bad_value with the setting, the detector or the zone that is wrong.
    static Result<std::unique_ptr<Pipeline>> make(PipelineSetup setup);

    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;
    ~Pipeline();

    /// Takes in one observation and does all that the watermark now allows. Appends to `out`.
    void push(Observation observation, Output& out);

    /// The input ended: does all that is left, up to one sample past the newest observation.
    void finish(Output& out);

    /// The picture as of the newest observation. Open events are those of the watermark.
    [[nodiscard]] std::shared_ptr<const Picture> picture() const;

    /// Event time that has been reached.
    [[nodiscard]] Time now() const { return now_; }

    [[nodiscard]] const PipelineCounts& counts() const { return counts_; }

    [[nodiscard]] const TrackCounts& track_counts() const { return settled_.tracker().counts(); }

    /// Of sources that have any such.
    [[nodiscard]] const std::map<SourceId, SourceFate>& fates() const { return fates_; }

private:
    Pipeline(ZoneSet zones, const SettingValues& fusion, PipelineSetup& setup);

    void run_ready(Output& out);
    void advance_to(Time when, Output& out);
    void tick(Time now, Output& out);
    void fuse(const Observation& observation, Output& out);
    void note(const Observation& observation, Output& out);
    void tell_changes(Output& out);
    void tell(const Track& track, Output& out);
    void sample(Time now, Output& out) const;
    void each_minute(Time now, Output& out);
    void hand_over(std::vector<Event>& events, Output& out);
    [[nodiscard]] bool is_idle() const;

    ZoneSet zones_;
    Watchlist watchlist_;
    LandMask land_;
    Reorder reorder_;
    ReportTime report_time_;
    VesselBook vessels_;
    Tracking settled_;
    mutable LiveEdge edge_;  // what follows from the rest, kept from one picture to the next
    History history_;
    ZonePresence presence_;
    Incidents incidents_;
    std::vector<std::unique_ptr<Detector>> detectors_;
    std::map<std::string, Event> open_events_;  // by id; bounded by the machines' capacities
    std::map<SourceId, SourceFate> fates_;
    Duration sample_every_;
    Time now_ = Time::min();     // last whole second ticked
    Time newest_ = Time::min();  // newest observation fused
    PipelineCounts counts_;
    std::vector<Event> events_;
};

}  // namespace seaeye
