#include "drivers/radar_observation.hpp"

#include <cstring>

namespace seaeye {
namespace {

/// A value rounded to a step is anywhere within it: one sigma of that is step / sqrt(12).
constexpr double sigma_per_step = 0.28867513459481287;

seaeye_observation blank(std::uint32_t kind, const radar::Moment& moment) {
    seaeye_observation observation;
    std::memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = kind;
    observation.measured_us = moment.measured_us;
    observation.received_us = moment.received_us;
    return observation;
}

seaeye_text borrowed(std::string_view text) {
    return {.bytes = text.data(), .size = text.size()};
}

std::uint32_t status_of(radar::TargetStatus status) {
    switch (status) {
        case radar::TargetStatus::acquiring:
            return SEAEYE_TRACK_ACQUIRING;
        case radar::TargetStatus::lost:
            return SEAEYE_TRACK_LOST;
        case radar::TargetStatus::tracking:
            break;
    }
    return SEAEYE_TRACK_TRACKING;
}

void put_place(const radar::Target& target, seaeye_radar_track& t) {
    if (target.range && target.bearing) {
        t.range_m = target.range->value.si();
        t.bearing_deg = to_degrees(target.bearing->angle);
        t.sigma_range_m = target.range->step.si() * sigma_per_step;
        t.sigma_bearing_deg = to_degrees(target.bearing->step) * sigma_per_step;
        t.has |= SEAEYE_TRACK_SIGMA_RANGE | SEAEYE_TRACK_SIGMA_BEARING;
    } else {
        t.has |= SEAEYE_TRACK_NO_POLAR;
    }
    if (target.at) {
        t.lat_deg = to_degrees(target.at->lat);
        t.lon_deg = to_degrees(target.at->lon);
        t.has |= SEAEYE_TRACK_AT;
    }
}

/// Over ground or not at all: what is relative or through the water is neither sog nor cog.
void put_velocity(const radar::Target& target, seaeye_radar_track& t) {
    if (target.is_over_ground && target.speed) {
        t.sog_mps = target.speed->si();
        t.has |= SEAEYE_TRACK_SOG;
    }
    if (target.is_over_ground && target.course) {
        t.cog_deg = to_degrees(target.course->angle);
        t.has |= SEAEYE_TRACK_COG;
    }
}

}  // namespace

seaeye_observation observation_of(const radar::TrackedTarget& track, const radar::Moment& moment) {
    seaeye_observation observation = blank(SEAEYE_RADAR_TRACK, moment);
    seaeye_radar_track& t = observation.said.radar_track;
    const radar::Target& target = track.said;
    t.number = track.number;
    t.generation = track.generation;
    t.status = status_of(target.status.value_or(radar::TargetStatus::tracking));
    put_place(target, t);
    put_velocity(target, t);
    if (target.cpa) {
        t.cpa_m = target.cpa->si();
        t.has |= SEAEYE_TRACK_CPA;
    }
    if (target.tcpa) {
        t.tcpa_s = to_seconds(*target.tcpa);
        t.has |= SEAEYE_TRACK_TCPA;
    }
    if (!track.label.empty()) {
        t.label = borrowed(track.label);
        t.has |= SEAEYE_TRACK_LABEL;
    }
    if (target.is_reference) {
        t.has |= SEAEYE_TRACK_REFERENCE;
    }
    return observation;
}

seaeye_observation observation_of(const radar::OwnShipData& own, const radar::Moment& moment) {
    seaeye_observation observation = blank(SEAEYE_OWN_SHIP, moment);
    seaeye_own_ship& o = observation.said.own_ship;
    if (own.heading) {
        o.heading_deg = to_degrees(*own.heading);
        o.has |= SEAEYE_OWN_HEADING;
    }
    if (own.course) {
        o.cog_deg = to_degrees(*own.course);
        o.has |= SEAEYE_OWN_COG;
    }
    if (own.speed) {
        o.sog_mps = own.speed->si();
        o.has |= SEAEYE_OWN_SOG;
    }
    return observation;
}

seaeye_observation observation_of(const radar::Cue& cue, const radar::Moment& moment) {
    seaeye_observation observation = blank(SEAEYE_RADAR_CUE, moment);
    seaeye_radar_cue& c = observation.said.radar_cue;
    if (cue.is_mark) {
        c.kind = SEAEYE_CUE_MARK;
    }
    if (cue.range && cue.bearing) {
        c.range_m = cue.range->si();
        c.bearing_deg = to_degrees(*cue.bearing);
        c.has |= SEAEYE_CUE_POLAR;
    }
    if (cue.at) {
        c.lat_deg = to_degrees(cue.at->lat);
        c.lon_deg = to_degrees(cue.at->lon);
        c.has |= SEAEYE_CUE_AT;
    }
    c.label = borrowed(cue.label);
    return observation;
}

}  // namespace seaeye
