// The driver for AIS that was decoded elsewhere: JSON lines of gpsd and AIS-catcher. All of it is
// in decode/; this file is the C boundary.
#include "drivers/decode/ais_json.hpp"

#include <array>
#include <memory>

#include <nlohmann/json.hpp>

#include "drivers/c_boundary.hpp"
#include "drivers/config_object.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;

void emit(const AisJson& decoder, const seaeye_sink& sink) {
    const AisReport& report = decoder.report();
    const JsonKinds kinds = decoder.kinds();
    if (kinds.has_position) {
        const seaeye_observation position = report.position();
        sink.observation(sink.context, &position);
    }
    if (kinds.has_static) {
        const seaeye_observation statics = report.statics();
        sink.observation(sink.context, &statics);
    }
    if (!kinds.has_position && !kinds.has_static) {
        const seaeye_observation other = report.other();
        sink.observation(sink.context, &other);
    }
}

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] {
            config_object(config_json, {});
            return std::make_unique<AisJson>();
        },
        error,
        error_size);
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    auto& decoder = *static_cast<AisJson*>(self);
    const JsonOutcome outcome =
        decoder.take({reinterpret_cast<const char*>(frame->bytes), frame->size});
    if (outcome == JsonOutcome::ok) {
        emit(decoder, *sink);
        sink->count(sink->context, decoder.report().received_us == 0 ? 0 : 1);
    }
    sink->account(sink->context, frame->number, static_cast<std::uint32_t>(outcome));
}

constexpr std::array counters{"without_time", "with_time"};

constexpr seaeye_driver_descriptor descriptor{
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "g++ " __VERSION__,
    .name = "ais_json",
    .version = SEAEYE_DRIVER_VERSION,
    .summary = "AIS decoded elsewhere: JSON lines of gpsd and AIS-catcher, without sentences",
    .kinds = "ais",
    .config_schema = R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
                     R"("additionalProperties":false,"properties":{}})",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(json_outcome_names.size()),
    .outcomes = json_outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(counters.size()),
    .reserved = 0,
    .counters = counters.data(),
    .create = create,
    .decode = decode,
    .flush = nothing_flushed,  // a line waits for nothing
    .destroy = destroyed_for_host<AisJson>,
    .frame_cap = 16'384,
    .reserved_2 = 0,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
