// The driver for cameras that post what they see: triggers in our own form and events of Frigate,
// one JSON document a frame. All of it is in decode/camera; this file is the C boundary.
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "drivers/c_boundary.hpp"
#include "drivers/camera_config.hpp"
#include "drivers/camera_observation.hpp"
#include "drivers/decode/camera/trigger.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;

struct CameraHttp {
    std::vector<camera::Camera> cameras;
};

/// Throws for a key that the schema does not have: a host that does not check may give any.
void refuse_unknown_keys(const char* config_json) {
    const auto config = nlohmann::json::parse(config_json, nullptr, false);
    for (const auto& [key, value] : config.items()) {
        if (key != "camera" && key != "time_zone") {
            throw std::runtime_error{"camera_http: unknown key \"" + key +
                                     "\", expected camera or time_zone"};
        }
    }
}

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] {
            refuse_unknown_keys(config_json);
            return std::make_unique<CameraHttp>(
                CameraHttp{cameras_of_config("camera_http", config_json)});
        },
        error,
        error_size);
}

void count(const seaeye_sink& sink, camera::Counter counter) {
    sink.count(sink.context, static_cast<std::uint32_t>(counter));
}

void emit(const camera::Decoded& decoded, std::int64_t received_us, const seaeye_sink& sink) {
    const seaeye_observation observation = observation_of(decoded.trigger, received_us);
    sink.observation(sink.context, &observation);
    count(sink,
          decoded.format == camera::Format::frigate ? camera::Counter::frigate
                                                    : camera::Counter::triggers);
    if (decoded.is_from_pixels) {
        count(sink, camera::Counter::from_pixels);
    }
    if (decoded.is_box_outside) {
        count(sink, camera::Counter::box_outside);
    }
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    const auto& driver = *static_cast<const CameraHttp*>(self);
    const camera::Decoded decoded = camera::decode_document(
        {reinterpret_cast<const char*>(frame->bytes), frame->size}, driver.cameras);
    if (decoded.outcome == camera::Outcome::ok) {
        emit(decoded, frame->received_us, *sink);
    }
    sink->account(sink->context, frame->number, static_cast<std::uint32_t>(decoded.outcome));
}

const seaeye_driver_descriptor descriptor{
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "g++ " __VERSION__,
    .name = "camera_http",
    .version = SEAEYE_DRIVER_VERSION,
    .summary =
        "Camera triggers as JSON, posted or in a file: Sea Eye's own form and Frigate's events",
    .kinds = "camera",
    .config_schema = camera_config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(camera::outcome_names.size()),
    .outcomes = camera::outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(camera::counter_names.size()),
    .reserved = 0,
    .counters = camera::counter_names.data(),
    .create = create,
    .decode = decode,
    .flush = nothing_flushed,  // a document waits for nothing
    .destroy = destroyed_for_host<CameraHttp>,
    .frame_cap = 65'536,
    .reserved_2 = 0,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
