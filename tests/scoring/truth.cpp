#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

bool is_eligible(const TruthState& vessel) {
    if (vessel.radar_pd >= 0.5) {
        return true;
    }
    if (!vessel.ais_age || vessel.is_dark || vessel.is_spoofing) {
        return false;
    }
    const bool reports_seldom = vessel.kind == Text<12>{"anchored"} ||
                                vessel.kind == Text<12>{"moored"} || vessel.sog < knots(2.5);
    return *vessel.ais_age <= seconds(reports_seldom ? 200 : 60);
}

}  // namespace seaeye::tests
