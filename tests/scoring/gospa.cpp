#include "tests/scoring/gospa.hpp"

#include <algorithm>

namespace seaeye::tests {

GospaParts gospa_of(const Scene& scene, Metres cutoff) {
    const double for_one = cutoff.si() * cutoff.si() / 2.0;
    GospaParts parts{.missed = for_one * static_cast<double>(scene.missed),
                     .false_tracks = for_one * static_cast<double>(scene.false_tracks)};
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        if (scene.track_of[i] != nobody) {
            const double off = apart(scene.vessels_at[i], scene.tracks[scene.track_of[i]].at);
            parts.localisation += off * off;
        }
    }
    return parts;
}

void Gospa::add(const Scene& scene) {
    const GospaParts parts = gospa_of(scene, cutoff_);
    epochs_ += 1.0;
    distance_ += std::sqrt(parts.total());
    per_vessel_ +=
        std::sqrt(parts.total() / static_cast<double>(std::max<std::size_t>(1, scene.wanted)));
    parts_.localisation += parts.localisation;
    parts_.missed += parts.missed;
    parts_.false_tracks += parts.false_tracks;
    missed_ += static_cast<double>(scene.missed);
    false_ += static_cast<double>(scene.false_tracks);
}

GospaParts Gospa::mean_parts() const {
    return {.localisation = parts_.localisation / epochs_,
            .missed = parts_.missed / epochs_,
            .false_tracks = parts_.false_tracks / epochs_};
}

}  // namespace seaeye::tests
