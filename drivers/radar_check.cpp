// Plots, tracks, sweeps and cues of radars, and the ship that carries one.
#include "drivers/observation_kinds.hpp"

namespace seaeye::check {
namespace {

/// What the set says of its own accuracy and of the closest approach.
void take_track_margins(Gate& gate, const seaeye_radar_track& from, RadarTrack& track) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    const auto length = [&](unsigned bit, double value) {
        return gate.member<Metres>(has(bit), value, 0.0, longest_range_m, metres);
    };
    track.cpa = length(SEAEYE_TRACK_CPA, from.cpa_m);
    track.tcpa = gate.member<Duration>(
        has(SEAEYE_TRACK_TCPA), from.tcpa_s, -longest_time_s, longest_time_s, seconds);
    track.sigma_range = length(SEAEYE_TRACK_SIGMA_RANGE, from.sigma_range_m);
    track.sigma_bearing = gate.member<Radians>(
        has(SEAEYE_TRACK_SIGMA_BEARING), from.sigma_bearing_deg, 0.0, full_circle, degrees);
    track.sigma_position = length(SEAEYE_TRACK_SIGMA_POSITION, from.sigma_position_m);
}

}  // namespace

RadarPlot plot_of(Gate& gate, const seaeye_radar_plot& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    RadarPlot plot;
    plot.polar = polar(gate, !has(SEAEYE_PLOT_NO_POLAR), from.range_m, from.bearing_deg);
    plot.at = place(gate, has(SEAEYE_PLOT_AT), from.lat_deg, from.lon_deg);
    gate.require(plot.polar || plot.at);
    plot.amplitude_db = gate.member<double>(
        has(SEAEYE_PLOT_AMPLITUDE), from.amplitude_db, -1000.0, 1000.0, [](double db) {
            return db;
        });
    plot.radial_speed = gate.member<MetresPerSecond>(has(SEAEYE_PLOT_RADIAL_SPEED),
                                                     from.radial_speed_mps,
                                                     -fastest_mps,
                                                     fastest_mps,
                                                     metres_per_second);
    plot.range_extent = gate.member<Metres>(
        has(SEAEYE_PLOT_RANGE_EXTENT), from.range_extent_m, 0.0, longest_range_m, metres);
    plot.bearing_extent = gate.member<Radians>(
        has(SEAEYE_PLOT_BEARING_EXTENT), from.bearing_extent_deg, 0.0, full_circle, degrees);
    return plot;
}

RadarTrack track_of(Gate& gate, const seaeye_radar_track& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.require(from.status <= SEAEYE_TRACK_COASTING);
    RadarTrack track;
    track.number = from.number;
    track.generation = from.generation;
    track.polar = polar(gate, !has(SEAEYE_TRACK_NO_POLAR), from.range_m, from.bearing_deg);
    track.at = place(gate, has(SEAEYE_TRACK_AT), from.lat_deg, from.lon_deg);
    track.sog = gate.member<MetresPerSecond>(
        has(SEAEYE_TRACK_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    track.cog =
        gate.member<Course>(has(SEAEYE_TRACK_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    track.is_reference = has(SEAEYE_TRACK_REFERENCE);
    take_track_margins(gate, from, track);
    track.label = has(SEAEYE_TRACK_LABEL) ? gate.text<20>(from.label) : Text<20>{};
    if (gate.is_open()) {
        track.status = static_cast<RadarTrack::Status>(from.status);
    }
    // A lost one need not say where.
    gate.require(track.polar || track.at || track.status == RadarTrack::Status::lost);
    return track;
}

RadarSweep sweep_of(Gate& gate, const seaeye_radar_sweep& from) {
    gate.range(from.bearing_deg, 0.0, full_circle);
    RadarSweep sweep;
    sweep.bearing = gate.is_open() ? Bearing{degrees(from.bearing_deg)} : Bearing{};
    sweep.rotation = gate.member<Duration>(
        (from.has & SEAEYE_SWEEP_ROTATION) != 0, from.rotation_s, 0.01, 600.0, seconds);
    return sweep;
}

OwnShip own_ship_of(Gate& gate, const seaeye_own_ship& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    OwnShip own;
    own.at = place(gate, has(SEAEYE_OWN_AT), from.lat_deg, from.lon_deg);
    own.heading = gate.member<Heading>(
        has(SEAEYE_OWN_HEADING), from.heading_deg, 0.0, full_circle, azimuth<Heading>);
    own.cog =
        gate.member<Course>(has(SEAEYE_OWN_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    own.sog = gate.member<MetresPerSecond>(
        has(SEAEYE_OWN_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    return own;
}

RadarCue cue_of(Gate& gate, const seaeye_radar_cue& from) {
    gate.require(from.kind <= SEAEYE_CUE_MARK);
    RadarCue cue;
    cue.kind = from.kind == SEAEYE_CUE_MARK ? RadarCue::Kind::mark : RadarCue::Kind::cursor;
    cue.polar = polar(gate, (from.has & SEAEYE_CUE_POLAR) != 0, from.range_m, from.bearing_deg);
    cue.at = place(gate, (from.has & SEAEYE_CUE_AT) != 0, from.lat_deg, from.lon_deg);
    cue.label = gate.text<20>(from.label);
    gate.require(cue.polar || cue.at);
    return cue;
}

}  // namespace seaeye::check
