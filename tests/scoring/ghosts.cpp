#include "tests/scoring/ghosts.hpp"

namespace seaeye::tests {

std::vector<PlaneVector> Ghosts::at(Time when) {
    while (next_ < ghosts_.size() && ghosts_[next_].when <= when) {
        last_[ghosts_[next_].vessel] = &ghosts_[next_];
        ++next_;
    }
    std::vector<PlaneVector> places;
    for (const auto& [vessel, ghost] : last_) {
        const double age_s = to_seconds(when - ghost->when);
        if (age_s < 200.0) {
            places.push_back(
                moved(plane_.at(ghost->at), plane_vector(ghost->sog, ghost->cog), age_s));
        }
    }
    return places;
}

}  // namespace seaeye::tests
