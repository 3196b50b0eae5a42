// Plots, tracks, sweeps and cues of radars, and the ship that carries one.
#include "drivers/observation_kinds.hpp"

namespace seaeye::check {
namespace {

double as_it_is(double value) {
    return value;
}

/// What the set says of its own accuracy and of the closest approach.
void take_track_margins(Gate& gate, const seaeye_radar_track& from, RadarTrack& track) {
    const auto length = [&](std::optional<Metres>& member, unsigned bit, double value) {
        set(gate, member, (from.has & bit) != 0, value, 0.0, longest_range_m, metres);
    };
    length(track.cpa, SEAEYE_TRACK_CPA, from.cpa_m);
    set(gate,
        track.tcpa,
        (from.has & SEAEYE_TRACK_TCPA) != 0,
        from.tcpa_s,
        -longest_time_s,
        longest_time_s,
        seconds);
    length(track.sigma_range, SEAEYE_TRACK_SIGMA_RANGE, from.sigma_range_m);
    set(gate,
        track.sigma_bearing,
        (from.has & SEAEYE_TRACK_SIGMA_BEARING) != 0,
        from.sigma_bearing_deg,
        0.0,
        full_circle,
        degrees);
    length(track.sigma_position, SEAEYE_TRACK_SIGMA_POSITION, from.sigma_position_m);
}

}  // namespace

void take_plot(Gate& gate, const seaeye_radar_plot& from, RadarPlot& plot) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    plot.polar = polar(gate, !has(SEAEYE_PLOT_NO_POLAR), from.range_m, from.bearing_deg);
    plot.at = place(gate, has(SEAEYE_PLOT_AT), from.lat_deg, from.lon_deg);
    gate.require(plot.polar || plot.at);
    set(gate,
        plot.amplitude_db,
        has(SEAEYE_PLOT_AMPLITUDE),
        from.amplitude_db,
        -1000.0,
        1000.0,
        as_it_is);
    set(gate,
        plot.radial_speed,
        has(SEAEYE_PLOT_RADIAL_SPEED),
        from.radial_speed_mps,
        -fastest_mps,
        fastest_mps,
        metres_per_second);
    set(gate,
        plot.range_extent,
        has(SEAEYE_PLOT_RANGE_EXTENT),
        from.range_extent_m,
        0.0,
        longest_range_m,
        metres);
    set(gate,
        plot.bearing_extent,
        has(SEAEYE_PLOT_BEARING_EXTENT),
        from.bearing_extent_deg,
        0.0,
        full_circle,
        degrees);
}

void take_track(Gate& gate, const seaeye_radar_track& from, RadarTrack& track) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.require(from.status <= SEAEYE_TRACK_COASTING);
    track.number = from.number;
    track.generation = from.generation;
    track.polar = polar(gate, !has(SEAEYE_TRACK_NO_POLAR), from.range_m, from.bearing_deg);
    track.at = place(gate, has(SEAEYE_TRACK_AT), from.lat_deg, from.lon_deg);
    set(gate, track.sog, has(SEAEYE_TRACK_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    set(gate, track.cog, has(SEAEYE_TRACK_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    track.is_reference = has(SEAEYE_TRACK_REFERENCE);
    take_track_margins(gate, from, track);
    set(gate, track.label, has(SEAEYE_TRACK_LABEL) ? from.label : seaeye_text{});
    track.status = gate.is_open() ? static_cast<RadarTrack::Status>(from.status)
                                  : RadarTrack::Status::tracking;
    // A lost one need not say where.
    gate.require(track.polar || track.at || track.status == RadarTrack::Status::lost);
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
