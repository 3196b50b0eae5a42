// push -> reorder -> (tick each second on the way) -> fuse -> tracker -> zones -> detectors ->
// events -> output. The picture runs ahead of that, over what still waits.
#include "fusion/pipeline.hpp"

#include <algorithm>
#include <array>

#include "fusion/detector_choice.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

enum Which : std::uint8_t {
    lateness,
    zone_hysteresis,
    zone_observations,
    zone_timeout,
    vessel_capacity,
    track_capacity
};

constexpr std::array settings_table{
    Setting{"lateness_s",
            15,
            0,
            120,
            "how long an observation may be under way before it is too late to be fused"},
    Setting{"zone_hysteresis_m", 100, 0, 2000, "a vessel has left a zone only this far outside it"},
    Setting{"zone_observations", 2, 1, 20, "fixes in a row that make an entry or an exit"},
    Setting{"zone_timeout_s",
            600,
            60,
            86'400,
            "without a fix for so long, a vessel is no longer known to be in a zone"},
    Setting{"vessel_capacity",
            100'000,
            100,
            5'000'000,
            "MMSIs remembered; beyond that, new ones are counted and refused"},
    Setting{"track_capacity", 20'000, 100, 1'000'000, "tracks held at once"},
};

constexpr std::int64_t second_us = 1'000'000;

Time whole_second(Time when) {
    const std::int64_t us = to_micros(when);
    return time_from_micros((us >= 0 ? us : us - second_us + 1) / second_us * second_us);
}

bool is_multiple(Time when, Duration step) {
    return step.count() > 0 && to_micros(when) % step.count() == 0;
}

/// A sensor's own time is believed back to an hour before we heard it and a little ahead, for
/// clocks that are not quite together; beyond, its clock is wrong and the receiver's counts.
Time believed(Time measured, Time received) {
    constexpr Duration oldest = seconds(3600);
    constexpr Duration ahead = seconds(10);
    return measured < received - oldest || measured > received + ahead ? received : measured;
}

}  // namespace

std::span<const Setting> fusion_settings() {
    return settings_table;
}

Result<std::unique_ptr<Pipeline>> Pipeline::make(PipelineSetup setup) {
    auto fusion = settle(settings_table, setup.fusion);
    if (!fusion) {
        return Error{ErrorCode::bad_value, "fusion: " + fusion.error().text};
    }
    auto chosen = choose_detectors(setup.detectors);
    if (!chosen) {
        return std::move(chosen).error();
    }
    auto zones = ZoneSet::build(std::move(setup.zones));
    if (!zones) {
        return std::move(zones).error();
    }
    std::unique_ptr<Pipeline> pipeline{new Pipeline{*std::move(zones), *fusion, setup}};
    const World world{
        pipeline->zones_, pipeline->presence_, pipeline->vessels_, pipeline->watchlist_};
    for (const ChosenDetector& detector : *chosen) {
        pipeline->detectors_.push_back(detector.info->make(world, detector.values));
    }
    return pipeline;
}

Pipeline::Pipeline(ZoneSet zones, const SettingValues& fusion, PipelineSetup& setup)
    : zones_{std::move(zones)},
      watchlist_{std::move(setup.watchlist)},
      land_{std::move(setup.land)},
      reorder_{seconds(fusion[lateness])},
      vessels_{static_cast<std::size_t>(fusion[vessel_capacity])},
      settled_{{.settings = {.capacity = static_cast<std::size_t>(fusion[track_capacity])},
                .radars = std::move(setup.radars),
                .cameras = std::move(setup.cameras),
                .fixed_targets = std::move(setup.fixed_targets),
                .land = &land_,
                .first = setup.first_track}},
      presence_{zones_,
                {.hysteresis = Metres{fusion[zone_hysteresis]},
                 .observations = static_cast<int>(fusion[zone_observations]),
                 .timeout = seconds(fusion[zone_timeout])}},
      sample_every_{setup.sample_every} {}

Pipeline::~Pipeline() = default;

void Pipeline::push(Observation observation, Output& out) {
    const bool is_heartbeat = std::holds_alternative<Heartbeat>(observation.said);
    counts_.observations += is_heartbeat ? 0 : 1;
    observation.measured = believed(observation.measured, observation.received);
    const auto* report = std::get_if<AisPosition>(&observation.said);
    if (report != nullptr && !observation.is_unchecked) {
        observation.measured =
            report_time_.place(observation.source, observation.measured, report->utc_second);
    }
    const SourceId source = observation.source;
    const Time measured = observation.measured;
    if (reorder_.push(std::move(observation)) == Reorder::Accepted::late) {
        ++counts_.late;
        ++fates_[source].late;
    } else if (!is_heartbeat) {
        edge_.note(measured);
    }
    run_ready(out);
}

void Pipeline::finish(Output& out) {
    reorder_.finish();
    run_ready(out);
    if (newest_ == Time::min()) {
        return;
    }
    each_minute(newest_, out);
    if (sample_every_.count() > 0) {
        const std::int64_t step = sample_every_.count();
        advance_to(time_from_micros((to_micros(newest_) + step - 1) / step * step), out);
    }
}

void Pipeline::run_ready(Output& out) {
    while (const Observation* next = reorder_.ready()) {
        advance_to(next->measured, out);
        newest_ = std::max(newest_, next->measured);
        fuse(*next, out);
        reorder_.pop();
    }
    if (newest_ > Time::min() && reorder_.watermark() < Time::max()) {
        advance_to(reorder_.watermark(), out);
    }
}

