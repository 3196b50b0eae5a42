#include "drivers/camera_driver.hpp"

#include "drivers/c_boundary.hpp"
#include "drivers/camera_observation.hpp"
#include "drivers/decode/camera/trigger.hpp"

namespace seaeye {
namespace {

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

}  // namespace

void decode_camera_frame(const std::vector<camera::Camera>& cameras,
                         const seaeye_frame& frame,
                         const seaeye_sink& sink) {
    const camera::Decoded decoded =
        camera::decode_document({reinterpret_cast<const char*>(frame.bytes), frame.size}, cameras);
    if (decoded.outcome == camera::Outcome::ok) {
        emit(decoded, frame.received_us, sink);
    }
    sink.account(sink.context, frame.number, static_cast<std::uint32_t>(decoded.outcome));
}

seaeye_driver_descriptor camera_driver_descriptor() {
    seaeye_driver_descriptor descriptor{};
    descriptor.magic = SEAEYE_DRIVER_MAGIC;
    descriptor.struct_size = sizeof descriptor;
    descriptor.abi_major = SEAEYE_ABI_MAJOR;
    descriptor.abi_minor = SEAEYE_ABI_MINOR;
    descriptor.build = "g++ " __VERSION__;
    descriptor.kinds = "camera";
    descriptor.framing = SEAEYE_FRAMING_LINE;
    descriptor.outcome_count = static_cast<std::uint32_t>(camera::outcome_names.size());
    descriptor.outcomes = camera::outcome_names.data();
    descriptor.counter_count = static_cast<std::uint32_t>(camera::counter_names.size());
    descriptor.counters = camera::counter_names.data();
    descriptor.flush = nothing_flushed;  // a document waits for nothing
    descriptor.frame_cap = 65'536;
    return descriptor;
}

}  // namespace seaeye
