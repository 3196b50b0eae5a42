// The driver for AIS receivers that speak NMEA 0183: VDM and VDO sentences, with or without TAG
// blocks, in every dress people's logs have. All of it is in decode/; this file is the C boundary.
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/ais_observation.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "drivers/time_zone_file.hpp"
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
    explicit AisNmea(TimeZone zone) : stream{std::move(zone)} {}

    AisStream stream;
    ToHost to_host;
};

/// The time zone that the configuration names. Throws std::runtime_error with a sentence.
TimeZone zone_of(const char* config_json) {
    const auto config = nlohmann::json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{"ais_nmea: expected its configuration as one JSON object"};
    }
    std::string name = "UTC";
    for (const auto& [key, value] : config.items()) {
        if (key != "time_zone") {
            throw std::runtime_error{"ais_nmea: unknown key \"" + key +
                                     "\", the only one is time_zone"};
        }
        if (!value.is_string()) {
            throw std::runtime_error{"time_zone: expected a name such as Europe/Paris, found " +
                                     value.dump()};
        }
        name = value.get<std::string>();
    }
    auto zone = load_time_zone(name);
    if (!zone) {
        throw std::runtime_error{zone.error().text};
    }
    return *std::move(zone);
}

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    try {
        return std::make_unique<AisNmea>(zone_of(config_json)).release();
    } catch (const std::exception& fault) {
        if (error != nullptr && error_size > 0) {
            (void)std::snprintf(error, error_size, "%s", fault.what());
        }
        return nullptr;
    }
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    auto& driver = *static_cast<AisNmea*>(self);
    driver.to_host.use(sink);
    driver.stream.feed(frame->number,
                       frame->received_us,
                       {reinterpret_cast<const char*>(frame->bytes), frame->size},
                       driver.to_host);
}

void flush(void* self, const seaeye_sink* sink) {
    auto& driver = *static_cast<AisNmea*>(self);
    driver.to_host.use(sink);
    driver.stream.flush(driver.to_host);
}

void destroy(void* self) {
    const std::unique_ptr<AisNmea> ended{static_cast<AisNmea*>(self)};
}

constexpr const char* config_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{"time_zone":{"type":"string","default":"UTC",)"
    R"("description":"IANA name of the zone of leading dates that do not say theirs"}}})";

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
    .config_schema = config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(outcome_names.size()),
    .outcomes = outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(ais_counter_names.size()),
    .reserved = 0,
    .counters = ais_counter_names.data(),
    .create = create,
    .decode = decode,
    .flush = flush,
    .destroy = destroy,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
