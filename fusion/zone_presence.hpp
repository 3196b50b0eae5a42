// Which track is in which zone. One place keeps it, with hysteresis, so that entry, exit and dwell
// can never disagree.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "geo/zone_set.hpp"
#include "schemas/track.hpp"

namespace seaeye {

struct PresenceSettings {
    Metres hysteresis{100.0};         ///< out means farther than this outside the polygon
    int observations = 2;             ///< in a row, to enter or to exit
    Duration timeout = seconds(600);  ///< no fix for so long, and we no longer know
    std::size_t capacity = 50'000;    ///< pairs of track and zone
};

/// The state of one track in one zone.
struct Presence {
    ZoneIndex zone{};
    bool is_inside = false;
    bool was_seen_outside = false;  ///< before the row of fixes inside began
    int in_a_row = 0;               ///< fixes that speak against the present state, without a break
    Time row_began{};
    Time entered{};           ///< of the first fix inside, while is_inside
    bool is_out_now = false;  ///< the newest fix was beyond the hysteresis
};

struct ZoneChange {
    enum class Kind : std::uint8_t { entered, exited, lost } kind{};
    ZoneIndex zone{};
    TrackId track{};
    Time since{};    ///< of the first fix of the row; for `lost`, when we stopped knowing
    Time entered{};  ///< when this stay began
    bool was_seen_outside = false;  ///< false: she was first seen inside
};

/// Fusion thread. Borrows the zones.
class ZonePresence {
public:
    ZonePresence(const ZoneSet& zones, PresenceSettings settings)
        : zones_{zones},
          settings_{settings} {}

    /// Takes in a fix of a track. What changed is in changes() until the next call.
    void update(const Track& track);

    /// Event time reached `now`: gives up on tracks without a fix. What was lost is in changes().
    void tick(Time now);

    void clear_changes() { changes_.clear(); }

    [[nodiscard]] std::span<const ZoneChange> changes() const { return changes_; }

    /// The zones this track is near or in.
    [[nodiscard]] std::span<const Presence> of(TrackId track) const;

    /// Pairs not followed for want of room.
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

    [[nodiscard]] bool is_idle() const { return tracks_.empty(); }

private:
    struct Entry {
        Time last_fix;
        std::vector<Presence> zones;  // at most one for each zone within the hysteresis
    };

    void lose(TrackId track, const Entry& entry);
    void judge(TrackId track, Presence& presence, std::optional<Metres> outside, Time when);
    Presence* find(Entry& entry, ZoneIndex zone);

    const ZoneSet& zones_;
    PresenceSettings settings_;
    std::map<TrackId, Entry> tracks_;
    std::size_t pairs_ = 0;
    std::uint64_t refused_ = 0;
    Time earliest_timeout_ = Time::max();
    std::vector<ZoneNear> near_;
    std::vector<ZoneChange> changes_;
};

/// The position zones are judged by: the sensor's own fix when the newest update brought one, else
/// the estimate.
LatLon judged_position(const Track& track);

}  // namespace seaeye
