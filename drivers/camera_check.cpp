// What a camera saw.
#include "drivers/observation_kinds.hpp"

namespace seaeye::check {

CameraTrigger trigger_of(Gate& gate, const seaeye_camera_trigger& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.range(from.bearing_deg, 0.0, full_circle);
    gate.range(from.bearing_sigma_deg, 0.0, 180.0);
    gate.range(from.confidence, 0.0, 1.0);
    CameraTrigger trigger;
    trigger.camera = gate.text<32>(from.camera);
    trigger.bearing = gate.is_open() ? Bearing{degrees(from.bearing_deg)} : Bearing{};
    trigger.bearing_sigma = degrees(from.bearing_sigma_deg);
    trigger.object_class = gate.text<24>(from.object_class);
    trigger.confidence = from.confidence;
    trigger.range =
        gate.member<Metres>(has(SEAEYE_TRIGGER_RANGE), from.range_m, 0.0, longest_range_m, metres);
    trigger.elevation = gate.member<Radians>(
        has(SEAEYE_TRIGGER_ELEVATION), from.elevation_deg, -90.0, 90.0, degrees);
    if (has(SEAEYE_TRIGGER_KIND)) {
        gate.require(from.kind <= SEAEYE_TRIGGER_ENDED);
        trigger.kind = gate.is_open() ? static_cast<CameraTrigger::Kind>(from.kind)
                                      : CameraTrigger::Kind::seen;
    }
    trigger.id = has(SEAEYE_TRIGGER_ID) ? gate.text<40>(from.id) : Text<40>{};
    trigger.track = has(SEAEYE_TRIGGER_TRACK) ? gate.text<40>(from.track) : Text<40>{};
    if (has(SEAEYE_TRIGGER_FRAME)) {
        trigger.frame = std::string{gate.text<200>(from.frame).view()};
    }
    return trigger;
}

}  // namespace seaeye::check
