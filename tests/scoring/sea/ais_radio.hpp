// The AIS of all vessels and the station's receiver: when each speaks, what she says, what is lost.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/local_frame.hpp"
#include "schemas/observation.hpp"
#include "tests/scoring/sea/chance.hpp"
#include "tests/scoring/sea/settings.hpp"
#include "tests/scoring/sea/vessel.hpp"
#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

/// Reporting intervals by ITU-R M.1371-5 annex 1 table 1 (class A; changing course: the heading is
/// off its mean of 30 s by more than 5 degrees) and table 2 (class B "CS").
double reporting_interval_s(const SimulatedVessel& vessel, double s);

class AisRadio {
public:
    /// Borrows the plane and the vessels.
    AisRadio(const CoastSettings& coast,
             SourceId source,
             const LocalFrame& plane,
             std::span<const SimulatedVessel> vessels);

    /// All messages that are sent until then. Appends what is received of them, and the places that
    /// false positions claimed.
    void send_until(double until_s, std::vector<Observation>& out, std::vector<Ghost>& ghosts);

    /// When a vessel's last true position was received, by her place in the fleet.
    [[nodiscard]] std::optional<double> heard_s(std::size_t vessel) const {
        return sets_[vessel].heard_s;
    }

private:
    /// One vessel's equipment.
    struct Set {
        Dice dice;
        double next_position_s = 0.0;
        double next_static_s = 0.0;
        double fix_s = 0.0;   // of the drift
        PlaneVector drift{};  // of her GNSS, m
        std::optional<double> heard_s = {};
    };

    void send_position(const SimulatedVessel& vessel,
                       Set& set,
                       std::vector<Observation>& out,
                       std::vector<Ghost>& ghosts) const;
    void send_static(const SimulatedVessel& vessel, Set& set, std::vector<Observation>& out) const;
    AisPosition position_of(const SimulatedVessel& vessel, Set& set, double fix_s) const;
    void drift(Set& set, double fix_s) const;
    [[nodiscard]] bool is_received(const SimulatedVessel& vessel, Set& set, double s) const;
    [[nodiscard]] double whole_second_before(double s) const;
    [[nodiscard]] Observation heard(double s, double delay_s, Said said) const;

    AisSettings settings_;
    Time start_;
    SourceId source_;
    const LocalFrame& plane_;  // the sea's, which outlives it
    std::span<const SimulatedVessel> vessels_;
    std::vector<Set> sets_;
};

}  // namespace seaeye::tests
