// AIS: a report names its vessel, so the question is not which plot is hers but whether the name
// is.
#pragma once

#include "fusion/tracker/scene.hpp"
#include "fusion/vessel_book.hpp"

namespace seaeye {

/// A position report. It goes to the object that bears its name and can be where it says; else to
/// one that radar alone has followed and that it fits; else it begins an object of its own: a
/// second one, when another bears the name elsewhere. `vessel`: what else is known of the name, or
/// nullptr. False when there was no room.
bool hear_report(Scene& scene,
                 const AisPosition& report,
                 SourceId source,
                 Time measured,
                 const VesselEntry* vessel);

/// A position that nobody vouches for: moves the living object of its name that it fits, without a
/// word on who she is. False when there is none.
bool hear_unchecked(Scene& scene,
                    const AisPosition& report,
                    SourceId source,
                    Time measured,
                    const VesselEntry* vessel);

/// Another source heard the report that the object of this name had last.
void also_heard(Scene& scene, Mmsi mmsi, SourceId source, Time measured);

/// The living object of this name that was updated last, or nullptr.
const Belief* newest_of(const Scene& scene, Mmsi mmsi);

}  // namespace seaeye
