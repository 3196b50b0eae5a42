// The event machine that all detectors share: hysteresis, back-dated starts, update rate,
// time-outs, stable ids. A detector says what holds; the machine says when that is an event.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/event.hpp"

namespace seaeye {

/// Where detectors leave event transitions. Kept in the order they became known.
class EventSink {
public:
    explicit EventSink(std::vector<Event>& out) : out_{out} {}

    void put(Event event) { out_.push_back(std::move(event)); }

private:
    std::vector<Event>& out_;  // the pipeline's, outlives the sink
};

/// What an event is about: one track, or two in either order, and a qualifier such as a zone.
struct EventKey {
    TrackId first{};
    TrackId second{};       ///< 0 for one track
    std::string qualifier;  ///< zone id or the like; empty when there is none

    auto operator<=>(const EventKey&) const = default;
};

/// How a detector's truth becomes an event.
struct EventRule {
    std::string_view kind;
    int version = 1;
    std::string_view profile = "coastal";
    int on_observations = 3;              ///< in a row, to start
    Duration min_on{0};                   ///< and for at least so long
    int off_observations = 5;             ///< in a row, to end
    Duration min_off = seconds(60);       ///< or for so long
    Duration timeout = seconds(600);      ///< or no word at all for so long
    Duration update_every = seconds(60);  ///< at most, unless the severity class changes
};

/// The content of a transition, asked for only when one is due.
struct Claim {
    std::vector<EventTrack> tracks;
    std::optional<std::string> zone;
    LatLon position{};
    std::vector<Evidence> evidence;
    std::vector<Suppressor> suppressors;
};

/// One word for a key.
struct Seen {
    std::uint64_t identity =
        0;  ///< stable name of the key's vessels in every replay (identity_of); part of the id
    Time measured{};  ///< when it was observed
    std::optional<Time> began =
        {};  ///< since when it holds, where the detector knows better than "since first seen"
};

using MakeClaim = std::function<Claim()>;

/// idle -> candidate -> active -> ending -> ended, by key, in event time. Fusion thread. Bounded:
/// beyond `capacity` keys a new candidate is not followed, and counted.
class EventMachine {
public:
    explicit EventMachine(EventRule rule, std::size_t capacity = 50'000)
        : rule_{rule},
          capacity_{capacity} {}

    /// It holds, or it does not, as observed.
    void see(const EventKey& key, const Seen& seen, const MakeClaim& claim, EventSink& out);
    void deny(const EventKey& key, Time measured, EventSink& out);

    /// Late data showed that it was not so.
    void retract(const EventKey& key, Time now, std::string_view reason, EventSink& out);

    /// Ends an active one at once: the detector knows the end.
    void end(const EventKey& key, Time now, Time end, std::string_view reason, EventSink& out);

    /// Event time reached `now`: time-outs.
    void tick(Time now, EventSink& out);

    [[nodiscard]] bool is_active(const EventKey& key) const;

    [[nodiscard]] std::uint64_t refused() const { return refused_; }

private:
    struct State {
        std::uint64_t identity = 0;
        int on_row = 0;
        int off_row = 0;
        Time began;      // first of the on row
        Time off_began;  // first of the off row
        Time last_seen;  // newest word, for or against
        Time last_emitted;
        bool is_active = false;
        Event event;  // as last emitted, while active
    };

    using States = std::map<EventKey, State>;

    void start(const EventKey& key, State& state, const MakeClaim& claim, EventSink& out);
    void refresh(State& state, const MakeClaim& claim, EventSink& out);
    States::iterator finish(
        States::iterator it, Time now, Time end, std::string_view reason, EventSink& out);

    EventRule rule_;
    std::size_t capacity_;
    States states_;
    Time earliest_timeout_ = Time::max();
    std::uint64_t refused_ = 0;
};

/// An event without duration: started and ended at once. It became known at `seen.measured` and
/// happened at `seen.began`.
void put_instant(const EventRule& rule,
                 const EventKey& key,
                 const Seen& seen,
                 const Claim& claim,
                 EventSink& out);

/// A vessel's name for ids: her MMSI where she has one and the event time her track began.
std::uint64_t identity_of(const Track& track);

/// A track as an event shows it.
EventTrack event_track_of(const Track& track);

/// 16 hex digits: FNV-1a (64 bit) over kind, identity, qualifier and start.
std::string event_id(std::string_view kind,
                     std::uint64_t identity,
                     std::string_view qualifier,
                     Time start);

}  // namespace seaeye
