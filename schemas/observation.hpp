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

/// Where a radar says something is, seen from its own antenna: slant range, bearing from true
/// north.
struct Polar {
    Metres range;
    Bearing bearing{};
};

/// One radar detection, as the radar said it: a range and bearing, or where its sentence has none,
/// the place that it computed itself.
struct RadarPlot {
    std::optional<Polar> polar;
    std::optional<LatLon> at;
    std::optional<double> amplitude_db;
    std::optional<MetresPerSecond> radial_speed;  ///< positive away from the radar
    std::optional<Metres> range_extent;
    std::optional<Radians> bearing_extent;
};

/// One target of the radar's own tracker: filtered, lagging, never an independent plot.
struct RadarTrack {
    std::uint32_t number = 0;
    std::uint32_t generation = 0;  ///< numbers are re-used; the generation tells them apart
    std::optional<Polar> polar;
    std::optional<LatLon> at;
    std::optional<MetresPerSecond> sog;
    std::optional<Course> cog;
    enum class Status : std::uint8_t { acquiring, tracking, lost, coasting };
    Status status = Status::tracking;
    std::optional<Metres> cpa;             ///< the set's own: stored, never fused
    std::optional<Duration> tcpa;          ///< the set's own; negative: it is past
    std::optional<Metres> sigma_range;     ///< one sigma, as far as the sentence's own digits go
    std::optional<Radians> sigma_bearing;  ///< the same
    std::optional<Metres>
        sigma_position;  ///< one sigma in each horizontal axis, where the set says it
    Text<20> label;
    bool is_reference = false;  ///< a fixed target that the set measures its own speed by
};

/// The beam went by: north, or the edge of a sector. Plots behind it are complete.
struct RadarSweep {
    Bearing bearing{};
    std::optional<Duration> rotation;  ///< one turn
};

/// What the vessel or station that carries a sensor says of itself.
struct OwnShip {
    std::optional<LatLon> at;
    std::optional<Heading> heading;
    std::optional<Course> cog;
    std::optional<MetresPerSecond> sog;
};

/// An operator pointed at something. Never a track.
struct RadarCue {
    enum class Kind : std::uint8_t { cursor, mark };
    Kind kind = Kind::cursor;
    std::optional<Polar> polar;
    std::optional<LatLon> at;
    Text<20> label;
};

/// A camera saw something in a direction.
struct CameraTrigger {
    enum class Kind : std::uint8_t { seen, appeared, updated, ended };
    Text<32> camera;
    Bearing bearing{};
    Radians bearing_sigma{};
    Text<24> object_class;
    double confidence = 0.0;  ///< 0 to 1
    std::optional<Metres> range;
    std::optional<Radians> elevation;  ///< above the horizontal
    Kind kind = Kind::seen;            ///< one sight, or a part of what `track` went through
    Text<40> id;                       ///< of this trigger, as its sender has it
    Text<40> track;                    ///< of the object over time, as its sender has it
    std::string frame;  ///< where the picture is: a path or address, at most 200 bytes
};

/// A second went by. Journalled like any frame, so silence is visible in event time.
struct Heartbeat {};

using Said = std::variant<AisPosition,
                          AisStatic,
                          AisOther,
                          RadarPlot,
                          RadarTrack,
                          RadarSweep,
                          OwnShip,
                          RadarCue,
                          CameraTrigger,
                          Heartbeat>;

/// One thing one sensor said. `measured` is the sensor's stamp (else `received`); `received` is the
/// edge's.
struct Observation {
    SourceId source{};
    Time measured{};
    Time received{};
    Said said;
    bool is_unchecked = false;  ///< its checksum was wrong or missing: never proof of anything new
};

}  // namespace seaeye
