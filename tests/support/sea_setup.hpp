// The sensors of a simulated sea, as an operator would describe them.
#pragma once

#include "fusion/pipeline.hpp"
#include "tests/scoring/simulated_sea.hpp"

namespace seaeye::tests {

inline PipelineSetup setup_for(const SimulatedSea& sea) {
    PipelineSetup setup;
    for (const SimulatedRadar& radar : sea.radars()) {
        const RadarSettings& s = radar.settings();
        setup.radars.push_back({.source = radar.source(),
                                .at = radar.site(),
                                .height = s.height,
                                .scan = s.scan,
                                .range_max = s.range_max,
                                .sigma_range = s.sigma_range,
                                .sigma_bearing = s.sigma_bearing,
                                .probability_of_detection = s.pd});
    }
    return setup;
}

}  // namespace seaeye::tests
