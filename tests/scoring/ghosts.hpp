// Where false AIS says vessels are, at a moment: the last claim of each, carried on.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "tests/scoring/scoring_plane.hpp"
#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

/// Asked for moments in rising order.
class Ghosts {
public:
    /// Borrows the ghosts, which are in order of time.
    Ghosts(std::span<const Ghost> ghosts, const ScoringPlane& plane)
        : ghosts_{ghosts},
          plane_{plane} {}

    /// Places of those who claimed one within the last 200 s.
    std::vector<PlaneVector> at(Time when);

private:
    std::span<const Ghost> ghosts_;
    ScoringPlane plane_;
    std::size_t next_ = 0;
    std::map<std::uint32_t, const Ghost*> last_;  // by vessel
};

}  // namespace seaeye::tests
