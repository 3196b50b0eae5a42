// Throws, because a decoder that cannot be made is no answer of a decoder. The schema is checked
// before: what is looked at here are the rules that tie keys together, and what a host that does
// not check may give.
#include "drivers/camera_config.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "drivers/config_table.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

std::optional<Radians> angle(const ConfigTable& table, const char* key, double least, double most) {
    const auto value = table.number(key, least, most);
    return value ? std::optional{degrees(*value)} : std::nullopt;
}

constexpr double widest_px = 100'000.0;

std::optional<camera::Optics> optics_of(const ConfigTable& table) {
    const auto pan0 = angle(table, "pan0_deg", -360.0, 360.0);
    const auto hfov = angle(table, "hfov_deg", 0.01, 170.0);
    const auto width_px = table.number("width_px", 1.0, widest_px);
    const auto vfov = angle(table, "vfov_deg", 0.01, 170.0);
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
                          .tilt0 = angle(table, "tilt0_deg", -90.0, 90.0).value_or(Radians{0.0}),
                          .hfov = *hfov,
                          .width_px = *width_px,
                          .vfov = vfov,
                          .height_px = height_px};
}

camera::Camera camera_of(const ConfigTable& table, std::string id) {
    return {.id = std::move(id),
            .optics = optics_of(table),
            .sigma_bearing = angle(table, "sigma_bearing_deg", 0.0001, 90.0),
            .classes = table.texts("classes")};
}

}  // namespace

std::vector<camera::Camera> cameras_of_config(const json& config) {
    std::vector<camera::Camera> cameras;
    for (const json& table : config.value("camera", json::array())) {
        if (!table.is_object() || !table.contains("id") || !table.at("id").is_string()) {
            throw std::runtime_error{"expected each camera to have an id"};
        }
        const auto id = table.at("id").get<std::string>();
        camera::Camera made = camera_of(ConfigTable{table, "camera " + id}, id);
        if (std::ranges::find(cameras, made.id, &camera::Camera::id) != cameras.end()) {
            throw std::runtime_error{"camera " + made.id + ": there are two of this id"};
        }
        cameras.push_back(std::move(made));
    }
    return cameras;
}

}  // namespace seaeye
