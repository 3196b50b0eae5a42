// The driver's decoder behind two functions.
#include "daemon/source_decoder.hpp"

#include <memory>

#include <fmt/format.h>

#include "daemon/hardware.hpp"

namespace seaeye {
namespace {

/// A decoder and, behind it so that they outlive it, the services that it was made with.
struct Worker {
    std::shared_ptr<Hardware> hardware;
    Decoder decoder;
};

}  // namespace

Result<SourceDecoder> open_decoder(const Driver& driver,
                                   SourceId id,
                                   const SourceConfig& config,
                                   const LogLine& log) {
    const auto hardware =
        driver.info().has_own_io ? std::make_shared<Hardware>(driver.info().frame_cap) : nullptr;
    auto opened = driver.decoder(
        id,
        config.driver_json,
        [log, name = config.id](int level, auto message) {
            log(driver_log_level(level), fmt::format("{}: {}", name, message));
        },
        hardware.get());
    if (!opened) {
        return std::move(opened).error();
    }
    const auto worker = std::make_shared<Worker>(Worker{hardware, *std::move(opened)});
    if (hardware) {
        hardware->set_driver(worker->decoder.instance());
    }
    return SourceDecoder{
        .framing = driver.info().framing,
        .frame_cap = driver.info().frame_cap,
        .outcomes = driver.info().outcomes,
        .counters = driver.info().counters,
        .decode = [worker](const Frame& frame,
                           DecodedSink& sink) { worker->decoder.decode(frame, sink); },
        .flush = [worker](DecodedSink& sink) { worker->decoder.flush(sink); },
        .hardware = hardware};
}

Result<SourceDecoder> open_isolated_decoder(const std::string& library,
                                            SourceId id,
                                            const SourceConfig& config,
                                            IsolationSetting setting,
                                            const LogLine& log) {
    auto launched = IsolatedDecoder::launch(std::move(setting), library, log);
    if (!launched) {
        return std::move(launched).error();
    }
    const auto decoder = *std::move(launched);
    if (auto created = decoder->create(id, config.id, config.driver_json); !created) {
        return std::move(created).error();
    }
    SourceDecoder made{.framing = decoder->info().framing,
                       .frame_cap = decoder->info().frame_cap,
                       .outcomes = decoder->info().outcomes,
                       .counters = decoder->info().counters,
                       .decode = [decoder](const Frame& frame,
                                           DecodedSink& sink) { decoder->decode(frame, sink); },
                       .flush = [decoder](DecodedSink& sink) { decoder->flush(sink); },
                       .hardware = decoder->hardware(),
                       .isolated = decoder};
    made.outcomes.emplace_back("lost_in_driver");
    return made;
}

}  // namespace seaeye
