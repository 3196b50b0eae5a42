// A simulated camera: it looks at what is near, and says in which direction something is.
#pragma once

#include <span>
#include <vector>

#include "geo/local_frame.hpp"
#include "schemas/observation.hpp"
#include "tests/scoring/sea/chance.hpp"
#include "tests/scoring/sea/settings.hpp"
#include "tests/scoring/sea/vessel.hpp"

namespace seaeye::tests {

class SimulatedCamera {
public:
    /// Borrows the station's plane. `number` from 0; cameras are called camera-1 and so on.
    SimulatedCamera(const CoastSettings& coast,
                    std::size_t number,
                    SourceId source,
                    const LocalFrame& plane);

    [[nodiscard]] const Text<32>& name() const { return name_; }

    [[nodiscard]] LatLon site() const { return site_.origin(); }

    [[nodiscard]] const CameraSettings& settings() const { return settings_; }

    /// Makes all rounds that begin before then: one look at each vessel in range a round, at any
    /// moment of it.
    void look_until(double until_s,
                    std::span<const SimulatedVessel> vessels,
                    std::vector<Observation>& out);

    /// Direction of a vessel from true north, without error.
    [[nodiscard]] Bearing true_bearing(const SimulatedVessel& vessel, double s) const;

private:
    struct Sight {
        double s = 0.0;
        double bearing_rad = 0.0;
        std::string_view object_class;
        double confidence = 0.0;
    };

    void look_at(const SimulatedVessel& vessel, std::vector<Observation>& out);
    void imagine(std::vector<Observation>& out);
    [[nodiscard]] Observation trigger_of(const Sight& sight) const;

    CameraSettings settings_;
    Time start_;
    SourceId source_;
    const LocalFrame& plane_;  // the sea's, which outlives it
    LocalFrame site_;
    Text<32> name_;
    Dice dice_;
    std::int64_t rounds_ = 0;  // made
    double begin_s_ = 0.0;     // of this round
};

}  // namespace seaeye::tests
