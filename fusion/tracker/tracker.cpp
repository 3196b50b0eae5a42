#include "fusion/tracker/tracker.hpp"

#include <algorithm>

#include "fusion/tracker/life.hpp"
#include "fusion/tracker/plane.hpp"
#include "fusion/tracker/reports.hpp"
#include "fusion/tracker/scan.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

/// Vessels and what else moves; not base stations and aids to navigation.
bool is_tracked(const AisPosition& report) {
    return report.at && !report.is_own_ship && report.ais_class != AisClass::base_station &&
           report.ais_class != AisClass::aid_to_navigation;
}

/// An aid to navigation that stands where it says; a virtual one, 99MID6xxx, is nowhere (ITU-R
/// M.585-9, annex 1).
bool is_fixed(const AisPosition& report) {
    return report.at && report.ais_class == AisClass::aid_to_navigation &&
           to_number(report.mmsi) / 1000 % 10 != 6;
}

}  // namespace

Tracker::Tracker(const TrackerSetup& setup)
    : scene_{.settings = setup.settings,
             .land = setup.land,
             .radars = {},
             .cameras = setup.cameras,
             .beliefs = BeliefBook{setup.settings.capacity},
             .fixed = {},
             .set_tracks = {},
             .sights = {},
             .marginals = {},
             .counts = {},
             .next_id = to_number(setup.first),
             .revision = 0,
             .changed = {}} {
    for (const RadarSite& site : setup.radars) {
        scene_.radars.emplace_back(site, static_cast<std::uint16_t>(scene_.radars.size()));
    }
    for (const LatLon at : setup.fixed_targets) {
        scene_.fixed.add(at);
    }
}

Radar* Tracker::radar_of(SourceId source) {
    const auto same = std::ranges::find_if(scene_.radars,
                                           [&](const Radar& r) { return r.site.source == source; });
    return same == scene_.radars.end() ? nullptr : &*same;
}

bool Tracker::hear(const Observation& observation, const VesselBook& vessels) {
    advance(observation.measured);
    Radar* radar = radar_of(observation.source);
    if (const auto* report = std::get_if<AisPosition>(&observation.said)) {
        return hear_position(*report, observation, vessels);
    }
    if (observation.is_unchecked) {
        return false;
    }
    if (const auto* trigger = std::get_if<CameraTrigger>(&observation.said)) {
        return hear_sight(scene_, *trigger, observation.source, observation.measured);
    }
    if (radar == nullptr) {
        return false;
    }
    if (const auto* plot = std::get_if<RadarPlot>(&observation.said)) {
        return radar->take(*plot, observation.measured);
    }
    if (const auto* track = std::get_if<RadarTrack>(&observation.said)) {
        return hear_set_track(scene_, *radar, *track, observation.measured);
    }
    if (const auto* sweep = std::get_if<RadarSweep>(&observation.said)) {
        radar->take(*sweep, observation.measured);
    }
    return false;
}

bool Tracker::hear_position(const AisPosition& report,
                            const Observation& observation,
                            const VesselBook& vessels) {
    if (is_fixed(report) && !observation.is_unchecked) {
        scene_.fixed.add(*report.at);
    }
    if (!is_tracked(report)) {
        return false;
    }
    const VesselEntry* vessel = vessels.find(report.mmsi);
    const auto hear = observation.is_unchecked ? hear_unchecked : hear_report;
    return hear(scene_, report, observation.source, observation.measured, vessel);
}

void Tracker::also_heard(Mmsi mmsi, SourceId source, Time measured) {
    seaeye::also_heard(scene_, mmsi, source, measured);
}

void Tracker::advance(Time now) {
    for (Radar& radar : scene_.radars) {
        scan_until(scene_, radar, now);
    }
}

void Tracker::tick(Time now) {
    advance(now);
    grow_old(scene_, now);
}

std::vector<std::uint32_t> Tracker::take_changed() {
    return std::exchange(scene_.changed, {});
}

std::vector<const Belief*> Tracker::tracks() const {
    std::vector<const Belief*> all;
    for (const Belief& b : scene_.beliefs.all()) {
        if (b.is_alive() && b.track.id != TrackId{}) {
            all.push_back(&b);
        }
    }
    std::ranges::sort(all, {}, [](const Belief* b) { return b->track.id; });
    return all;
}

const Track* Tracker::newest_of(Mmsi mmsi) const {
    const Belief* b = seaeye::newest_of(scene_, mmsi);
    return b == nullptr ? nullptr : &b->track;
}

TrackPoint point_at(const Belief& b, Time when) {
    const ModeState m = state_at(b, when);
    const Velocity v{MetresPerSecond{m.x(2)}, MetresPerSecond{m.x(3)}};
    return {.track = b.track.id,
            .measured = when,
            .at = displaced(b.anchor, enu_of(m.x.head<2>())),
            .sog = sog_of(v),
            .cog = cog_of(v),
            .phase = b.track.phase,
            .mmsi = b.track.mmsi,
            .source = b.track.last_fix ? b.track.last_fix->source : SourceId{}};
}

}  // namespace seaeye
