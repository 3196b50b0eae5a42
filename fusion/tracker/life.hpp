// The life of an object: it is confirmed, it coasts, it is dropped, and it may come back.
#pragma once

#include "fusion/tracker/scene.hpp"

namespace seaeye {

/// A new object where `at`; nullptr when there is no room.
Belief* give_life(Scene& scene, LatLon at, Time when);

/// A measurement moved it: its anchor, its places, its phase, and what everyone sees of it.
void show(Scene& scene, Belief& b);

/// Gives it an id of its own.
void identify(Scene& scene, Belief& b);

/// It is no more: a track is remembered, anything less forgotten.
void bury(Scene& scene, Belief& b);

/// Forgets it at once.
void forget(Scene& scene, Belief& b);

/// It was dropped and is heard again: it goes on under its id from where it now is.
void revive(Scene& scene, Belief& b, Time when);

/// `heir`, which has no id yet, goes on as `lost` did: id, name and all that was known of it.
void take_over(Scene& scene, Belief& heir, Belief& lost);

/// Second `now` of event time begins: coasts, drops and forgets.
void grow_old(Scene& scene, Time now);

}  // namespace seaeye
