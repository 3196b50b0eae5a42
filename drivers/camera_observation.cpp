#include "drivers/camera_observation.hpp"

#include <string>

namespace seaeye {
namespace {

seaeye_text text(const std::string& from) {
    return {.bytes = from.data(), .size = from.size()};
}

std::uint32_t kind_of(camera::Kind kind) {
    switch (kind) {
        case camera::Kind::appeared:
            return SEAEYE_TRIGGER_APPEARED;
        case camera::Kind::updated:
            return SEAEYE_TRIGGER_UPDATED;
        case camera::Kind::ended:
            return SEAEYE_TRIGGER_ENDED;
        case camera::Kind::seen:
            break;
    }
    return SEAEYE_TRIGGER_SEEN;
}

std::uint32_t has_of(const camera::Trigger& trigger) {
    const auto bit = [](bool has, std::uint32_t value) {
        return has ? value : 0U;
    };
    return SEAEYE_TRIGGER_KIND | bit(trigger.range.has_value(), SEAEYE_TRIGGER_RANGE) |
           bit(trigger.elevation.has_value(), SEAEYE_TRIGGER_ELEVATION) |
           bit(!trigger.id.empty(), SEAEYE_TRIGGER_ID) |
           bit(!trigger.track.empty(), SEAEYE_TRIGGER_TRACK) |
           bit(!trigger.frame.empty(), SEAEYE_TRIGGER_FRAME);
}

}  // namespace

seaeye_observation observation_of(const camera::Trigger& trigger, std::int64_t link_us) {
    seaeye_observation observation{};
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_CAMERA_TRIGGER;
    observation.measured_us = trigger.measured_us;
    observation.received_us = link_us != 0 ? link_us : trigger.measured_us;
    observation.said.camera_trigger = {
        .camera = text(trigger.camera),
        .object_class = text(trigger.object_class),
        .bearing_deg = to_degrees(trigger.bearing.value_or(Radians{0.0})),
        .bearing_sigma_deg = to_degrees(trigger.bearing_sigma.value_or(Radians{0.0})),
        .confidence = trigger.confidence,
        .range_m = trigger.range.value_or(Metres{0.0}).si(),
        .has = has_of(trigger),
        .elevation_deg = to_degrees(trigger.elevation.value_or(Radians{0.0})),
        .kind = kind_of(trigger.kind),
        .id = text(trigger.id),
        .track = text(trigger.track),
        .frame = text(trigger.frame)};
    return observation;
}

}  // namespace seaeye
