// The driver for radars that speak NMEA 0183: tracked targets (TTM, TLL, TTD), labels (TLB), the
// operator's cursor and marks, own ship. All of it is in decode/radar; this file is the C boundary.
#include <memory>

#include "drivers/c_boundary.hpp"
#include "drivers/decode/radar/radar_stream.hpp"
#include "drivers/radar_observation.hpp"
#include "drivers/zone_config.hpp"
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

void* create(const seaeye_host*, const char* config_json, char* error, size_t error_size) {
    return made_for_host([&] { return std::make_unique<RadarNmea>(zone_of_config(config_json)); },
                         error,
                         error_size);
}

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
    .config_schema = zone_config_schema,
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = static_cast<std::uint32_t>(radar::outcome_names.size()),
    .outcomes = radar::outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(radar::counter_names.size()),
    .reserved = 0,
    .counters = radar::counter_names.data(),
    .create = create,
    .decode = line_decoded<RadarNmea>,
    .flush = stream_flushed<RadarNmea>,
    .destroy = destroyed_for_host<RadarNmea>,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
