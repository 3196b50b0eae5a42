// The life of a track. Deadlines sit in a wheel of seconds: an update does not move its entry, the
// entry looks again when its second comes.
#include "fusion/tracks.hpp"

#include <algorithm>

#include "fusion/measurement.hpp"
#include "fusion/reporting.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double manoeuvre_nis = 18.5;    // chi-square 99.9 %, 4 degrees of freedom
constexpr double manoeuvre_noise = 50.0;  // times the quiet process noise

Time whole_second_after(Time when) {
    constexpr std::int64_t second = 1'000'000;
    const std::int64_t us = to_micros(when);
    return time_from_micros((us + second - 1) / second * second);
}

std::size_t slot_of(Time second, std::size_t size) {
    return static_cast<std::size_t>(to_micros(second) / 1'000'000) % size;
}

/// Each agreeing report takes away nine tenths of the doubt.
double existence_after(double before) {
    return before + (1.0 - before) * 0.9;
}

std::uint64_t source_bit(SourceId source) {
    return std::uint64_t{1} << std::min<unsigned>(static_cast<unsigned>(source), 63U);
}

/// Writes the estimate into the track that everyone sees.
void show(TrackRecord& record, std::uint64_t revision) {
    Track& track = record.track;
    track.updated = record.motion.time;
    track.at = record.motion.at;
    track.velocity = velocity_of(record.motion);
    track.covariance = covariance_of(record.motion);
    track.revision = revision;
}

Duration interval_of(const Track& track) {
    return reporting_interval(track.ais_class, track.nav_status, sog_of(track.velocity));
}

/// Predicts to the measurement; where the quiet model does not explain it, with a manoeuvring one.
void predict_towards(Motion& motion, const PositionMeasurement& z, Time measured, double q) {
    Motion quiet = motion;
    predict(quiet, measured, q);
    if (fit_of(quiet, z).nis <= manoeuvre_nis) {
        motion = quiet;
        return;
    }
    predict(motion, measured, q * manoeuvre_noise);
    motion.P.bottomRightCorner<2, 2>().diagonal().array() += 1.0;
}

/// A vessel that goes on as she did could have been there.
bool is_explained(const TrackRecord& record, const AisPosition& report, Time measured) {
    Motion expected = record.motion;
    predict(
        expected, measured, process_noise(record.track.nav_status, sog_of(record.track.velocity)));
    return fit_of(expected, measurement_of(report)).nis <= manoeuvre_nis;
}

}  // namespace

Duration coast_after(const Track& track) {
    return interval_of(track) * 5 / 2;
}

Duration drop_after(const Track& track) {
    return std::clamp(interval_of(track) * 6, seconds(60), seconds(390));
}

TrackBook::TrackBook(TrackSettings settings, TrackId first)
    : settings_{settings},
      next_id_{to_number(first)} {}

TrackRecord* TrackBook::take(const AisPosition& report,
                             SourceId source,
                             Time measured,
                             const VesselEntry& vessel) {
    TrackRecord* record = nearest(report, measured);
    if (record == nullptr) {
        record = bear(report, measured);
        if (record == nullptr) {
            return nullptr;
        }
        record->prior_hits = by_mmsi_[report.mmsi].size() == 1 && vessel.positions > 1 ? 1 : 0;
    }
    fold(*record, report, source, measured);
    return record;
}

TrackRecord* TrackBook::take_unchecked(const AisPosition& report, SourceId source, Time measured) {
    TrackRecord* record = nearest(report, measured);
    if (record == nullptr || record->track.phase == Phase::dropped ||
        !is_explained(*record, report, measured)) {
        return nullptr;
    }
    AisPosition place = report;
    place.ais_class = AisClass::unknown;
    place.heading.reset();
    place.nav_status.reset();
    fold(*record, place, source, measured);
    return record;
}

bool TrackBook::is_feasible(const TrackRecord& record,
                            const AisPosition& report,
                            Time measured,
                            Metres& miss) const {
    const double dt = std::max(0.0, to_seconds(measured - record.last_update));
    Motion expected = record.motion;
    predict(expected, measured, 0.0);
    const auto length = [](Enu d) {
        return std::hypot(d.east.si(), d.north.si());
    };
    const double travelled = length(displacement(record.motion.at, *report.at));
    miss = Metres{length(displacement(expected.at, *report.at))};
    const MetresPerSecond top = report.ais_class == AisClass::sar_aircraft
                                    ? settings_.aircraft_top_speed
                                    : settings_.top_speed;
    return travelled <= settings_.slack.si() + top.si() * dt;
}

TrackRecord* TrackBook::nearest(const AisPosition& report, Time measured) {
    const auto found = by_mmsi_.find(report.mmsi);
    if (found == by_mmsi_.end()) {
        return nullptr;
    }
    TrackRecord* best = nullptr;
    Metres best_miss{1e12};
    for (const TrackId id : found->second) {
        TrackRecord& record = tracks_.at(id);
        Metres miss;
        if (is_feasible(record, report, measured, miss) && miss < best_miss) {
            best = &record;
            best_miss = miss;
        }
    }
    return best;
}

