// Canonical:
//   {"time":"2025-03-01T04:00:01.250Z","camera_id":"CAM1","bearing_deg":81.5,"bearing_sigma_deg":0.4,
//    "class":"cargo","confidence":0.9, and as it likes: id kind elevation_deg range_m track_id
//    frame box_px ptz{pan_deg,tilt_deg,zoom}}
// Frigate:
//   {"type":"new|update|end","before":{...},"after":{"id":"1607123955.475377-mxklsc","camera":"CAM1",
//    "frame_time":1607123961.837752,"label":"boat","score":0.7,"top_score":0.9,"false_positive":false,
//    "start_time":...,"end_time":null,"box":[424,500,536,712],"has_snapshot":true, ...}}
// "before" is what "after" was one message ago, and is left alone.
#include "drivers/decode/camera/readers.hpp"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

namespace seaeye::camera {
namespace {

using nlohmann::json;

constexpr Presence required = Presence::required;
constexpr Presence optional = Presence::optional;
constexpr Length name_length{.least = 1, .most = 32};
constexpr Length class_length{.least = 1, .most = 24};
constexpr Length id_length{.least = 1, .most = 40};
constexpr Length frame_length{.least = 1, .most = 200};
constexpr Range unity{.least = 0.0, .most = 1.0};

bool is_name(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '.' || c == '-';
    });
}

std::optional<Radians> angle(Fields& fields, const char* name, Range degrees_range) {
    const auto value = fields.number(name, degrees_range, optional);
    return value ? std::optional{degrees(*value)} : std::nullopt;
}

std::string camera_name(Fields& fields, const char* name) {
    std::string camera = fields.text(name, name_length, required);
    if (!is_name(camera)) {
        fields.fail(Outcome::bad_field);
    }
    return camera;
}

/// "new", "update" and "end" are everyone's words.
Kind kind_of(Fields& fields, const char* name, Presence presence) {
    const std::string word = fields.text(name, {.least = 1, .most = 16}, presence);
    if (word.empty() || word == "new") {
        return word.empty() ? Kind::seen : Kind::appeared;
    }
    if (word == "update" || word == "end") {
        return word == "end" ? Kind::ended : Kind::updated;
    }
    fields.fail(Outcome::bad_field);
    return Kind::seen;
}

Ptz ptz_of(Fields& fields) {
    const json* const object = fields.object("ptz", optional);
    if (object == nullptr) {
        return {};
    }
    Fields own{*object};
    const Ptz ptz{.pan = angle(own, "pan_deg", {-360.0, 360.0}).value_or(Radians{0.0}),
                  .tilt = angle(own, "tilt_deg", {-90.0, 90.0}).value_or(Radians{0.0}),
                  .zoom = own.number("zoom", {0.1, 1000.0}, optional).value_or(1.0)};
    if (own.outcome() != Outcome::ok) {
        fields.fail(own.outcome());
    }
    return ptz;
}

/// frame_time is that of the box; the others stand in for it.
std::int64_t frigate_time(Fields& fields, const json& after) {
    for (const char* name : {"frame_time", "start_time"}) {
        if (after.contains(name) && !after.at(name).is_null()) {
            return fields.time(name, required).value_or(0);
        }
    }
    fields.fail(Outcome::missing_field);
    return 0;
}

/// What the newest frame scored; where it says nothing, what the best one did.
double frigate_score(Fields& fields, const json& after) {
    const bool has_score = after.contains("score") && !after.at("score").is_null();
    return fields.number(has_score ? "score" : "top_score", unity, required).value_or(0.0);
}

}  // namespace

Outcome read_canonical(const json& document, Trigger& trigger) {
    Fields fields{document};
    trigger.measured_us = fields.time("time", required).value_or(0);
    trigger.camera = camera_name(fields, "camera_id");
    trigger.object_class = fields.text("class", class_length, required);
    trigger.confidence = fields.number("confidence", unity, required).value_or(0.0);
    trigger.bearing = angle(fields, "bearing_deg", {0.0, 360.0});
    trigger.bearing_sigma = angle(fields, "bearing_sigma_deg", {0.0001, 180.0});
    trigger.elevation = angle(fields, "elevation_deg", {-90.0, 90.0});
    if (const auto range_m = fields.number("range_m", {0.0, 1'000'000.0}, optional)) {
        trigger.range = Metres{*range_m};
    }
    trigger.kind = kind_of(fields, "kind", optional);
    trigger.id = fields.text("id", id_length, optional);
    trigger.track = fields.text("track_id", id_length, optional);
    trigger.frame = fields.text("frame", frame_length, optional);
    trigger.box = fields.box("box_px", optional);
    trigger.ptz = ptz_of(fields);
    if (!trigger.bearing && !trigger.box) {
        fields.fail(Outcome::missing_field);
    }
    return fields.outcome();
}

bool is_frigate(const json& document) {
    return document.contains("type") && document.contains("after");
}

Outcome read_frigate(const json& document, Trigger& trigger) {
    Fields message{document};
    trigger.kind = kind_of(message, "type", required);
    const json* const after = message.object("after", required);
    if (after == nullptr || message.outcome() != Outcome::ok) {
        return message.outcome();
    }
    Fields fields{*after};
    trigger.camera = camera_name(fields, "camera");
    trigger.object_class = fields.text("label", class_length, required);
    trigger.confidence = frigate_score(fields, *after);
    trigger.measured_us = frigate_time(fields, *after);
    trigger.track = fields.text("id", id_length, required);
    trigger.box = fields.box("box", required);
    if (fields.flag("has_snapshot").value_or(false) && is_name(trigger.track)) {
        trigger.frame = "/api/events/" + trigger.track + "/snapshot.jpg";
    }
    if (fields.outcome() == Outcome::ok && fields.flag("false_positive").value_or(false)) {
        return Outcome::false_positive;
    }
    return fields.outcome();
}

}  // namespace seaeye::camera
