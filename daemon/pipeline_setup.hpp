// From configuration to a pipeline: reads the zone files and the watch list, and passes on the
// settings.
#pragma once

#include "daemon/config.hpp"
#include "fusion/pipeline.hpp"

namespace seaeye {

/// What a pipeline needs of a configuration. Fails in one sentence that names the file, setting or
/// zone at fault.
Result<PipelineSetup> pipeline_setup(const Config& config);

}  // namespace seaeye
