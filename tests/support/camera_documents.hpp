// What cameras say, for tests: a trigger in our own form, and Frigate's events.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace seaeye::test {

inline const std::string a_trigger =
    R"({"time":"2025-03-01T04:00:01.250Z","camera_id":"CAM1","bearing_deg":81.5,)"
    R"("bearing_sigma_deg":0.4,"class":"cargo","confidence":0.9})";

/// Looks at 080 through a lens of 60 degrees on 1920 by 1080 pixels.
inline constexpr const char* one_camera =
    R"({"camera":[{"id":"CAM1","position":[27.9,121.2],"height_m":40,"range_max_nm":5,)"
    R"("pan0_deg":80,"tilt0_deg":-2,"hfov_deg":60,"vfov_deg":36,"width_px":1920,"height_px":1080}]})";

/// As docs.frigate.video shows one, shortened; with the members that differ.
inline std::string frigate_event(const std::string& type, const nlohmann::json& changed = {}) {
    auto message = nlohmann::json::parse(
        R"({"before":{"id":"1607123955.475377-mxklsc","camera":"CAM1","frame_time":1607123961.837752,
        "snapshot_time":1607123961.837752,"label":"boat","sub_label":null,"top_score":0.958984375,
        "false_positive":false,"start_time":1607123955.475377,"end_time":null,"score":0.7890625,
        "box":[424,500,536,712],"area":23744,"ratio":2.113207,"region":[264,450,667,853],
        "current_zones":["fairway"],"entered_zones":["fairway"],"thumbnail":null,
        "has_snapshot":false,"has_clip":false,"stationary":false,"motionless_count":0,
        "position_changes":2,"attributes":{},"current_attributes":[]}})");
    message["type"] = type;
    message["after"] = message["before"];
    message["after"]["frame_time"] = 1607123962.082975;
    message["after"].update(changed.is_object() ? changed : nlohmann::json::object());
    return message.dump();
}

}  // namespace seaeye::test
