#include "tests/scoring/siap.hpp"

#include <algorithm>

#include "tests/scoring/shares.hpp"

namespace seaeye::tests {
namespace {

std::size_t second_tracks(const Scene& scene) {
    std::vector<bool> is_second(scene.tracks.size());
    for (const Pair& pair : scene.near) {
        if (scene.eligible[pair.vessel] && scene.taken[pair.track] == Taken::as_false) {
            is_second[pair.track] = true;
        }
    }
    return static_cast<std::size_t>(std::ranges::count(is_second, true));
}

}  // namespace

void Siap::add(const Scene& scene) {
    vessels_ += scene.wanted;
    tracked_ += scene.matched;
    on_vessels_ += scene.matched + second_tracks(scene);
    tracks_ += scene.matched + scene.false_tracks;
}

double Siap::completeness() const {
    return share(tracked_, vessels_);
}

double Siap::ambiguity() const {
    return share(on_vessels_, tracked_);
}

double Siap::spuriousness() const {
    return share(tracks_ - on_vessels_, tracks_);
}

double Siap::redundant_or_false() const {
    return share(tracks_ - tracked_, tracks_);
}

}  // namespace seaeye::tests
