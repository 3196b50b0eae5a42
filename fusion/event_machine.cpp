// States by key in an ordered map, so that time-outs come in the same order in every replay.
#include "fusion/event_machine.hpp"

#include <algorithm>

namespace seaeye {
namespace {

constexpr std::uint64_t fnv_basis = 0xcbf29ce484222325ULL;
constexpr std::uint64_t fnv_prime = 0x100000001b3ULL;

/// FNV-1a, 64 bit (Fowler, Noll, Vo).
std::uint64_t fnv(std::uint64_t hash, std::string_view bytes) {
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;
    }
    return hash;
}

std::uint64_t fnv(std::uint64_t hash, std::uint64_t value) {
    for (int i = 0; i < 8; ++i) {
        hash = (hash ^ (value >> (8 * i) & 0xFFU)) * fnv_prime;
    }
    return hash;
}

Event event_of(const EventRule& rule, const Claim& claim) {
    Event event;
    event.kind = rule.kind;
    event.tracks = claim.tracks;
    event.zone = claim.zone;
    event.position = claim.position;
    event.evidence = claim.evidence;
    event.suppressors = claim.suppressors;
    event.severity = severity_of(claim.evidence, claim.suppressors);
    event.rule_profile = rule.profile;
    event.rule_version = rule.version;
    return event;
}

}  // namespace

std::uint64_t identity_of(const Track& track) {
    const std::uint64_t mmsi = track.mmsi ? to_number(*track.mmsi) : 0;
    return fnv(fnv(fnv_basis, mmsi), static_cast<std::uint64_t>(to_micros(track.started)));
}

EventTrack event_track_of(const Track& track) {
    return {.id = track.id,
            .mmsi = track.mmsi,
            .at = track.at,
            .sog = sog_of(track.velocity),
            .cog = cog_of(track.velocity)};
}

std::string event_id(std::string_view kind,
                     std::uint64_t identity,
                     std::string_view qualifier,
                     Time start) {
    std::uint64_t hash = fnv(fnv_basis, kind);
    hash = fnv(hash, identity);
    hash = fnv(fnv(hash, qualifier), std::uint64_t{0});
    hash = fnv(hash, static_cast<std::uint64_t>(to_micros(start)));
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4U) {
        text[i] = hex[hash & 0xFU];
    }
    return text;
}

void put_instant(const EventRule& rule,
                 const EventKey& key,
                 const Seen& seen,
                 const Claim& claim,
                 EventSink& out) {
    const Time start = seen.began.value_or(seen.measured);
    Event event = event_of(rule, claim);
    event.id = event_id(rule.kind, seen.identity, key.qualifier, start);
    event.start = start;
    event.time = seen.measured;
    out.put(event);
    event.transition = Transition::ended;
    event.end = start;
    out.put(std::move(event));
}

void EventMachine::see(const EventKey& key,
                       const Seen& seen,
                       const MakeClaim& claim,
                       EventSink& out) {
    auto found = states_.find(key);
    if (found == states_.end()) {
        if (states_.size() >= capacity_) {
            ++refused_;
            return;
        }
        found = states_.try_emplace(key).first;
        found->second.identity = seen.identity;
    }
    State& state = found->second;
    state.last_seen = seen.measured;
    earliest_timeout_ = std::min(earliest_timeout_, seen.measured + rule_.timeout);
    state.off_row = 0;
    if (state.is_active) {
        refresh(state, claim, out);
        return;
    }
    state.began = state.on_row == 0 ? seen.began.value_or(seen.measured) : state.began;
    if (++state.on_row >= rule_.on_observations && seen.measured - state.began >= rule_.min_on) {
        start(key, state, claim, out);
    }
}

void EventMachine::start(const EventKey& key,
                         State& state,
                         const MakeClaim& claim,
                         EventSink& out) {
    state.is_active = true;
    state.last_emitted = state.last_seen;
    state.event = event_of(rule_, claim());
    state.event.id = event_id(rule_.kind, state.identity, key.qualifier, state.began);
    state.event.start = state.began;
    state.event.time = state.last_seen;
    out.put(state.event);
}

void EventMachine::refresh(State& state, const MakeClaim& claim, EventSink& out) {
    if (state.last_seen - state.last_emitted < rule_.update_every) {
        return;
    }
    Event fresh = event_of(rule_, claim());
    fresh.id = state.event.id;
    fresh.start = state.event.start;
    fresh.time = state.last_seen;
    fresh.transition = Transition::updated;
    state.event = std::move(fresh);
    state.last_emitted = state.last_seen;
    out.put(state.event);
}

void EventMachine::deny(const EventKey& key, Time measured, EventSink& out) {
    const auto found = states_.find(key);
    if (found == states_.end()) {
        return;
    }
    State& state = found->second;
    if (!state.is_active) {
        states_.erase(found);
        return;
    }
    state.last_seen = measured;
    state.off_began = state.off_row == 0 ? measured : state.off_began;
    if (++state.off_row >= rule_.off_observations || measured - state.off_began >= rule_.min_off) {
        finish(found, measured, state.off_began, "", out);
    }
}

void EventMachine::retract(const EventKey& key, Time now, std::string_view reason, EventSink& out) {
    const auto found = states_.find(key);
    if (found == states_.end()) {
        return;
    }
    if (found->second.is_active) {
        Event event = std::move(found->second.event);
        event.transition = Transition::retracted;
        event.time = now;
        event.reason = reason;
        out.put(std::move(event));
    }
    states_.erase(found);
}

void EventMachine::end(
    const EventKey& key, Time now, Time end, std::string_view reason, EventSink& out) {
    const auto found = states_.find(key);
    if (found != states_.end()) {
        finish(found, now, end, reason, out);
    }
}

EventMachine::States::iterator EventMachine::finish(
    States::iterator it, Time now, Time end, std::string_view reason, EventSink& out) {
    if (it->second.is_active) {
        Event event = std::move(it->second.event);
        event.transition = Transition::ended;
        event.time = now;
        event.end = std::max(end, event.start);
        event.reason = reason;
        out.put(std::move(event));
    }
    return states_.erase(it);
}

void EventMachine::tick(Time now, EventSink& out) {
    if (now <= earliest_timeout_) {
        return;
    }
    earliest_timeout_ = Time::max();
    for (auto it = states_.begin(); it != states_.end();) {
        const Time timeout = it->second.last_seen + rule_.timeout;
        if (now > timeout) {
            it = finish(it, now, timeout, "no data", out);
        } else {
            earliest_timeout_ = std::min(earliest_timeout_, timeout);
            ++it;
        }
    }
}

bool EventMachine::is_active(const EventKey& key) const {
    const auto found = states_.find(key);
    return found != states_.end() && found->second.is_active;
}

}  // namespace seaeye
