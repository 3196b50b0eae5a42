#include "tests/scoring/sea/consistency.hpp"

namespace seaeye::tests {

void add_picture(Nees& nees, const Picture& picture, const SimulatedSea& sea, Metres reach) {
    for (const Track& track : picture.tracks) {
        const SimulatedVessel* vessel =
            is_shown(track.phase) ? sea.nearest(track.at, track.updated, reach) : nullptr;
        if (vessel != nullptr) {
            const TrueState truth = sea.state_of(*vessel, track.updated);
            nees.add(track, truth.at, truth.velocity);
        }
    }
}

}  // namespace seaeye::tests
