// The driver for AIS positions in CSV, as MarineCadastre and the Danish Maritime Authority publish
// them, or t,mmsi,lat,lon,sog,cog. All of it is in decode/; this file is the C boundary.
#include <array>
#include <memory>

#include "drivers/c_boundary.hpp"
#include "drivers/decode/ais_rows.hpp"
#include "drivers/zone_config.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;

/// A file says position and static values on one line; on the radio they are two messages.
std::uint8_t static_type(std::uint8_t position_type) {
    return position_type == 1 ? 5 : position_type == 18 ? 24 : position_type;
}

void emit(const AisRows& rows, const seaeye_sink& sink) {
    const AisReport& report = rows.report();
    if (report.has_place()) {
        const seaeye_observation position = report.position();
        sink.observation(sink.context, &position);
    }
    if (rows.is_static_new()) {
        seaeye_observation statics = report.statics();
        statics.said.ais_static.message_type = static_type(report.message_type);
        sink.observation(sink.context, &statics);
    }
}

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] { return std::make_unique<AisRows>(zone_of_config(config_json)); }, error, error_size);
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    auto& rows = *static_cast<AisRows*>(self);
    const auto before = rows.counts();
    const RowOutcome outcome =
        rows.take({reinterpret_cast<const char*>(frame->bytes), frame->size});
    if (outcome == RowOutcome::ok) {
        emit(rows, *sink);
    }
    for (std::uint32_t i = 0; i < before.size(); ++i) {
        for (auto n = before[i]; n < rows.counts()[i]; ++n) {
            sink->count(sink->context, i);
        }
    }
    sink->account(sink->context, frame->number, static_cast<std::uint32_t>(outcome));
}

constexpr seaeye_driver_descriptor descriptor{
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "g++ " __VERSION__,
    .name = "ais_csv",
    .version = SEAEYE_DRIVER_VERSION,
    .summary = "AIS positions in CSV: MarineCadastre, Danish Maritime Authority, or t,mmsi,lat,lon",
    .kinds = "ais",
    .config_schema = zone_config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(row_outcome_names.size()),
    .outcomes = row_outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(row_counter_names.size()),
    .reserved = 0,
    .counters = row_counter_names.data(),
    .create = create,
    .decode = decode,
    .flush = nothing_flushed,  // a row waits for nothing
    .destroy = destroyed_for_host<AisRows>,
    .frame_cap = 8192,
    .reserved_2 = 0,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
