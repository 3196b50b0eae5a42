// The driver for radars and trackers that speak ASTERIX. All of it is in decode/asterix; this file
// is the C boundary and the configuration.
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/asterix_observation.hpp"
#include "drivers/c_boundary.hpp"
#include "drivers/config_object.hpp"
#include "drivers/decode/asterix/asterix_stream.hpp"
#include "sea-eye/driver.h"

namespace {

using namespace seaeye;
using asterix::AsterixSource;
using asterix::EditionGuard;
using asterix::Profile;
using nlohmann::json;

/// Hands the stream's finds over the C boundary.
class ToHost final : public asterix::AsterixSink {
public:
    explicit ToHost(const seaeye_host* host) : host_{host} {}

    void report(const asterix::PlacedReport& placed) override {
        const seaeye_observation observation = observation_of(placed);
        sink_->observation(sink_->context, &observation);
    }

    void count(asterix::Counter counter) override {
        sink_->count(sink_->context, static_cast<std::uint32_t>(counter));
    }

    void suspicion(const Profile& profile, EditionGuard::State state) override {
        if (host_ == nullptr || host_->log == nullptr) {
            return;
        }
        const bool is_suspect = state == EditionGuard::State::suspect;
        const std::string words =
            "category " + std::to_string(profile.category) + ": records " +
            (is_suspect ? "do not fit edition " : "fit edition ") + std::string{profile.edition} +
            (is_suspect ? ": nothing of it is used; is its edition another?" : " again");
        constexpr int information = 1;
        constexpr int warning = 2;
        host_->log(host_->context,
                   is_suspect ? warning : information,
                   {.bytes = words.data(), .size = words.size()});
    }

    void use(const seaeye_sink* sink) { sink_ = sink; }

private:
    const seaeye_host* host_;            // outlives the decoder
    const seaeye_sink* sink_ = nullptr;  // the host's, for the call
};

struct RadarAsterix {
    RadarAsterix(const AsterixSource& source, const seaeye_host* host)
        : stream{source},
          to_host{host} {}

    asterix::AsterixStream stream;
    ToHost to_host;
};

[[noreturn]] void refuse(const std::string& sentence) {
    throw std::runtime_error{sentence};
}

std::uint8_t octet(const json& value, const std::string& key) {
    constexpr int highest = 255;
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0 ||
        value.get<std::int64_t>() > highest) {
        refuse(key + ": expected a whole number from 0 to 255, found " + value.dump());
    }
    return value.get<std::uint8_t>();
}

/// Which categories are wanted; service messages come with any of them.
std::vector<std::uint8_t> categories_of(const json& config) {
    std::vector<std::uint8_t> wanted;
    const json given = config.value("category", json::array({10, 48, 62}));
    for (const json& value : given.is_array() ? given : json::array({given})) {
        const std::uint8_t category = octet(value, "category");
        if (asterix::find_profile(category) == nullptr) {
            refuse("category: expected 2, 10, 34, 48 or 62, found " + value.dump());
        }
        wanted.push_back(category);
    }
    for (const std::uint8_t service : {std::uint8_t{2}, std::uint8_t{34}}) {
        if (std::ranges::find(wanted, service) == wanted.end()) {
            wanted.push_back(service);
        }
    }
    return wanted;
}

/// A text is the edition of the (first) category that is named; an object says it of several.
std::string edition_of(const json& config, std::uint8_t category, bool is_first) {
    const json given = config.value("edition", json{});
    if (given.is_object()) {
        const json named = given.value(std::to_string(category), json(""));
        return named.is_string() ? named.get<std::string>() : named.dump();
    }
    return given.is_string() && is_first ? given.get<std::string>() : std::string{};
}

/// Throws std::runtime_error with a sentence.
AsterixSource source_of(const char* config_json) {
    constexpr std::string_view known[]{"category", "edition", "sac", "sic"};
    const json config = config_object(config_json, known);
    AsterixSource source;
    for (const std::uint8_t category : categories_of(config)) {
        const std::string edition = edition_of(config, category, source.profiles.empty());
        const Profile* const profile = asterix::find_profile(category, edition);
        if (profile == nullptr) {
            refuse("edition: of category " + std::to_string(category) + " there are " +
                   asterix::editions_of(category) + ", found " + edition);
        }
        source.profiles.push_back(profile);
    }
    if (config.contains("sac") != config.contains("sic")) {
        refuse("radar_asterix: expected both sac and sic, or neither");
    }
    if (config.contains("sac")) {
        source.site = static_cast<std::uint16_t>(octet(config["sac"], "sac") << 8U |
                                                 octet(config["sic"], "sic"));
    }
    return source;
}

void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] { return std::make_unique<RadarAsterix>(source_of(config_json), host); },
        error,
        error_size);
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    auto& driver = *static_cast<RadarAsterix*>(self);
    driver.to_host.use(sink);
    const asterix::Outcome outcome =
        driver.stream.feed({frame->bytes, frame->size}, frame->received_us, driver.to_host);
    sink->account(sink->context, frame->number, static_cast<std::uint32_t>(outcome));
}

constexpr const char* config_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{)"
    R"("category":{"title":"2, 10, 34, 48 or 62, or a list of them",)"
    R"("type":["integer","array"],"items":{"type":"integer"},"default":[10,48,62],)"
    R"("description":"Wanted categories; service messages (2, 34) come with any of them."},)"
    R"("edition":{"title":"an edition such as \"1.32\", or a table of editions by category",)"
    R"("type":["string","object"],"additionalProperties":{"type":"string"},)"
    R"("description":"Of the first category; the wire does not say it."},)"
    R"("sac":{"type":"integer","minimum":0,"maximum":255,)"
    R"("description":"System area code of this radar; records of others are counted."},)"
    R"("sic":{"type":"integer","minimum":0,"maximum":255,)"
    R"("description":"System identification code of this radar."}}})";

constexpr seaeye_driver_descriptor descriptor{
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "g++ " __VERSION__,
    .name = "radar_asterix",
    .version = SEAEYE_DRIVER_VERSION,
    .summary = "Plots, tracks and sweeps from ASTERIX categories 010, 048, 062, 034 and 002",
    .kinds = "radar_plot,radar_track,radar_sweep",
    .config_schema = config_schema,
    .framing = SEAEYE_FRAMING_BLOCK,
    .outcome_count = static_cast<std::uint32_t>(asterix::outcome_names.size()),
    .outcomes = asterix::outcome_names.data(),
    .counter_count = static_cast<std::uint32_t>(asterix::counter_names.size()),
    .reserved = 0,
    .counters = asterix::counter_names.data(),
    .create = create,
    .decode = decode,
    .flush = stream_flushed<RadarAsterix>,
    .destroy = destroyed_for_host<RadarAsterix>,
};

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    return &descriptor;
}
