// What the columns of AIS position files are called, and the words in them that stand for codes.
//
//   MarineCadastre (NOAA, BOEM)  MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,
//                                VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass; since
//                                2025 mmsi,base_date_time,longitude,latitude,...
//   Danish Maritime Authority    # Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational
//                                status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,...,A,B,C,D
//   generic                      t,mmsi,lat,lon,sog,cog
//
// Units: knots, degrees, degrees a minute, metres; a column may say another in its name: sog_mps.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

enum class AisColumn : std::uint8_t {
    time,
    mmsi,
    lat,
    lon,
    sog_knots,
    sog_mps,
    cog,
    heading,
    rot,
    nav_status,
    utc_second,
    name,
    callsign,
    imo,
    ship_type,
    length,
    width,
    to_bow,
    to_stern,
    to_port,
    to_starboard,
    draught,
    destination,
    ais_class,
    message_type,
    unknown,  ///< of no interest; the last
};

/// By its name in any case, without its blanks and marks: "Base_DateTime" is basedatetime.
AisColumn ais_column(std::string_view name);

/// "Moored" and its like, as ITU-R M.1371-5 numbers them; nothing for what says nothing.
std::optional<std::uint8_t> nav_status_of(std::string_view words);

/// "Cargo" and its like: the first code of its group.
std::optional<std::uint16_t> ship_type_of(std::string_view words);

/// "A", "Class B", "Base Station", "AtoN", "SAR Airborne": an ABI class, SEAEYE_CLASS_...
std::uint8_t ais_class_of(std::string_view words);

}  // namespace seaeye
