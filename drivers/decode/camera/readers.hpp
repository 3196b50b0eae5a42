// The two forms of a camera's document, read field by field.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "drivers/decode/camera/fields.hpp"
#include "drivers/decode/camera/trigger.hpp"

namespace seaeye::camera {

/// Our own form: fails exactly where schemas/json/camera_trigger.schema.json does, but for dates
/// that no calendar has and times outside 1973 to 2200.
Outcome read_canonical(const nlohmann::json& document, Trigger& trigger);

/// True for {"type":...,"after":{...}}, Frigate's form.
bool is_frigate(const nlohmann::json& document);

/// An event of Frigate 0.12 to 0.16, topic frigate/events: its "after". Boxes are pixels of the
/// detect stream. Source: docs.frigate.video, Integrations, MQTT.
Outcome read_frigate(const nlohmann::json& document, Trigger& trigger);

}  // namespace seaeye::camera
