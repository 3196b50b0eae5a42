#include "tests/scoring/simulated_sea.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace seaeye::tests {
namespace {

double slice_s(const CoastSettings& settings) {
    return settings.truth_every > Duration{0} ? to_seconds(settings.truth_every) : 5.0;
}

}  // namespace

SimulatedSea::SimulatedSea(const CoastSettings& settings)
    : settings_{settings},
      plane_{settings.station},
      vessels_{a_fleet(settings)},
      radio_{settings, ais_source, plane_, vessels_} {
    for (std::size_t i = 0; i < settings.radars.size(); ++i) {
        const auto source =
            static_cast<std::uint16_t>(static_cast<std::uint16_t>(first_radar_source) + i);
        radars_.emplace_back(settings, i, SourceId{source}, plane_);
    }
    for (std::size_t i = 0; i < settings.cameras.size(); ++i) {
        cameras_.emplace_back(settings, i, camera_source, plane_);
    }
    truth_.station = settings.station;
    note_truth();
}

bool SimulatedSea::advance(std::vector<Observation>& out) {
    const double end_s = to_seconds(settings_.duration);
    if (now_s_ >= end_s) {
        return false;
    }
    const double step_s = slice_s(settings_);
    const double until_s = std::min(end_s, step_s * (std::round(now_s_ / step_s) + 1.0));
    const bool is_whole = until_s - now_s_ > step_s - 1e-6;
    sense_until(until_s);
    now_s_ = until_s;
    hand_over(until_s < end_s ? settings_.start + seconds(until_s) : Time::max(), out);
    if (is_whole) {
        note_truth();
    }
    return true;
}

void SimulatedSea::sense_until(double until_s) {
    for (; next_beat_s_ <= until_s; next_beat_s_ += 1.0) {
        const Time now = settings_.start + seconds(next_beat_s_);
        under_way_.push_back(
            {.source = clock_source, .measured = now, .received = now, .said = Heartbeat{}});
    }
    radio_.send_until(until_s, under_way_, truth_.ghosts);
    for (SimulatedRadar& radar : radars_) {
        radar.turn_until(until_s, vessels_, under_way_);
    }
    for (SimulatedCamera& camera : cameras_) {
        camera.look_until(until_s, vessels_, under_way_);
    }
}

/// Nothing that is sent later can be received before `until`, so what is handed over is in order.
void SimulatedSea::hand_over(Time until, std::vector<Observation>& out) {
    std::ranges::stable_sort(under_way_, {}, &Observation::received);
    const auto rest = std::ranges::upper_bound(under_way_, until, {}, &Observation::received);
    out.insert(
        out.end(), std::make_move_iterator(under_way_.begin()), std::make_move_iterator(rest));
    under_way_.erase(under_way_.begin(), rest);
}

void SimulatedSea::note_truth() {
    if (settings_.truth_every <= Duration{0}) {
        return;
    }
    std::ranges::stable_sort(truth_.ghosts, {}, &Ghost::when);
    TruthEpoch epoch{.when = settings_.start + seconds(now_s_), .vessels = {}};
    epoch.vessels.reserve(vessels_.size());
    for (std::size_t i = 0; i < vessels_.size(); ++i) {
        epoch.vessels.push_back(truth_of(i));
    }
    truth_.epochs.push_back(std::move(epoch));
}

TruthState SimulatedSea::truth_of(std::size_t vessel) const {
    const SimulatedVessel& v = vessels_[vessel];
    const TrueState state = on_the_globe(v.voyage.at(now_s_), plane_);
    TruthState truth{.vessel = v.id,
                     .mmsi = v.mmsi,
                     .at = state.at,
                     .sog = sog_of(state.velocity),
                     .cog = cog_of(state.velocity),
                     .kind = to_string(v.kind),
                     .role = to_string(v.conduct),
                     .is_dark = v.is_dark_at(now_s_),
                     .is_spoofing = v.is_spoofing_at(now_s_)};
    for (const SimulatedRadar& radar : radars_) {
        truth.radar_pd = std::max(truth.radar_pd, radar.pd_of(v, now_s_));
    }
    if (const std::optional<double> heard_s = radio_.heard_s(vessel)) {
        truth.ais_age = seconds(now_s_ - *heard_s);
    }
    return truth;
}

TrueState SimulatedSea::state_of(const SimulatedVessel& vessel, Time when) const {
    return on_the_globe(vessel.voyage.at(seconds_at(when)), plane_);
}

const SimulatedVessel* SimulatedSea::nearest(LatLon place, Time when, Metres reach) const {
    const Enu here = plane_.to_enu(place);
    const double s = seconds_at(when);
    const SimulatedVessel* nearest = nullptr;
    double nearest_m = reach.si();
    for (const SimulatedVessel& vessel : vessels_) {
        const PlaneMotion motion = vessel.voyage.at(s);
        const double apart_m =
            std::hypot(motion.east - here.east.si(), motion.north - here.north.si());
        if (apart_m < nearest_m) {
            nearest = &vessel;
            nearest_m = apart_m;
        }
    }
    return nearest;
}

RecordedSea::RecordedSea(const CoastSettings& settings) : sea{settings} {
    while (sea.advance(observations)) {
    }
}

}  // namespace seaeye::tests
