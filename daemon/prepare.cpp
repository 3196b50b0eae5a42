// Names first, then drivers, then files: the cheapest mistakes are told first.
#include "daemon/prepare.hpp"

#include <fmt/format.h>

#include "daemon/config/schema.hpp"
#include "daemon/driver_shelf.hpp"
#include "daemon/pipeline_setup.hpp"
#include "fusion/detector.hpp"

namespace seaeye {
namespace {

SourceDecoder idle_decoder() {
    return {.framing = Framing::stream,
            .outcomes = {},
            .counters = {},
            .decode = [](const Frame&, DecodedSink&) {},
            .flush =
                [](DecodedSink&) {
                }};
}

Error at_driver(const Config& config, std::size_t source, const std::string& text) {
    const std::string key = item_key("source", source) + ".driver";
    return {ErrorCode::bad_value,
            fmt::format("{}source.driver: {}", place_prefix(config.places, key), text)};
}

bool runs_in_its_own_process(const SourceConfig& source, const ShelvedDriver& driver) {
    return source.isolation == Isolation::process ||
           (source.isolation == Isolation::by_origin && !driver.is_own());
}

Result<SourceDecoder> open_driver(const Config& config,
                                  SourceId id,
                                  const SourceConfig& source,
                                  const ShelvedDriver& shelved,
                                  const LogLine& log) {
    if (runs_in_its_own_process(source, shelved)) {
        return open_isolated_decoder(
            shelved.path(),
            id,
            source,
            {.crash_directory = config.store.crash_path, .most_memory = source.most_memory},
            log);
    }
    const auto driver = Driver::load(shelved.path());
    return driver ? open_decoder(*driver, id, source, log) : driver.error();
}

Result<SourceDecoder> decoder_of(const Config& config,
                                 std::size_t source,
                                 ShelvedDriver& driver,
                                 const LogLine& log) {
    if (auto checked = check_driver_keys(config, source, driver.info()->config_schema); !checked) {
        return std::move(checked).error();
    }
    auto decoder = open_driver(
        config, SourceId{static_cast<std::uint16_t>(source)}, config.sources[source], driver, log);
    if (!decoder) {
        return at_driver(config, source, decoder.error().text);
    }
    return decoder;
}

Result<Done> prepare_sources(Prepared& prepared, MissingDriver missing, const LogLine& log) {
    DriverShelf shelf;
    for (std::size_t i = 0; i < prepared.config.sources.size(); ++i) {
        const SourceConfig& source = prepared.config.sources[i];
        const auto driver = shelf.named(source.driver);
        if (!driver) {
            const Error error = at_driver(prepared.config, i, driver.error().text);
            if (missing == MissingDriver::refused || driver.error().code != ErrorCode::not_found) {
                return error;
            }
            prepared.notes.push_back(error.text + "; the source's own keys were not checked");
            prepared.decoders.push_back(idle_decoder());
            continue;
        }
        auto decoder = decoder_of(prepared.config, i, **driver, log);
        if (!decoder) {
            return std::move(decoder).error();
        }
        prepared.decoders.push_back(*std::move(decoder));
    }
    return Done{};
}

}  // namespace

Result<Prepared> prepare(Config config, MissingDriver missing, const LogLine& log) {
    if (auto checked = check_detectors(config, known_detectors()); !checked) {
        return std::move(checked).error();
    }
    if (auto checked = check_fusion(config, known_settings(fusion_settings())); !checked) {
        return std::move(checked).error();
    }
    Prepared prepared{
        .config = std::move(config), .decoders = {}, .pipeline = {}, .zones = {}, .notes = {}};
    if (auto sources = prepare_sources(prepared, missing, log); !sources) {
        return std::move(sources).error();
    }
    auto pipeline = pipeline_setup(prepared.config);
    if (!pipeline) {
        return std::move(pipeline).error();
    }
    prepared.pipeline = *std::move(pipeline);
    prepared.zones = std::make_shared<const std::vector<Zone>>(prepared.pipeline.zones);
    return prepared;
}

KnownDetectors known_detectors() {
    KnownDetectors known;
    for (const DetectorInfo* info : all_detectors()) {
        known[std::string{info->name}] = known_settings(info->settings);
    }
    return known;
}

std::vector<KnownSetting> known_settings(std::span<const Setting> table) {
    std::vector<KnownSetting> known;
    for (const Setting& setting : table) {
        known.push_back(
            {.name = std::string{setting.name}, .least = setting.least, .most = setting.most});
    }
    return known;
}

}  // namespace seaeye
