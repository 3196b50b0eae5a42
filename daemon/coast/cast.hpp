// Who sails the simulated coast, where, and why: the story the demo tells.
#pragma once

#include <vector>

#include "daemon/coast/ship.hpp"
#include "schemas/observation.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// One vessel and her radio.
struct Actor {
    AisStatic who;  ///< her class decides which messages she sends
    std::uint8_t nav_status = 15;
    Passage passage;
};

/// A shore station or a buoy: it stays where it is.
struct Fixture {
    Mmsi mmsi{};
    AisClass ais_class = AisClass::base_station;
    Text<34> name;
    LatLon at;
    std::uint8_t aid_type = 0;  ///< ITU-R M.1371-5 table 74
};

/// A search-and-rescue transmitter under test: a burst of eight reports each minute.
struct BeaconTest {
    Mmsi mmsi{};
    LatLon at;
    Duration from{};
    Duration until{};
};

/// One line of the watch list.
struct Wanted {
    Mmsi mmsi{};
    std::uint32_t imo = 0;
    Text<20> name;
    Text<7> callsign;
};

struct Cast {
    std::vector<Actor> vessels;
    std::vector<Fixture> fixtures;
    BeaconTest beacon_test;
    Wanted wanted;
    std::vector<Zone> zones;
};

/// The Oujiang estuary on an ordinary day, but for a fast boat. Every name and number is made up.
///
/// The story, in minutes: at 1 a fast boat leaves the east of Dongtou; from 12 to 17 she lies
/// alongside a coaster that drifts offshore; at about 41 she runs into the cove south of Yuhuan,
/// lies at the beach from 46 to 54 and is gone before 60. Meanwhile a wanted ship passes south and
/// a beacon is tested.
Cast the_cast();

}  // namespace seaeye
