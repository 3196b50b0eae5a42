#include "drivers/decode/camera/optics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye::camera {
namespace {

constexpr double right_angle_rad = std::numbers::pi / 2.0;
constexpr double full_turn_rad = 2.0 * std::numbers::pi;

/// Pixels from the lens to the picture.
double focal_length_px(double size_px, Radians field, double zoom) {
    return zoom * (size_px / 2.0) / std::tan(field.si() / 2.0);
}

double wrapped(double angle_rad) {
    const double rest = std::fmod(angle_rad, full_turn_rad);
    const double turned = rest < 0.0 ? rest + full_turn_rad : rest;
    return turned < full_turn_rad ? turned : 0.0;
}

std::optional<Radians> elevation_of(double cy, const Optics& optics, const Ptz& ptz) {
    if (!optics.vfov || !optics.height_px) {
        return std::nullopt;
    }
    const double f = focal_length_px(*optics.height_px, *optics.vfov, ptz.zoom);
    const double elevation_rad =
        optics.tilt0.si() + ptz.tilt.si() + std::atan((*optics.height_px / 2.0 - cy) / f);
    return std::abs(elevation_rad) <= right_angle_rad ? std::optional{Radians{elevation_rad}}
                                                      : std::nullopt;
}

}  // namespace

Sight sight_of(const Box& box, const Optics& optics, const Ptz& ptz) {
    const double f = focal_length_px(optics.width_px, optics.hfov, ptz.zoom);
    const auto off_axis = [&](double x) {
        return std::atan((x - optics.width_px / 2.0) / f);
    };
    const double cx = (box.x0 + box.x1) / 2.0;
    const double half = std::max(std::abs(box.x1 - box.x0) / 2.0, 0.5);
    return {.bearing = Radians{wrapped(optics.pan0.si() + ptz.pan.si() + off_axis(cx))},
            .bearing_sigma = Radians{(off_axis(cx + half) - off_axis(cx - half)) / 2.0},
            .elevation = elevation_of((box.y0 + box.y1) / 2.0, optics, ptz)};
}

bool reaches_outside(const Box& box, const Optics& optics) {
    const double bottom = optics.height_px.value_or(std::max(box.y0, box.y1));
    return std::min({box.x0, box.x1, box.y0, box.y1}) < 0.0 ||
           std::max(box.x0, box.x1) > optics.width_px || std::max(box.y0, box.y1) > bottom;
}

}  // namespace seaeye::camera
