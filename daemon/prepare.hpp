// From a configuration that reads well to one that can run: drivers found and put to work, zones
// loaded, every name checked. What `run`, its reload and `check-config` have in common.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/source_decoder.hpp"
#include "fusion/pipeline.hpp"

namespace seaeye {

/// All that a configuration asks for.
struct Prepared {
    Config config;
    std::vector<SourceDecoder> decoders;  ///< one a source, in order
    PipelineSetup pipeline;
    std::shared_ptr<const std::vector<Zone>> zones;
    std::vector<std::string> notes;  ///< what could not be checked, a sentence each
};

/// What to do about a driver that is not installed here. `noted`: its source gets a decoder that
/// does nothing, for checking a configuration elsewhere than where it will run.
enum class MissingDriver : std::uint8_t { refused, noted };

/// Fails in one sentence: file and line where the configuration is wrong, else what is missing.
Result<Prepared> prepare(Config config, MissingDriver missing, const LogLine& log);

/// The detectors that were built in, for check_detectors.
KnownDetectors known_detectors();

/// A settings table of fusion, for check_fusion.
std::vector<KnownSetting> known_settings(std::span<const Setting> table);

}  // namespace seaeye