/// Every whole second up to and including `when` is ticked, unless nothing lives that could notice.
void Pipeline::advance_to(Time when, Output& out) {
    const Time last = whole_second(when);
    if (now_ == Time::min() || is_idle()) {
        now_ = std::max(now_, last);
        return;
    }
    while (now_ < last) {
        now_ += Duration{second_us};
        tick(now_, out);
        if (is_idle()) {
            now_ = last;
        }
    }
}

bool Pipeline::is_idle() const {
    return settled_.tracker().is_empty() && open_events_.empty() && presence_.is_idle();
}

void Pipeline::tick(Time now, Output& out) {
    ++counts_.ticks;
    settled_.pass(now);
    edge_.settled_to(now);
    tell_changes(out);
    presence_.tick(now);
    EventSink sink{events_};
    for (const auto& detector : detectors_) {
        detector->on_tick(now, sink);
    }
    hand_over(events_, out);
    if (is_multiple(now, sample_every_)) {
        sample(now, out);
    }
    if (is_multiple(now, seconds(60))) {
        each_minute(now, out);
    }
}

void Pipeline::fuse(const Observation& observation, Output& out) {
    const Taken taken = settled_.take(observation, vessels_);
    edge_.settled_to(observation.measured);
    if (taken == Taken::copy) {
        ++counts_.copies;
        ++fates_[observation.source].copies;
        return;
    }
    ++(taken == Taken::fused ? counts_.fused : counts_.not_fused);
    tell_changes(out);
    if (!observation.is_unchecked) {
        note(observation, out);
    }
}

/// Who she is, and calls for help.
void Pipeline::note(const Observation& observation, Output& out) {
    if (const auto* position = std::get_if<AisPosition>(&observation.said)) {
        vessels_.hear(*position, observation.measured);
    } else if (const auto* particulars = std::get_if<AisStatic>(&observation.said)) {
        const VesselEntry* known = vessels_.find(particulars->mmsi);
        const Dimensions before = known == nullptr ? Dimensions{} : known->vessel.dimensions;
        const VesselEntry* now_known = vessels_.hear(*particulars, observation.measured);
        if (now_known != nullptr && now_known->vessel.dimensions != before) {
            edge_.begin_anew();
        }
    } else if (const auto* other = std::get_if<AisOther>(&observation.said)) {
        vessels_.hear(*other, observation.measured);
        if (other->text.empty()) {
            return;
        }
        EventSink sink{events_};
        const Track* sender = settled_.tracker().newest_of(other->mmsi);
        for (const auto& detector : detectors_) {
            detector->on_text(*other, observation.measured, sender, sink);
        }
        hand_over(events_, out);
    }
}

void Pipeline::tell_changes(Output& out) {
    for (const std::uint32_t slot : settled_.tracker().take_changed()) {
        tell(settled_.tracker()[slot].track, out);
    }
}

/// A measurement has moved the track, or it coasts, or it was dropped.
void Pipeline::tell(const Track& track, Output& out) {
    const bool is_measured = track.phase == Phase::tentative || track.phase == Phase::confirmed;
    const bool was_kept = history_.has(track.id);
    if (track.phase == Phase::confirmed) {
        if (auto point = history_.keep(track)) {
            out.points.push_back(*point);
        }
    }
    if (is_shown(track.phase) && !was_kept) {
        out.tracks.push_back(track);
    }
    if (is_measured) {
        presence_.update(track);
    } else {
        presence_.clear_changes();
        if (was_kept) {
            out.tracks.push_back(track);
        }
    }
    if (track.phase == Phase::dropped) {
        history_.forget(track.id);
    }
    EventSink sink{events_};
    for (const auto& detector : detectors_) {
        detector->on_track(track, sink);
    }
    hand_over(events_, out);
}

void Pipeline::sample(Time now, Output& out) const {
    for (const Belief* b : settled_.tracker().tracks()) {
        if (is_shown(b->track.phase)) {
            out.samples.push_back(point_at(*b, now));
        }
    }
}

void Pipeline::each_minute(Time now, Output& out) {
    incidents_.tick(now);
    for (const Belief* b : settled_.tracker().tracks()) {
        if (is_shown(b->track.phase) && b->track.updated > now - seconds(60)) {
            out.tracks.push_back(b->track);
        }
    }
    for (Vessel& vessel : vessels_.take_heard()) {
        out.vessels.push_back(vessel);
    }
}

void Pipeline::hand_over(std::vector<Event>& events, Output& out) {
    for (Event& event : events) {
        incidents_.assign(event);
        ++counts_.events;
        if (event.transition == Transition::ended || event.transition == Transition::retracted) {
            open_events_.erase(event.id);
        } else {
            open_events_[event.id] = event;
        }
        out.events.push_back(std::move(event));
    }
    events.clear();
}

std::shared_ptr<const Picture> Pipeline::picture() const {
    auto picture = std::make_shared<Picture>();
    const Tracker& live = edge_.catch_up(settled_, reorder_, vessels_);
    picture->time = std::max(now_, edge_.now());
    for (const Belief* b : live.tracks()) {
        picture->tracks.push_back(b->track);
    }
    const bool has_begun =
        now_ != Time::min();  // before the first observation nothing can be subtracted
    picture->vessels = vessels_.heard_since(has_begun ? now_ - seconds(3600) : now_);
    for (const auto& [id, event] : open_events_) {
        picture->events.push_back(event);
    }
    std::ranges::stable_sort(picture->events, {}, &Event::start);
    return picture;
}

}  // namespace seaeye
