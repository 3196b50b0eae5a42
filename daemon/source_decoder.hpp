// A source's decoder as ingest uses it: a driver at work, or what a test puts in its place.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/driver_io.hpp"
#include "daemon/isolation/isolated_decoder.hpp"
#include "daemon/log.hpp"
#include "drivers/host.hpp"

namespace seaeye {

struct SourceDecoder {
    Framing framing = Framing::line;
    std::size_t frame_cap = 1024;       ///< bytes of a line or block
    std::vector<std::string> outcomes;  ///< 0 is ok
    std::vector<std::string> counters;
    std::function<void(const Frame&, DecodedSink&)> decode;
    std::function<void(DecodedSink&)> flush;
    std::shared_ptr<DriverIo> hardware{};         ///< of a driver that brings its own bytes
    std::shared_ptr<IsolatedDecoder> isolated{};  ///< of a driver in a process of its own
};

/// Puts a driver to work on a source. Fails: bad_value with the driver's sentence.
Result<SourceDecoder> open_decoder(const Driver& driver,
                                   SourceId id,
                                   const SourceConfig& config,
                                   const LogLine& log);

/// The same in a process of its own.
Result<SourceDecoder> open_isolated_decoder(const std::string& library,
                                            SourceId id,
                                            const SourceConfig& config,
                                            IsolationSetting setting,
                                            const LogLine& log);

}  // namespace seaeye
