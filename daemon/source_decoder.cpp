// The driver's decoder behind two functions.
#include "daemon/source_decoder.hpp"

#include <memory>

#include <fmt/format.h>

namespace seaeye {
namespace {

LogLevel level_of(int level) {
    return level <= 0   ? LogLevel::debug
           : level == 1 ? LogLevel::info
           : level == 2 ? LogLevel::warning
                        : LogLevel::error;
}

}  // namespace

Result<SourceDecoder> open_decoder(const Driver& driver,
                                   SourceId id,
                                   const SourceConfig& config,
                                   const LogLine& log) {
    auto opened =
        driver.decoder(id, config.driver_json, [log, name = config.id](int level, auto message) {
            log(level_of(level), fmt::format("{}: {}", name, message));
        });
    if (!opened) {
        return std::move(opened).error();
    }
    const auto decoder = std::make_shared<Decoder>(*std::move(opened));
    return SourceDecoder{.framing = driver.info().framing,
                         .frame_cap = driver.info().frame_cap,
                         .outcomes = driver.info().outcomes,
                         .counters = driver.info().counters,
                         .decode = [decoder](const Frame& frame,
                                             DecodedSink& sink) { decoder->decode(frame, sink); },
                         .flush =
                             [decoder](DecodedSink& sink) {
                                 decoder->flush(sink);
                             }};
}

}  // namespace seaeye
