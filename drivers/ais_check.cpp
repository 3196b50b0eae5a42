// AIS: positions and static reports are frequent, and filled where they will stay.
#include "drivers/observation_kinds.hpp"

namespace seaeye::check {

/// Every member is written: values are filled where they will stay, since what is copied before its
/// bytes have settled waits for them.
void take_position(Gate& gate, const seaeye_ais_position& from, AisPosition& p) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.ais_header(from.mmsi, from.message_type);
    p.mmsi = Mmsi{from.mmsi};
    p.message_type = from.message_type;
    p.ais_class = gate.ais_class(from.ais_class);
    p.is_accurate = (from.flags & SEAEYE_FLAG_ACCURATE) != 0;
    p.is_low_resolution = (from.flags & SEAEYE_FLAG_LOW_RESOLUTION) != 0;
    p.is_own_ship = (from.flags & SEAEYE_FLAG_OWN_SHIP) != 0;
    if (has(SEAEYE_POSITION_AT)) {
        gate.range(from.lat_deg, -90.0, 90.0);
        gate.range(from.lon_deg, -180.0, 180.0);
        p.at.emplace(lat_lon_degrees(from.lat_deg, from.lon_deg));
    } else {
        p.at.reset();
    }
    set(gate, p.sog, has(SEAEYE_POSITION_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    set(gate, p.cog, has(SEAEYE_POSITION_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    set(gate,
        p.heading,
        has(SEAEYE_POSITION_HEADING),
        from.heading_deg,
        0.0,
        full_circle,
        azimuth<Heading>);
    set(gate,
        p.rot,
        has(SEAEYE_POSITION_ROT),
        from.rot_deg_per_min,
        -1000.0,
        1000.0,
        degrees_per_minute);
    set(gate,
        p.altitude,
        has(SEAEYE_POSITION_ALTITUDE),
        from.altitude_m,
        -1000.0,
        100'000.0,
        metres);
    set(gate, p.nav_status, has(SEAEYE_POSITION_NAV_STATUS), from.nav_status, 15);
    set(gate, p.utc_second, has(SEAEYE_POSITION_UTC_SECOND), from.utc_second, 59);
}

void take_static(Gate& gate, const seaeye_ais_static& from, AisStatic& s) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    const auto side = [&](std::optional<Metres>& member, unsigned bit, double value) {
        set(gate, member, has(bit), value, 0.0, 1000.0, metres);
    };
    gate.ais_header(from.mmsi, from.message_type);
    s.mmsi = Mmsi{from.mmsi};
    s.message_type = from.message_type;
    s.ais_class = gate.ais_class(from.ais_class);
    s.imo = has(SEAEYE_STATIC_IMO) ? std::optional{from.imo} : std::nullopt;
    s.ship_type = has(SEAEYE_STATIC_SHIP_TYPE) ? std::optional<int>{from.ship_type} : std::nullopt;
    s.mothership = std::nullopt;
    if (has(SEAEYE_STATIC_MOTHERSHIP)) {
        gate.require(from.mothership_mmsi <= highest_mmsi);
        s.mothership = Mmsi{from.mothership_mmsi};
    }
    set(gate, s.name, from.name);
    set(gate, s.callsign, from.callsign);
    set(gate, s.destination, from.destination);
    side(s.dimensions.to_bow, SEAEYE_STATIC_TO_BOW, from.to_bow_m);
    side(s.dimensions.to_stern, SEAEYE_STATIC_TO_STERN, from.to_stern_m);
    side(s.dimensions.to_port, SEAEYE_STATIC_TO_PORT, from.to_port_m);
    side(s.dimensions.to_starboard, SEAEYE_STATIC_TO_STARBOARD, from.to_starboard_m);
    set(gate, s.draught, has(SEAEYE_STATIC_DRAUGHT), from.draught_m, 0.0, 100.0, metres);
}

AisOther other_of(Gate& gate, const seaeye_ais_other& from) {
    gate.ais_header(from.mmsi, from.message_type);
    return {.mmsi = Mmsi{from.mmsi},
            .message_type = from.message_type,
            .text = std::string{gate.text<200>(from.text).view()}};
}

}  // namespace seaeye::check
