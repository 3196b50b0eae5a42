// Cameras: a direction in which something was seen. It moves the one object that it can be of, and
// begins none alone; two cameras that see what nobody follows, at the same time, may.
#pragma once

#include <cstdint>
#include <deque>

#include "fusion/tracker/belief.hpp"
#include "fusion/tracker/camera_site.hpp"

namespace seaeye {

struct Scene;

/// A trigger that no object explains.
struct Sight {
    Time measured{};
    std::uint16_t camera = 0;  ///< by its place among the cameras
    double bearing = 0.0;      ///< rad from true north
    double variance = 0.0;     ///< rad^2
    SightClass seen_as = SightClass::other;
    bool is_crossed = false;  ///< another camera's sight made an object of it
};

struct SightTally {
    std::uint64_t matched = 0;
    std::uint64_t ambiguous = 0;  ///< more than one object could be it
    std::uint64_t unmatched = 0;
    std::uint64_t crossed = 0;
    std::uint64_t unknown_camera = 0;  ///< no position is configured
};

/// The newest sights that nobody explains, at most 512.
struct SightBook {
    static constexpr std::size_t capacity = 512;

    std::deque<Sight> unmatched;
    SightTally counts;
};

/// What a camera's word for a thing means.
SightClass sight_class_of(std::string_view word);

std::string_view to_string(SightClass seen_as);

/// Takes in a trigger. False when it moved nothing.
bool hear_sight(Scene& scene, const CameraTrigger& trigger, SourceId source, Time measured);

}  // namespace seaeye
