// One check for each kind of observation; observation_check chooses.
#pragma once

#include "drivers/observation_gate.hpp"

namespace seaeye::check {

/// Write every member: what they fill was another observation before.
void take_position(Gate& gate, const seaeye_ais_position& from, AisPosition& p);
void take_static(Gate& gate, const seaeye_ais_static& from, AisStatic& s);
void take_plot(Gate& gate, const seaeye_radar_plot& from, RadarPlot& plot);
void take_track(Gate& gate, const seaeye_radar_track& from, RadarTrack& track);

AisOther other_of(Gate& gate, const seaeye_ais_other& from);
RadarSweep sweep_of(Gate& gate, const seaeye_radar_sweep& from);
OwnShip own_ship_of(Gate& gate, const seaeye_own_ship& from);
RadarCue cue_of(Gate& gate, const seaeye_radar_cue& from);
CameraTrigger trigger_of(Gate& gate, const seaeye_camera_trigger& from);

}  // namespace seaeye::check
