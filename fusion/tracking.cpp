#include "fusion/tracking.hpp"

namespace seaeye {

Taken Tracking::take(const Observation& observation, const VesselBook& vessels) {
    if (!observation.is_unchecked && copies_.is_copy(observation)) {
        // Both sources have heard her; her state is that of one report.
        if (const auto* position = std::get_if<AisPosition>(&observation.said)) {
            tracker_.also_heard(position->mmsi, observation.source, observation.measured);
        }
        return Taken::copy;
    }
    return tracker_.hear(observation, vessels) ? Taken::fused : Taken::not_fused;
}

}  // namespace seaeye
