// The driver for AIS receivers that speak NMEA 0183: VDM and VDO sentences, with or without TAG
// blocks, in every dress people's logs have. All of it is in decode/; this file is the C boundary.
#include <memory>

#include "drivers/ais_config.hpp"
#include "drivers/ais_observation.hpp"
#include "drivers/c_boundary.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;

/// Hands the stream's finds over the C boundary.
class ToHost final : public AisSink {
public:
    void message(const ais::Message& message, const Reception& reception) override {
        observer_.observe(message, reception, [this](const seaeye_observation& observation) {
            sink_->observation(sink_->context, &observation);
        });
    }

    void account(std::uint64_t line, Outcome outcome) override {
        sink_->account(sink_->context, line, static_cast<std::uint32_t>(outcome));
    }

    void count(std::uint32_t counter) override { sink_->count(sink_->context, counter); }

    void use(const seaeye_sink* sink) { sink_ = sink; }

private:
    const seaeye_sink* sink_ = nullptr;  // the host's, for the call
    AisObserver observer_;
};

struct AisNmea {
    explicit AisNmea(AisConfig config) : stream{std::move(config.zone), config.choices} {}

    AisStream stream;
    ToHost to_host;
};

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] { return std::make_unique<AisNmea>(ais_config_of(config_json)); }, error, error_size);
}

constexpr seaeye_driver_descriptor descriptor{
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "g++ " __VERSION__,
    .name = "ais_nmea",
    .version = SEAEYE_DRIVER_VERSION,
    .summary = "AIS from NMEA 0183 VDM and VDO sentences, with or without TAG blocks",
    .kinds = "ais",
    .config_schema = ais_config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(outcome_names.size()),
    .outcomes = outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(ais_counter_names.size()),
    .reserved = 0,
    .counters = ais_counter_names.data(),
    .create = create,
    .decode = line_decoded<AisNmea>,
    .flush = stream_flushed<AisNmea>,
    .destroy = destroyed_for_host<AisNmea>,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
