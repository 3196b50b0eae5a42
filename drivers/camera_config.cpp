// Throws, because a decoder that cannot be made is no answer of a decoder. The schema is checked
// before: what is looked at here are the rules that tie keys together, and what a host that does
// not check may give.
#include "drivers/camera_config.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace seaeye {

const char* const camera_config_schema = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "time_zone": { "type": "string" },
    "camera": {
      "title": "tables [[source.camera]]",
      "description": "The cameras there are; triggers of others are refused. None: all are welcome, and say their bearings themselves.",
      "type": "array",
      "items": {
        "title": "a table [[source.camera]]",
        "type": "object",
        "required": ["id"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string", "description": "As the sender names it." },
          "position": { "type": "array", "description": "For the host." },
          "height_m": { "type": "number", "description": "For the host." },
          "range_max_nm": { "type": "number", "description": "For the host." },
          "sigma_bearing_deg": { "type": "number", "minimum": 0.0001, "maximum": 90, "description": "Of triggers that do not say theirs." },
          "pan0_deg": { "type": "number", "minimum": -360, "maximum": 360, "description": "Bearing of the optical axis; with hfov_deg and width_px, boxes give bearings." },
          "tilt0_deg": { "type": "number", "minimum": -90, "maximum": 90, "default": 0, "description": "Elevation of the optical axis." },
          "hfov_deg": { "type": "number", "minimum": 0.01, "maximum": 170, "description": "From the left edge of the picture to its right edge." },
          "vfov_deg": { "type": "number", "minimum": 0.01, "maximum": 170, "description": "From the upper edge to the lower; with height_px, boxes give elevations." },
          "width_px": { "type": "number", "minimum": 1, "maximum": 100000, "description": "Of the picture that boxes are drawn in (Frigate: the detect stream)." },
          "height_px": { "type": "number", "minimum": 1, "maximum": 100000 },
          "classes": { "type": "array", "maxItems": 256, "items": { "type": "string" }, "description": "Classes that are wanted. Absent: all, of Frigate's labels \"boat\" only." }
        }
      }
    }
  }
})";

namespace {

using nlohmann::json;

/// One table, and what to call it in a sentence.
struct Table {
    const json& table;
    std::string name;

    [[noreturn]] void refuse(const std::string& sentence) const {
        throw std::runtime_error{name + ": " + sentence};
    }

    [[nodiscard]] std::optional<double> number(const char* key, double least, double most) const {
        const auto at = table.find(key);
        if (at == table.end()) {
            return std::nullopt;
        }
        const double value = at->is_number() ? at->get<double>() : least - 1.0;
        const bool is_inside = least <= value && value <= most;  // false for NaN
        if (!is_inside) {
            refuse(std::string{key} + ": expected a number from " + json(least).dump() + " to " +
                   json(most).dump() + ", found " + at->dump());
        }
        return value;
    }

    [[nodiscard]] std::optional<Radians> angle(const char* key, double least, double most) const {
        const auto value = number(key, least, most);
        return value ? std::optional{degrees(*value)} : std::nullopt;
    }

    [[nodiscard]] std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> all;
        for (const json& one : table.value(key, json::array())) {
            if (!one.is_string()) {
                refuse(std::string{key} + ": expected texts, found " + one.dump());
            }
            all.push_back(one.get<std::string>());
        }
        return all;
    }
};

constexpr double widest_px = 100'000.0;

std::optional<camera::Optics> optics_of(const Table& table) {
    const auto pan0 = table.angle("pan0_deg", -360.0, 360.0);
    const auto hfov = table.angle("hfov_deg", 0.01, 170.0);
    const auto width_px = table.number("width_px", 1.0, widest_px);
    const auto vfov = table.angle("vfov_deg", 0.01, 170.0);
    const auto height_px = table.number("height_px", 1.0, widest_px);
    if (!pan0 && !hfov && !width_px && !vfov && !height_px) {
        return std::nullopt;
    }
    if (!pan0 || !hfov || !width_px) {
        table.refuse("a bearing from a box takes pan0_deg, hfov_deg and width_px, all three");
    }
    if (vfov && !height_px) {
        table.refuse("an elevation from a box takes vfov_deg and height_px, both");
    }
    return camera::Optics{.pan0 = *pan0,
                          .tilt0 = table.angle("tilt0_deg", -90.0, 90.0).value_or(Radians{0.0}),
                          .hfov = *hfov,
                          .width_px = *width_px,
                          .vfov = vfov,
                          .height_px = height_px};
}

camera::Camera camera_of(const Table& table) {
    return {.id = table.table.at("id").get<std::string>(),
            .optics = optics_of(table),
            .sigma_bearing = table.angle("sigma_bearing_deg", 0.0001, 90.0),
            .classes = table.texts("classes")};
}

}  // namespace

std::vector<camera::Camera> cameras_of_config(const std::string& driver, const char* config_json) {
    const json config = json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{driver + ": expected its configuration as one JSON object"};
    }
    std::vector<camera::Camera> cameras;
    for (const json& table : config.value("camera", json::array())) {
        if (!table.is_object() || !table.contains("id") || !table.at("id").is_string()) {
            throw std::runtime_error{driver + ": expected each camera to have an id"};
        }
        camera::Camera made =
            camera_of({.table = table, .name = "camera " + table.at("id").get<std::string>()});
        if (std::ranges::find(cameras, made.id, &camera::Camera::id) != cameras.end()) {
            throw std::runtime_error{"camera " + made.id + ": there are two of this id"};
        }
        cameras.push_back(std::move(made));
    }
    return cameras;
}

}  // namespace seaeye
