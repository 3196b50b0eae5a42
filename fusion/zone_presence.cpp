// A fix is in (inside the polygon), out (beyond the hysteresis) or between, which breaks every row
// and changes nothing.
#include "fusion/zone_presence.hpp"

#include <algorithm>

namespace seaeye {

LatLon judged_position(const Track& track) {
    const bool is_from_fix = track.last_fix && track.last_fix->measured == track.updated;
    return is_from_fix ? track.last_fix->at : track.at;
}

Presence* ZonePresence::find(Entry& entry, ZoneIndex zone) {
    const auto found = std::ranges::find(entry.zones, zone, &Presence::zone);
    return found == entry.zones.end() ? nullptr : &*found;
}

void ZonePresence::judge(TrackId track, Presence& p, std::optional<Metres> outside, Time when) {
    const bool is_in = outside && outside->si() <= 0.0;
    const bool is_out = !outside;
    p.is_out_now = is_out;
    p.was_seen_outside = p.is_inside ? p.was_seen_outside : p.was_seen_outside || !is_in;
    const bool speaks_against = p.is_inside ? is_out : is_in;
    if (!speaks_against) {
        p.in_a_row = 0;
        return;
    }
    p.row_began = p.in_a_row == 0 ? when : p.row_began;
    if (++p.in_a_row < settings_.observations) {
        return;
    }
    p.in_a_row = 0;
    p.is_inside = !p.is_inside;
    if (p.is_inside) {
        p.entered = p.row_began;
    }
    changes_.push_back({.kind = p.is_inside ? ZoneChange::Kind::entered : ZoneChange::Kind::exited,
                        .zone = p.zone,
                        .track = track,
                        .since = p.row_began,
                        .entered = p.entered,
                        .was_seen_outside = p.was_seen_outside});
    if (!p.is_inside) {
        p.was_seen_outside = true;
    }
}

void ZonePresence::update(const Track& track) {
    changes_.clear();
    if (zones_.zones().empty()) {
        return;
    }
    near_.clear();
    zones_.near(judged_position(track), settings_.hysteresis, near_);
    auto known = tracks_.find(track.id);
    if (near_.empty() && known == tracks_.end()) {
        return;
    }
    if (known != tracks_.end() && track.updated - known->second.last_fix > settings_.timeout) {
        lose(track.id, known->second);
        pairs_ -= known->second.zones.size();
        tracks_.erase(known);
        known = tracks_.end();
    }
    const bool is_new = known == tracks_.end();
    Entry& entry = is_new ? tracks_[track.id] : known->second;
    entry.last_fix = track.updated;
    earliest_timeout_ = std::min(earliest_timeout_, track.updated + settings_.timeout);
    for (const ZoneNear& n : near_) {
        if (find(entry, n.zone) == nullptr) {
            if (pairs_ >= settings_.capacity) {
                ++refused_;
                continue;
            }
            ++pairs_;
            // A track with earlier fixes elsewhere, or born more than a report ago, has been seen
            // outside this zone.
            entry.zones.push_back(
                {.zone = n.zone, .was_seen_outside = !is_new || track.updates > 1});
        }
    }
    for (Presence& p : entry.zones) {
        const auto n = std::ranges::find(near_, p.zone, &ZoneNear::zone);
        judge(track.id,
              p,
              n == near_.end() ? std::nullopt : std::optional{n->outside},
              track.updated);
    }
    pairs_ -=
        std::erase_if(entry.zones, [](const Presence& p) { return !p.is_inside && p.is_out_now; });
    if (entry.zones.empty()) {
        tracks_.erase(track.id);
    }
}

void ZonePresence::lose(TrackId track, const Entry& entry) {
    for (const Presence& p : entry.zones) {
        if (p.is_inside) {
            changes_.push_back({.kind = ZoneChange::Kind::lost,
                                .zone = p.zone,
                                .track = track,
                                .since = entry.last_fix + settings_.timeout,
                                .entered = p.entered,
                                .was_seen_outside = p.was_seen_outside});
        }
    }
}

void ZonePresence::tick(Time now) {
    changes_.clear();
    if (now <= earliest_timeout_) {
        return;
    }
    earliest_timeout_ = Time::max();
    for (auto it = tracks_.begin(); it != tracks_.end();) {
        const Time timeout = it->second.last_fix + settings_.timeout;
        if (now > timeout) {
            lose(it->first, it->second);
            pairs_ -= it->second.zones.size();
            it = tracks_.erase(it);
        } else {
            earliest_timeout_ = std::min(earliest_timeout_, timeout);
            ++it;
        }
    }
}

std::span<const Presence> ZonePresence::of(TrackId track) const {
    const auto found = tracks_.find(track);
    return found == tracks_.end() ? std::span<const Presence>{} : std::span{found->second.zones};
}

}  // namespace seaeye
