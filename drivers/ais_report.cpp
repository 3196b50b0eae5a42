// Ranges and "not available" of ITU-R M.1371-5, annex 8. Comparisons are made so that NaN fails.
#include "drivers/ais_report.hpp"

#include <cmath>
#include <cstring>

namespace seaeye {
namespace {

constexpr double knot_mps = 1852.0 / 3600.0;

bool is_within(double value, double lowest, double highest) {
    return lowest <= value && value <= highest;
}

template <class Integer>
std::optional<Integer> whole(double value, double lowest, double highest) {
    return is_within(value, lowest, highest) ? std::optional{static_cast<Integer>(value)}
                                             : std::nullopt;
}

std::optional<double> number(double value, double lowest, double highest) {
    return is_within(value, lowest, highest) ? std::optional{value} : std::nullopt;
}

/// Puts a value in its member and its bit in `has`, when there is one.
template <class Value, class Member>
void put(const std::optional<Value>& value, Member& member, std::uint32_t& has, unsigned bit) {
    if (value) {
        member = static_cast<Member>(*value);
        has |= bit;
    }
}

seaeye_text borrowed(const std::string& text) {
    return {.bytes = text.data(), .size = text.size()};
}

seaeye_observation blank(std::uint32_t kind, std::int64_t received_us) {
    seaeye_observation observation;
    std::memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = kind;
    observation.measured_us = received_us;
    observation.received_us = received_us;
    return observation;
}

}  // namespace

bool AisReport::has_static() const {
    return imo || ship_type || mothership_mmsi || to_bow_m || to_port_m || draught_m ||
           !name.empty() || !callsign.empty() || !destination.empty();
}

void AisReport::put_place(double lat, double lon) {
    if (is_within(lat, -90.0, 90.0) && is_within(lon, -180.0, 180.0)) {
        lat_deg = lat;
        lon_deg = lon;
    }
}

void AisReport::put_sog_knots(double knots) {
    constexpr double not_available = 102.25;  // between the last speed, 102.2, and 102.3
    if (is_within(knots, 0.0, not_available)) {
        sog_mps = knots * knot_mps;
    }
}

void AisReport::put_cog(double degrees) {
    cog_deg = degrees < 360.0 ? number(degrees, 0.0, 360.0) : std::nullopt;
}

void AisReport::put_heading(double degrees) {
    heading_deg = degrees < 360.0 ? number(degrees, 0.0, 360.0) : std::nullopt;
}

void AisReport::put_rot(double degrees_a_minute) {
    rot_deg_per_min = number(degrees_a_minute, -719.0, 719.0);  // 126 on the wire is 708.7
}

void AisReport::put_nav_status(double code) {
    nav_status = whole<std::uint8_t>(code, 0.0, 14.0);
}

void AisReport::put_utc_second(double second) {
    utc_second = whole<std::uint8_t>(second, 0.0, 59.0);
}

void AisReport::put_imo(double number) {
    imo = whole<std::uint32_t>(number, 1.0, 1'073'741'823.0);
}

void AisReport::put_ship_type(double code) {
    ship_type = whole<std::uint16_t>(code, 1.0, 255.0);
}

void AisReport::put_draught(double metres) {
    draught_m = metres > 0.0 ? number(metres, 0.0, 25.5) : std::nullopt;
}

void AisReport::put_length(double to_bow, double to_stern) {
    if (is_within(to_bow, 0.0, 1022.0) && is_within(to_stern, 0.0, 1022.0) &&
        to_bow + to_stern > 0.0) {
        to_bow_m = to_bow;
        to_stern_m = to_stern;
    }
}

void AisReport::put_width(double to_port, double to_starboard) {
    if (is_within(to_port, 0.0, 126.0) && is_within(to_starboard, 0.0, 126.0) &&
        to_port + to_starboard > 0.0) {
        to_port_m = to_port;
        to_starboard_m = to_starboard;
    }
}

seaeye_observation AisReport::position() const {
    seaeye_observation observation = blank(SEAEYE_AIS_POSITION, received_us);
    seaeye_ais_position& p = observation.said.ais_position;
    p.mmsi = mmsi;
    p.message_type = message_type;
    p.ais_class = ais_class;
    p.flags = (is_accurate ? unsigned{SEAEYE_FLAG_ACCURATE} : 0U) |
              (is_low_resolution ? unsigned{SEAEYE_FLAG_LOW_RESOLUTION} : 0U);
    if (lat_deg && lon_deg) {
        p.lat_deg = *lat_deg;
        p.lon_deg = *lon_deg;
        p.has |= SEAEYE_POSITION_AT;
    }
    put(sog_mps, p.sog_mps, p.has, SEAEYE_POSITION_SOG);
    put(cog_deg, p.cog_deg, p.has, SEAEYE_POSITION_COG);
    put(heading_deg, p.heading_deg, p.has, SEAEYE_POSITION_HEADING);
    put(rot_deg_per_min, p.rot_deg_per_min, p.has, SEAEYE_POSITION_ROT);
    put(altitude_m, p.altitude_m, p.has, SEAEYE_POSITION_ALTITUDE);
    put(nav_status, p.nav_status, p.has, SEAEYE_POSITION_NAV_STATUS);
    put(utc_second, p.utc_second, p.has, SEAEYE_POSITION_UTC_SECOND);
    return observation;
}

seaeye_observation AisReport::statics() const {
    seaeye_observation observation = blank(SEAEYE_AIS_STATIC, received_us);
    seaeye_ais_static& s = observation.said.ais_static;
    s.mmsi = mmsi;
    s.message_type = message_type;
    s.ais_class = ais_class;
    put(imo, s.imo, s.has, SEAEYE_STATIC_IMO);
    put(ship_type, s.ship_type, s.has, SEAEYE_STATIC_SHIP_TYPE);
    put(mothership_mmsi, s.mothership_mmsi, s.has, SEAEYE_STATIC_MOTHERSHIP);
    put(to_bow_m, s.to_bow_m, s.has, SEAEYE_STATIC_TO_BOW);
    put(to_stern_m, s.to_stern_m, s.has, SEAEYE_STATIC_TO_STERN);
    put(to_port_m, s.to_port_m, s.has, SEAEYE_STATIC_TO_PORT);
    put(to_starboard_m, s.to_starboard_m, s.has, SEAEYE_STATIC_TO_STARBOARD);
    put(draught_m, s.draught_m, s.has, SEAEYE_STATIC_DRAUGHT);
    s.name = borrowed(name);
    s.callsign = borrowed(callsign);
    s.destination = borrowed(destination);
    return observation;
}

seaeye_observation AisReport::other() const {
    seaeye_observation observation = blank(SEAEYE_AIS_OTHER, received_us);
    observation.said.ais_other.mmsi = mmsi;
    observation.said.ais_other.message_type = message_type;
    observation.said.ais_other.text = borrowed(text);
    return observation;
}

}  // namespace seaeye
