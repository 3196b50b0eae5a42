// Fuzz target: a document that says to be a camera's trigger or an event of Frigate. What ends ok
// has a bearing, a sigma and a confidence that are numbers in their ranges, and a time.
#include <array>
#include <cstdlib>
#include <string_view>

#include "drivers/camera_observation.hpp"
#include "drivers/decode/camera/trigger.hpp"

namespace {

using namespace seaeye;

const std::array cameras{camera::Camera{.id = "CAM1",
                                        .optics = camera::Optics{.pan0 = degrees(80.0),
                                                                 .tilt0 = degrees(-2.0),
                                                                 .hfov = degrees(60.0),
                                                                 .width_px = 1920.0,
                                                                 .vfov = degrees(36.0),
                                                                 .height_px = 1080.0},
                                        .sigma_bearing = std::nullopt,
                                        .classes = {}}};

bool is_within(double value, double least, double most) {
    return least <= value && value <= most;
}

void check(const camera::Decoded& decoded) {
    if (decoded.outcome != camera::Outcome::ok) {
        return;
    }
    const seaeye_observation observation = observation_of(decoded.trigger, 0);
    const seaeye_camera_trigger& said = observation.said.camera_trigger;
    if (!is_within(said.bearing_deg, 0.0, 360.0) ||
        !is_within(said.bearing_sigma_deg, 0.0, 180.0) || !is_within(said.confidence, 0.0, 1.0) ||
        !is_within(said.elevation_deg, -90.0, 90.0) || observation.measured_us <= 0 ||
        said.camera.size == 0) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view document{reinterpret_cast<const char*>(data), size};
    check(camera::decode_document(document, cameras));
    check(camera::decode_document(document, {}));
    return 0;
}
