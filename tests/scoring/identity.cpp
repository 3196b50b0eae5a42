#include "tests/scoring/identity.hpp"

#include <cstdlib>

#include "schemas/numbers.hpp"
#include "tests/scoring/shares.hpp"

namespace seaeye::tests {

void Identity::add(const Scene& scene) {
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        if (!scene.eligible[i]) {
            continue;
        }
        const bool is_tracked = scene.track_of[i] != nobody;
        const TruthState& vessel = scene.vessels[i];
        Kind& kind = kinds_[std::string{vessel.kind.view()}];
        ++kind.vessels;
        dark_ += vessel.is_dark ? 1 : 0;
        if (is_tracked) {
            ++kind.tracked;
            add_tracked(vessel, scene.tracks[scene.track_of[i]]);
        }
    }
}

void Identity::add_tracked(const TruthState& vessel, const LiveTrack& track) {
    if (vessel.is_dark) {
        const bool never_sends = vessel.role == Text<16>{"dark"};
        ++dark_tracked_;
        never_sends_ += never_sends ? 1 : 0;
        nameless_ += never_sends && !track.mmsi ? 1 : 0;
    } else if (!vessel.is_spoofing && vessel.ais_age && *vessel.ais_age <= seconds(200)) {
        ++heard_;
        correct_ += track.mmsi == vessel.mmsi ? 1 : 0;
        wrong_ += track.mmsi && *track.mmsi != vessel.mmsi ? 1 : 0;
    }
}

double Identity::correct() const {
    return share(correct_, heard_);
}

double Identity::wrong() const {
    return share(wrong_, heard_);
}

double Identity::missing() const {
    return share(heard_ - correct_ - wrong_, heard_);
}

double Identity::dark_completeness() const {
    return share(dark_tracked_, dark_);
}

double Identity::dark_without_mmsi() const {
    return share(nameless_, never_sends_);
}

std::map<std::string, double> Identity::completeness_by_kind() const {
    std::map<std::string, double> shares;
    for (const auto& [name, kind] : kinds_) {
        std::string digits;
        append_fixed(digits, share(kind.tracked, kind.vessels), 4);
        shares[name] = std::strtod(digits.c_str(), nullptr);
    }
    return shares;
}

}  // namespace seaeye::tests
