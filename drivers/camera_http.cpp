// The driver for cameras that post what they see: triggers in our own form and events of Frigate,
// one JSON document a frame. All of it is in decode/camera; this file is the C boundary.
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "drivers/c_boundary.hpp"
#include "drivers/camera_config.hpp"
#include "drivers/camera_driver.hpp"
#include "drivers/camera_schema.hpp"
#include "drivers/config_object.hpp"

namespace {

using namespace seaeye;

constexpr std::string_view nothing;
constexpr auto schema = camera_schema<nothing, nothing>();

struct CameraHttp {
    std::vector<camera::Camera> cameras;
};

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] {
            constexpr std::array<std::string_view, 2> known{"camera", "time_zone"};
            return std::make_unique<CameraHttp>(
                CameraHttp{cameras_of_config(config_object(config_json, known))});
        },
        error,
        error_size);
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    decode_camera_frame(static_cast<const CameraHttp*>(self)->cameras, *frame, *sink);
}

seaeye_driver_descriptor described() {
    seaeye_driver_descriptor descriptor = camera_driver_descriptor();
    descriptor.name = "camera_http";
    descriptor.version = SEAEYE_DRIVER_VERSION;
    descriptor.summary =
        "Camera triggers as JSON, posted or in a file: Sea Eye's own form and Frigate's events";
    descriptor.config_schema = schema.data();
    descriptor.create = create;
    descriptor.decode = decode;
    descriptor.destroy = destroyed_for_host<CameraHttp>;
    return descriptor;
}

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    static const seaeye_driver_descriptor descriptor = described();
    return &descriptor;
}
