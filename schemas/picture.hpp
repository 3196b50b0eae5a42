// The picture: all tracks and open events at one event time. Made by fusion, read by the API;
// immutable once made.
#pragma once

#include <vector>

#include "schemas/event.hpp"
#include "schemas/track.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

struct Picture {
    Time time{};                  ///< the watermark: everything before it is in
    std::vector<Track> tracks;    ///< by id; tentative ones too
    std::vector<Vessel> vessels;  ///< by MMSI; those heard of late
    std::vector<Event> events;    ///< open ones, by start then id
};

}  // namespace seaeye
