// Which check belongs to which kind, and what all observations have: sizes and times.
#include "drivers/observation_check.hpp"

#include <cstddef>
#include <cstring>

#include "drivers/observation_kinds.hpp"

namespace seaeye {
namespace {

using check::Gate;

/// The place of the last observation, when that was of the same kind, as mostly it was.
template <class Kind>
Kind& reused(Said& said) {
    Kind* const last = std::get_if<Kind>(&said);
    return last != nullptr ? *last : said.emplace<Kind>();
}

/// Fills `said`; a kind that we do not know closes the gate.
void take_said(Gate& gate, const seaeye_observation& from, Said& said) {
    switch (from.kind) {
        case SEAEYE_AIS_POSITION:
            check::take_position(gate, from.said.ais_position, reused<AisPosition>(said));
            return;
        case SEAEYE_AIS_STATIC:
            check::take_static(gate, from.said.ais_static, reused<AisStatic>(said));
            return;
        case SEAEYE_AIS_OTHER:
            said = check::other_of(gate, from.said.ais_other);
            return;
        case SEAEYE_RADAR_PLOT:
            check::take_plot(gate, from.said.radar_plot, reused<RadarPlot>(said));
            return;
        case SEAEYE_RADAR_TRACK:
            check::take_track(gate, from.said.radar_track, reused<RadarTrack>(said));
            return;
        case SEAEYE_CAMERA_TRIGGER:
            said = check::trigger_of(gate, from.said.camera_trigger);
            return;
        case SEAEYE_RADAR_SWEEP:
            said = check::sweep_of(gate, from.said.radar_sweep);
            return;
        case SEAEYE_OWN_SHIP:
            said = check::own_ship_of(gate, from.said.own_ship);
            return;
        case SEAEYE_RADAR_CUE:
            said = check::cue_of(gate, from.said.radar_cue);
            return;
        default:
            gate.require(false);
    }
}

bool is_unchecked(const seaeye_observation& from) {
    const std::uint32_t flags = from.kind == SEAEYE_AIS_POSITION ? from.said.ais_position.flags
                                : from.kind == SEAEYE_AIS_STATIC ? from.said.ais_static.flags
                                : from.kind == SEAEYE_AIS_OTHER  ? from.said.ais_other.flags
                                                                 : 0U;
    return (flags & SEAEYE_FLAG_UNCHECKED) != 0;
}

/// ABI 1.0 ends here: its largest member was the static report. What came later has its bits in
/// `has`, which an older driver does not set.
constexpr std::size_t observation_size_1_0 =
    offsetof(seaeye_observation, said) + sizeof(seaeye_ais_static);

}  // namespace

bool check_observation(const seaeye_observation& given,
                       SourceId source,
                       std::optional<Time> frame_received,
                       Observation& made) {
    if (given.struct_size < sizeof given) {
        if (given.struct_size < observation_size_1_0) {
            return false;
        }
        seaeye_observation grown{};
        std::memcpy(&grown, &given, given.struct_size);
        grown.struct_size = sizeof grown;
        return check_observation(grown, source, frame_received, made);
    }
    Gate gate;
    gate.require(given.measured_us >= 0 && given.measured_us < check::latest_us);
    gate.require(given.received_us >= 0 && given.received_us < check::latest_us);
    if (!gate.is_open()) {
        return false;
    }
    made.source = source;
    made.received = given.received_us != 0 ? time_from_micros(given.received_us)
                                           : frame_received.value_or(Time{});
    made.measured = given.measured_us != 0 ? time_from_micros(given.measured_us) : made.received;
    made.is_unchecked = is_unchecked(given);
    take_said(gate, given, made.said);
    return gate.is_open();
}

}  // namespace seaeye