TrackRecord* TrackBook::bear(const AisPosition& report, Time measured) {
    std::vector<TrackId>& siblings = by_mmsi_[report.mmsi];
    if (tracks_.size() >= settings_.capacity || siblings.size() >= settings_.objects_per_mmsi) {
        ++counts_.refused;
        return nullptr;
    }
    counts_.second_objects += siblings.empty() ? 0 : 1;
    ++counts_.born;
    const TrackId id{next_id_++};
    siblings.push_back(id);
    TrackRecord& record = tracks_[id];
    record.track.id = id;
    record.track.mmsi = report.mmsi;
    record.track.started = measured;
    record.track.phase = Phase::tentative;
    record.last_update = measured;
    return &record;
}

void TrackBook::fold(TrackRecord& record,
                     const AisPosition& report,
                     SourceId source,
                     Time measured) {
    Track& track = record.track;
    const PositionMeasurement z = measurement_of(report);
    const bool is_fresh = track.updates == 0;
    const bool was_dropped = track.phase == Phase::dropped;
    if (is_fresh || was_dropped) {
        record.motion = motion_from(z, measured);
        counts_.resumed += was_dropped ? 1 : 0;
    } else {
        const double q =
            process_noise(track.nav_status, report.sog.value_or(sog_of(track.velocity)));
        predict_towards(record.motion, z, measured, q);
        update(record.motion, z);
    }
    ++track.updates;
    track.ais_class = report.ais_class == AisClass::unknown ? track.ais_class : report.ais_class;
    track.heading = report.heading ? report.heading : track.heading;
    track.nav_status = report.nav_status ? report.nav_status : track.nav_status;
    track.source_mask |= source_bit(source);
    if (!report.is_low_resolution || !track.last_fix) {
        track.last_fix = Fix{*report.at, measured, source};
    }
    track.existence = existence_after(was_dropped ? 0.0 : track.existence);
    track.phase = track.updates + record.prior_hits >= 2 ? Phase::confirmed : Phase::tentative;
    record.last_update = measured;
    show(record, ++revision_);
    const Time deadline = whole_second_after(measured + coast_after(track));
    if (is_fresh || was_dropped || deadline < record.next_check) {
        schedule(record, deadline);
    }
}

void TrackBook::schedule(TrackRecord& record, Time at) {
    record.next_check = at;
    wheel_[slot_of(at, wheel_size)].push_back(record.track.id);
}

void TrackBook::tick(Time now, std::vector<const TrackRecord*>& changed) {
    std::vector<TrackId>& slot = wheel_[slot_of(now, wheel_size)];
    if (slot.empty()) {
        return;
    }
    std::vector<TrackId> due;
    due.swap(slot);
    std::ranges::sort(due);
    for (const TrackId id : due) {
        const auto found = tracks_.find(id);
        if (found != tracks_.end() && found->second.next_check == now) {
            check(found->second, now, changed);
        }
    }
}

void TrackBook::check(TrackRecord& record, Time now, std::vector<const TrackRecord*>& changed) {
    Track& track = record.track;
    const Time coast = whole_second_after(record.last_update + coast_after(track));
    const Time drop = whole_second_after(record.last_update + drop_after(track));
    const Time end = whole_second_after(record.last_update + settings_.memory);
    if (track.phase == Phase::dropped || now >= end) {
        if (now >= end) {
            forget(track.id);
        } else {
            schedule(record, end);
        }
        return;
    }
    const Phase before = track.phase;
    if (now >= drop) {
        track.phase = Phase::dropped;
        ++counts_.dropped;
        schedule(record, std::max(end, now + seconds(1)));
    } else if (now >= coast) {
        track.phase = track.phase == Phase::confirmed ? Phase::coasting : track.phase;
        schedule(record, drop);
    } else {
        schedule(record, coast);
    }
    if (track.phase != before) {
        track.revision = ++revision_;
        changed.push_back(&record);
    }
}

void TrackBook::forget(TrackId id) {
    const auto found = tracks_.find(id);
    const auto siblings = by_mmsi_.find(*found->second.track.mmsi);
    std::erase(siblings->second, id);
    if (siblings->second.empty()) {
        by_mmsi_.erase(siblings);
    }
    tracks_.erase(found);
}

const TrackRecord* TrackBook::newest_of(Mmsi mmsi) const {
    const auto found = by_mmsi_.find(mmsi);
    if (found == by_mmsi_.end()) {
        return nullptr;
    }
    const TrackRecord* newest = nullptr;
    for (const TrackId id : found->second) {
        const TrackRecord& record = tracks_.at(id);
        newest = newest == nullptr || record.last_update > newest->last_update ? &record : newest;
    }
    return newest;
}

void TrackBook::also_heard(Mmsi mmsi, SourceId source) {
    if (const TrackRecord* record = newest_of(mmsi)) {
        tracks_.at(record->track.id).track.source_mask |= source_bit(source);
    }
}

Motion TrackBook::at(const TrackRecord& record, Time when) const {
    Motion motion = record.motion;
    predict(motion, when, process_noise(record.track.nav_status, sog_of(record.track.velocity)));
    return motion;
}

}  // namespace seaeye
