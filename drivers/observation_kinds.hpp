// One check for each kind of observation; observation_check chooses.
#pragma once

#include "drivers/observation_gate.hpp"

namespace seaeye::check {

/// Write every member: what they fill was another observation before.
void take_position(Gate& gate, const seaeye_ais_position& from, AisPosition& p);
void take_static(Gate& gate, const seaeye_ais_static& from, AisStatic& s);

AisOther other_of(Gate& gate, const seaeye_ais_other& from);
RadarPlot plot_of(Gate& gate, const seaeye_radar_plot& from);
RadarTrack track_of(Gate& gate, const seaeye_radar_track& from);
RadarSweep sweep_of(Gate& gate, const seaeye_radar_sweep& from);
OwnShip own_ship_of(Gate& gate, const seaeye_own_ship& from);
RadarCue cue_of(Gate& gate, const seaeye_radar_cue& from);
CameraTrigger trigger_of(Gate& gate, const seaeye_camera_trigger& from);

}  // namespace seaeye::check
