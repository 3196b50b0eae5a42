#include "drivers/asterix_observation.hpp"

#include <cstring>

namespace seaeye {
namespace {

using asterix::Kind;
using asterix::Report;
using asterix::TrackState;

void fill(const Report& report, seaeye_radar_plot& plot) {
    if (report.polar) {
        plot.range_m = report.polar->range_m;
        plot.bearing_deg = report.polar->bearing_deg;
    } else {
        plot.has |= SEAEYE_PLOT_NO_POLAR;
    }
    if (report.at) {
        plot.lat_deg = report.at->lat_deg;
        plot.lon_deg = report.at->lon_deg;
        plot.has |= SEAEYE_PLOT_AT;
    }
    if (report.amplitude_db) {
        plot.amplitude_db = *report.amplitude_db;
        plot.has |= SEAEYE_PLOT_AMPLITUDE;
    }
    if (report.radial_speed_mps) {
        plot.radial_speed_mps = *report.radial_speed_mps;
        plot.has |= SEAEYE_PLOT_RADIAL_SPEED;
    }
    if (report.bearing_extent_deg) {
        plot.bearing_extent_deg = *report.bearing_extent_deg;
        plot.has |= SEAEYE_PLOT_BEARING_EXTENT;
    }
}

std::uint32_t status_of(TrackState state) {
    switch (state) {
        case TrackState::tentative:
            return SEAEYE_TRACK_ACQUIRING;
        case TrackState::coasting:
            return SEAEYE_TRACK_COASTING;
        case TrackState::ended:
            return SEAEYE_TRACK_LOST;
        case TrackState::confirmed:
            break;
    }
    return SEAEYE_TRACK_TRACKING;
}

void fill(const Report& report, std::uint32_t generation, seaeye_radar_track& track) {
    track.number = report.number;
    track.generation = generation;
    track.status = status_of(report.state);
    if (report.polar) {
        track.range_m = report.polar->range_m;
        track.bearing_deg = report.polar->bearing_deg;
    } else {
        track.has |= SEAEYE_TRACK_NO_POLAR;
    }
    if (report.at) {
        track.lat_deg = report.at->lat_deg;
        track.lon_deg = report.at->lon_deg;
        track.has |= SEAEYE_TRACK_AT;
    }
    if (report.velocity) {
        track.sog_mps = report.velocity->sog_mps;
        track.cog_deg = report.velocity->cog_deg;
        track.has |= SEAEYE_TRACK_SOG | SEAEYE_TRACK_COG;
    }
    if (report.sigma_position_m) {
        track.sigma_position_m = *report.sigma_position_m;
        track.has |= SEAEYE_TRACK_SIGMA_POSITION;
    }
}

void fill(const Report& report, seaeye_radar_sweep& sweep) {
    sweep.bearing_deg = report.bearing_deg;
    if (report.rotation_s) {
        sweep.rotation_s = *report.rotation_s;
        sweep.has |= SEAEYE_SWEEP_ROTATION;
    }
}

}  // namespace

seaeye_observation observation_of(const asterix::PlacedReport& placed) {
    seaeye_observation observation;
    std::memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.measured_us = placed.measured_us;
    observation.received_us = placed.received_us;
    switch (placed.said.kind) {
        case Kind::plot:
            observation.kind = SEAEYE_RADAR_PLOT;
            fill(placed.said, observation.said.radar_plot);
            break;
        case Kind::track:
            observation.kind = SEAEYE_RADAR_TRACK;
            fill(placed.said, placed.generation, observation.said.radar_track);
            break;
        case Kind::sweep:
        case Kind::nothing:
            observation.kind = SEAEYE_RADAR_SWEEP;
            fill(placed.said, observation.said.radar_sweep);
            break;
    }
    return observation;
}

}  // namespace seaeye
