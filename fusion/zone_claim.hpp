// What the zone detectors have in common: how a zone weighs, whether a rule is bound to it, and the
// claim's frame.
#pragma once

#include <string_view>

#include "fusion/event_machine.hpp"
#include "schemas/track.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// A zone without rules binds every zone detector; one with rules only those it names.
bool is_bound(const Zone& zone, std::string_view rule);

/// Share of severity that being in such a zone carries: smuggling and restricted areas weigh,
/// others inform.
double zone_weight(const Zone& zone);

/// A claim about one track and one zone, without evidence yet.
Claim zone_claim(const Track& track, const Zone& zone);

}  // namespace seaeye
