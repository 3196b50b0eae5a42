// The driver for radars that speak NMEA 0183: tracked targets (TTM, TLL, TTD), labels (TLB), the
// operator's cursor and marks, own ship. All of it is in decode/radar; this file is the C boundary.
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/decode/radar/radar_stream.hpp"
#include "drivers/radar_observation.hpp"
#include "drivers/time_zone_file.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;

/// Hands the stream's finds over the C boundary.
class ToHost final : public radar::RadarSink {
public:
    void track(const radar::TrackedTarget& track, const radar::Moment& moment) override {
        emit(observation_of(track, moment));
    }

    void own_ship(const radar::OwnShipData& own, const radar::Moment& moment) override {
        emit(observation_of(own, moment));
    }

    void cue(const radar::Cue& cue, const radar::Moment& moment) override {
        emit(observation_of(cue, moment));
    }

    void account(std::uint64_t line, radar::Outcome outcome) override {
        sink_->account(sink_->context, line, static_cast<std::uint32_t>(outcome));
    }

    void count(radar::Counter counter) override {
        sink_->count(sink_->context, static_cast<std::uint32_t>(counter));
    }

    void use(const seaeye_sink* sink) { sink_ = sink; }

private:
    void emit(const seaeye_observation& observation) {
        sink_->observation(sink_->context, &observation);
    }

    const seaeye_sink* sink_ = nullptr;  // the host's, for the call
};

struct RadarNmea {
    explicit RadarNmea(TimeZone zone) : stream{std::move(zone)} {}

    radar::RadarStream stream;
    ToHost to_host;
};

/// The time zone that the configuration names. Throws std::runtime_error with a sentence.
TimeZone zone_of(const char* config_json) {
    const auto config = nlohmann::json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{"radar_nmea: expected its configuration as one JSON object"};
    }
    std::string name = "UTC";
    for (const auto& [key, value] : config.items()) {
        if (key != "time_zone") {
            throw std::runtime_error{"radar_nmea: unknown key \"" + key +
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
        return std::make_unique<RadarNmea>(zone_of(config_json)).release();
    } catch (const std::exception& fault) {
        if (error != nullptr && error_size > 0) {
            (void)std::snprintf(error, error_size, "%s", fault.what());
        }
        return nullptr;
    }
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    auto& driver = *static_cast<RadarNmea*>(self);
    driver.to_host.use(sink);
    driver.stream.feed(frame->number,
                       frame->received_us,
                       {reinterpret_cast<const char*>(frame->bytes), frame->size},
                       driver.to_host);
}

void flush(void* self, const seaeye_sink* sink) {
    auto& driver = *static_cast<RadarNmea*>(self);
    driver.to_host.use(sink);
    driver.stream.flush(driver.to_host);
}

void destroy(void* self) {
    const std::unique_ptr<RadarNmea> ended{static_cast<RadarNmea*>(self)};
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
    .name = "radar_nmea",
    .version = SEAEYE_DRIVER_VERSION,
    .summary = "Radar targets, cursors and own ship from NMEA 0183 TTM, TLL, TTD, TLB, RSD and OSD",
    .kinds = "radar_track,radar_cue,own_ship",
    .config_schema = config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(radar::outcome_names.size()),
    .outcomes = radar::outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(radar::counter_names.size()),
    .reserved = 0,
    .counters = radar::counter_names.data(),
    .create = create,
    .decode = decode,
    .flush = flush,
    .destroy = destroy,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
