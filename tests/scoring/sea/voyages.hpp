// How each kind of vessel gets about. Lengths and speeds are what one sees off a busy coast.
#pragma once

#include "tests/scoring/sea/chance.hpp"
#include "tests/scoring/sea/vessel.hpp"

namespace seaeye::tests {

/// How large the sea is and how long it lasts.
struct Waters {
    double radius_m = 0.0;
    double duration_s = 0.0;
};

/// By the vessel's kind.
Voyage a_voyage(VesselKind kind, const Waters& waters, Dice& dice);

/// One of two that come from both quarters, lie alongside 30 m apart from 35 % to 75 % of the time,
/// adrift, and part.
struct Meeting {
    PlaneVector at{};
    double course = 0.0;
    Waters waters;

    enum class Side : std::uint8_t { port, starboard };

    [[nodiscard]] Voyage voyage_of(Side side) const;
};

Meeting a_meeting(const Waters& waters, Dice& dice);

}  // namespace seaeye::tests
