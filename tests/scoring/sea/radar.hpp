// A simulated rotating radar: echoes with noise and bias, missed ones, merged ones, and clutter.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "geo/local_frame.hpp"
#include "schemas/observation.hpp"
#include "tests/scoring/sea/chance.hpp"
#include "tests/scoring/sea/settings.hpp"
#include "tests/scoring/sea/vessel.hpp"

namespace seaeye::tests {

/// One echo or several that are too close to tell apart. Slant range, m; bearing from true north,
/// rad; s when the beam was there.
struct Echo {
    double s = 0.0;
    double range_m = 0.0;
    double bearing_rad = 0.0;
};

class SimulatedRadar {
public:
    /// Edges at which the radar says that the beam went by; plots come out at each.
    static constexpr int sectors = 16;

    /// Borrows the station's plane. `number` from 0 gives the radar its own chance.
    SimulatedRadar(const CoastSettings& coast,
                   std::size_t number,
                   SourceId source,
                   const LocalFrame& plane);

    [[nodiscard]] SourceId source() const { return source_; }

    [[nodiscard]] LatLon site() const { return site_.origin(); }

    [[nodiscard]] const RadarSettings& settings() const { return settings_; }

    /// Makes all turns that begin before then. Appends plots and sweeps.
    void turn_until(double until_s,
                    std::span<const SimulatedVessel> vessels,
                    std::vector<Observation>& out);

    /// Probability that a turn gives an echo of her. Falls as 2^-(range / half range)^4: Swerling
    /// case 1 well above the noise. Source: Skolnik 2008, Radar Handbook, ch. 1.
    [[nodiscard]] double pd_of(const SimulatedVessel& vessel, double s) const;

    /// Where she is for an antenna without error.
    [[nodiscard]] Echo true_echo(const SimulatedVessel& vessel, double s) const;

private:
    [[nodiscard]] double pd_at(VesselKind kind, double range_m) const;
    [[nodiscard]] double beam_at_s(const SimulatedVessel& vessel) const;
    [[nodiscard]] std::vector<Echo> seen(std::span<const SimulatedVessel> vessels);
    [[nodiscard]] std::vector<Echo> merged(std::vector<Echo> echoes) const;
    void blur(std::vector<Echo>& echoes);
    void add_clutter(std::vector<Echo>& echoes);
    void report(std::vector<Echo> echoes, std::vector<Observation>& out) const;
    [[nodiscard]] Observation plot_of(const Echo& echo, double edge_s) const;
    [[nodiscard]] Observation sweep_at(int sector, double edge_s) const;

    RadarSettings settings_;
    double clutter_;
    Time start_;
    SourceId source_;
    const LocalFrame& plane_;  // the sea's, which outlives it
    LocalFrame site_;
    Dice dice_;
    double scan_s_;
    std::int64_t turns_ = 0;  // made
    double begin_s_ = 0.0;    // of this turn
};

}  // namespace seaeye::tests
