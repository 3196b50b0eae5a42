// All tracks: birth, update, coasting, drop, and the way back. This first stage keeps one filter
// for each AIS identity (and a second one when two vessels use the same MMSI); plots of radars join
// in with the associator.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "fusion/filter.hpp"
#include "fusion/vessel_book.hpp"
#include "schemas/observation.hpp"
#include "schemas/track.hpp"

namespace seaeye {

struct TrackSettings {
    std::size_t capacity = 20'000;          ///< tracks held at once, remembered ones included
    std::size_t objects_per_mmsi = 4;       ///< vessels that may share one MMSI
    MetresPerSecond top_speed = knots(60);  ///< a jump that implies more is another object
    MetresPerSecond aircraft_top_speed = knots(600);
    Metres slack{500.0};  ///< what a position may be off in any case
    Duration memory =
        seconds(600);  ///< a dropped track that is heard again within this goes on under its id
};

/// A track and what only the tracker needs of it.
struct TrackRecord {
    Track track;
    Motion motion;
    Time last_update{};
    Time next_check{};  ///< second of its one valid place in the wheel
    std::uint32_t prior_hits =
        0;  ///< 1 when this MMSI gave positions before, long ago: a known vessel
    std::optional<TrackPoint> stored;  ///< newest point given to history
};

struct TrackCounts {
    std::uint64_t born = 0;
    std::uint64_t dropped = 0;
    std::uint64_t resumed = 0;
    std::uint64_t refused = 0;         ///< not born for want of room
    std::uint64_t second_objects = 0;  ///< births beside a living track of the same MMSI
};

/// Fusion thread. References to records stay good until the record is forgotten in tick().
class TrackBook {
public:
    /// `first`: the first id to give; ids only grow.
    TrackBook(TrackSettings settings, TrackId first);

    /// Takes an AIS position of a vessel. Observations must come in order of time. nullptr when
    /// there is no room.
    TrackRecord* take(const AisPosition& report,
                      SourceId source,
                      Time measured,
                      const VesselEntry& vessel);

    /// Takes a position that nobody vouches for: moves the living track of its MMSI that it fits,
    /// without a word on who she is. nullptr when there is none.
    TrackRecord* take_unchecked(const AisPosition& report, SourceId source, Time measured);

    /// Another source heard the report that the newest track of this MMSI had last.
    void also_heard(Mmsi mmsi, SourceId source);

    /// Second `now` of event time begins: coasts, drops and forgets. Appends what changed phase, by
    /// id.
    void tick(Time now, std::vector<const TrackRecord*>& changed);

    /// The track of this MMSI that was updated last, or nullptr.
    [[nodiscard]] const TrackRecord* newest_of(Mmsi mmsi) const;

    /// The state of a track at `when`, at or after its last update.
    [[nodiscard]] Motion at(const TrackRecord& record, Time when) const;

    [[nodiscard]] const std::map<TrackId, TrackRecord>& all() const { return tracks_; }

    [[nodiscard]] const TrackCounts& counts() const { return counts_; }

private:
    static constexpr std::size_t wheel_size = 2048;  // seconds; longer than any deadline

    TrackRecord* nearest(const AisPosition& report, Time measured);
    TrackRecord* bear(const AisPosition& report, Time measured);
    bool is_feasible(const TrackRecord& record,
                     const AisPosition& report,
                     Time measured,
                     Metres& miss) const;
    void fold(TrackRecord& record, const AisPosition& report, SourceId source, Time measured);
    void schedule(TrackRecord& record, Time at);
    void check(TrackRecord& record, Time now, std::vector<const TrackRecord*>& changed);
    void forget(TrackId id);

    TrackSettings settings_;
    std::uint64_t next_id_;
    std::uint64_t revision_ = 0;
    std::map<TrackId, TrackRecord> tracks_;
    std::unordered_map<Mmsi, std::vector<TrackId>>
        by_mmsi_;  // never iterated: order must not depend on it
    std::array<std::vector<TrackId>, wheel_size> wheel_;
    TrackCounts counts_;
};

/// Silent this long, a track coasts: two reports missed and some.
Duration coast_after(const Track& track);

/// Silent this long, it is dropped: 60 s, or six reports, at most 6.5 minutes.
Duration drop_after(const Track& track);

}  // namespace seaeye
