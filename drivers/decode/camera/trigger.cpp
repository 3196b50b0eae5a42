#include "drivers/decode/camera/trigger.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "drivers/decode/camera/readers.hpp"
#include "drivers/decode/json_depth.hpp"

namespace seaeye::camera {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 16;  // Frigate's own nest three deep

const Camera* find(std::span<const Camera> cameras, std::string_view id) {
    const auto at = std::ranges::find(cameras, id, &Camera::id);
    return at == cameras.end() ? nullptr : &*at;
}

/// Frigate tells people, cars and birds too: of its labels only "boat" is a vessel, unless the
/// configuration has others (of a model of one's own). In our own form everything is wanted.
bool is_wanted(const Decoded& decoded, const Camera* camera) {
    const std::string& said = decoded.trigger.object_class;
    if (camera == nullptr || camera->classes.empty()) {
        return decoded.format == Format::canonical || said == "boat";
    }
    return std::ranges::find(camera->classes, said) != camera->classes.end();
}

void look_along(Decoded& decoded, const Box& box, const Optics& optics) {
    Trigger& trigger = decoded.trigger;
    const Sight sight = sight_of(box, optics, trigger.ptz);
    trigger.bearing = sight.bearing;
    decoded.is_from_pixels = true;
    decoded.is_box_outside = reaches_outside(box, optics);
    if (!trigger.bearing_sigma) {
        trigger.bearing_sigma = sight.bearing_sigma;
    }
    if (!trigger.elevation) {
        trigger.elevation = sight.elevation;
    }
}

/// A bearing that was said goes before one that is reckoned; the sender's sigma before that of the
/// configuration, and both before the size of the box.
Outcome place(Decoded& decoded, const Camera* camera) {
    Trigger& trigger = decoded.trigger;
    if (!trigger.bearing_sigma && camera != nullptr) {
        trigger.bearing_sigma = camera->sigma_bearing;
    }
    if (!trigger.bearing) {
        if (camera == nullptr || !camera->optics || !trigger.box) {
            return Outcome::no_bearing;
        }
        look_along(decoded, *trigger.box, *camera->optics);
    }
    return trigger.bearing_sigma ? Outcome::ok : Outcome::missing_field;
}

Outcome take(const json& document, std::span<const Camera> cameras, Decoded& decoded) {
    decoded.format = is_frigate(document) ? Format::frigate : Format::canonical;
    const Outcome read = decoded.format == Format::frigate
                             ? read_frigate(document, decoded.trigger)
                             : read_canonical(document, decoded.trigger);
    if (read != Outcome::ok) {
        return read;
    }
    const Camera* const camera = find(cameras, decoded.trigger.camera);
    if (camera == nullptr && !cameras.empty()) {
        return Outcome::unknown_camera;
    }
    return is_wanted(decoded, camera) ? place(decoded, camera) : Outcome::not_a_vessel;
}

}  // namespace

Decoded decode_document(std::string_view text, std::span<const Camera> cameras) {
    Decoded decoded;
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        decoded.outcome = Outcome::empty;
        return decoded;
    }
    if (nests_deeper(text, deepest)) {
        decoded.outcome = Outcome::too_deep;
        return decoded;
    }
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded() || !document.is_object()) {
        decoded.outcome = document.is_discarded() ? Outcome::bad_json : Outcome::not_an_object;
        return decoded;
    }
    decoded.outcome = take(document, cameras, decoded);
    return decoded;
}

std::optional<std::int64_t> time_of_document(std::string_view text) {
    const Trigger trigger = decode_document(text, {}).trigger;
    const bool is_one = trigger.measured_us != 0 && !trigger.camera.empty() &&
                        !trigger.object_class.empty() && (trigger.bearing || trigger.box);
    return is_one ? std::optional{trigger.measured_us} : std::nullopt;
}

}  // namespace seaeye::camera
