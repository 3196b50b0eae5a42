// What one sensor said, in its own frame, never corrected. Drivers make these, fusion eats them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "schemas/position.hpp"
#include "schemas/text.hpp"
#include "schemas/time.hpp"
#include "schemas/units.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// A configured source, by its place in the configuration. Names live in the daemon.
enum class SourceId : std::uint16_t {};

/// An AIS position report: types 1 to 3, 9, 18, 19, 27. Also 4, 11 and 21, whose class is not a
/// vessel's.
struct AisPosition {
    Mmsi mmsi{};
    std::uint8_t message_type = 0;
    AisClass ais_class = AisClass::unknown;
    std::optional<LatLon> at;
    bool is_accurate = false;        ///< the position accuracy bit: better than 10 m
    bool is_low_resolution = false;  ///< type 27: 1/10 minute, must not overwrite a better fix
    bool is_own_ship = false;        ///< VDO
    std::optional<MetresPerSecond> sog;
    std::optional<Course> cog;
    std::optional<Heading> heading;
    std::optional<RadiansPerSecond> rot;  ///< positive to starboard
    std::optional<std::uint8_t> nav_status;
    std::optional<std::uint8_t> utc_second;  ///< 0 to 59, of the fix
    std::optional<Metres> altitude;          ///< type 9
};

/// AIS static and voyage data: types 5, 19, 24. Absent and empty fields were not given by this
/// message.
struct AisStatic {
    Mmsi mmsi{};
    std::uint8_t message_type = 0;
    AisClass ais_class = AisClass::unknown;
    std::optional<std::uint32_t> imo;
    Text<34> name;
    Text<7> callsign;
    std::optional<int> ship_type;
    Dimensions dimensions;
    std::optional<Metres> draught;
    Text<20> destination;
    std::optional<Mmsi> mothership;  ///< type 24B of a 98MIDxxxx craft
};

/// Any other AIS message: heard, and what it said where a detector can use it.
struct AisOther {
    Mmsi mmsi{};
    std::uint8_t message_type = 0;
    std::string text;  ///< safety text of types 12 and 14, empty otherwise
};

/// One radar detection, as the radar said it.
struct RadarPlot {
    Metres range;
    Bearing bearing{};
    std::optional<double> amplitude_db;
};

/// One target of the radar's own tracker.
struct RadarTrack {
    std::uint32_t number = 0;
    std::uint32_t generation = 0;  ///< numbers are re-used; the generation tells them apart
    Metres range;
    Bearing bearing{};
    std::optional<MetresPerSecond> sog;
    std::optional<Course> cog;
    enum class Status : std::uint8_t { acquiring, tracking, lost } status = Status::tracking;
};

/// A camera saw something in a direction.
struct CameraTrigger {
    Text<32> camera;
    Bearing bearing{};
    Radians bearing_sigma{};
    Text<24> object_class;
    double confidence = 0.0;  ///< 0 to 1
    std::optional<Metres> range;
};

/// A second went by. Journalled like any frame, so silence is visible in event time.
struct Heartbeat {};

using Said =
    std::variant<AisPosition, AisStatic, AisOther, RadarPlot, RadarTrack, CameraTrigger, Heartbeat>;

/// One thing one sensor said. `measured` is the sensor's stamp (else `received`); `received` is the
/// edge's.
struct Observation {
    SourceId source{};
    Time measured{};
    Time received{};
    Said said;
};

}  // namespace seaeye
