// Units of the ABI: degrees, metres, metres a second. What is not available has no bit in `has`.
#include "drivers/ais_observation.hpp"

#include <cstring>

#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais/static_reports.hpp"
#include "schemas/units.hpp"

namespace seaeye {
namespace {

using ais::Field;
using ais::Message;
using ais::Reading;

seaeye_text borrowed(const ais::SixBitText& text) {
    return {.bytes = text.view().data(), .size = text.view().size()};
}

/// Puts a value in its member and its bit in `has`, when there is one.
/// Always inlined, as all below that take a field: the field is a constant there.
template <class T>
[[gnu::always_inline]] inline void put(
    const Message& message, const Field& field, T& member, std::uint32_t& has, unsigned bit) {
    const Reading reading = read(message, field);
    if (reading.has_value()) {
        member = static_cast<T>(reading.value);
        has |= bit;
    }
}

/// Both or none: a latitude alone is no place.
[[gnu::always_inline]] inline void put_place(const Message& message,
                                             const Field& lat,
                                             const Field& lon,
                                             seaeye_ais_position& p) {
    const Reading lat_deg = read(message, lat);
    const Reading lon_deg = read(message, lon);
    if (lat_deg.has_value() && lon_deg.has_value()) {
        p.lat_deg = lat_deg.value;
        p.lon_deg = lon_deg.value;
        p.has |= SEAEYE_POSITION_AT;
    }
}

[[gnu::always_inline]] inline void put_flag(const Message& message,
                                            const Field& field,
                                            seaeye_ais_position& p) {
    if (read(message, field).raw != 0) {
        p.flags |= SEAEYE_FLAG_ACCURATE;
    }
}

[[gnu::always_inline]] inline void put_sog(const Message& message,
                                           const Field& field,
                                           seaeye_ais_position& p) {
    const Reading sog = read(message, field);
    if (sog.has_value()) {
        p.sog_mps = knots(sog.value).si();
        p.has |= SEAEYE_POSITION_SOG;
    }
}

[[gnu::always_inline]] inline void put_cog(const Message& message,
                                           const Field& field,
                                           seaeye_ais_position& p) {
    put(message, field, p.cog_deg, p.has, SEAEYE_POSITION_COG);
}

[[gnu::always_inline]] inline void put_second(const Message& message,
                                              const Field& field,
                                              seaeye_ais_position& p) {
    put(message, field, p.utc_second, p.has, SEAEYE_POSITION_UTC_SECOND);
}

inline void fill_class_a(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_A;
    put_place(m, ais::class_a::lat, ais::class_a::lon, p);
    put_flag(m, ais::class_a::accurate, p);
    put_sog(m, ais::class_a::sog, p);
    put_cog(m, ais::class_a::cog, p);
    put(m, ais::class_a::bow, p.heading_deg, p.has, SEAEYE_POSITION_HEADING);
    put(m, ais::class_a::rot, p.rot_deg_per_min, p.has, SEAEYE_POSITION_ROT);
    put(m, ais::class_a::nav_status, p.nav_status, p.has, SEAEYE_POSITION_NAV_STATUS);
    put_second(m, ais::class_a::second, p);
}

inline void fill_class_b(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_B;
    put_place(m, ais::class_b::lat, ais::class_b::lon, p);
    put_flag(m, ais::class_b::accurate, p);
    put_sog(m, ais::class_b::sog, p);
    put_cog(m, ais::class_b::cog, p);
    put(m, ais::class_b::bow, p.heading_deg, p.has, SEAEYE_POSITION_HEADING);
    put_second(m, ais::class_b::second, p);
}

inline void fill_aircraft(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_SAR_AIRCRAFT;
    put_place(m, ais::sar_aircraft::lat, ais::sar_aircraft::lon, p);
    put_flag(m, ais::sar_aircraft::accurate, p);
    put_sog(m, ais::sar_aircraft::sog, p);
    put_cog(m, ais::sar_aircraft::cog, p);
    put(m, ais::sar_aircraft::altitude, p.altitude_m, p.has, SEAEYE_POSITION_ALTITUDE);
    put_second(m, ais::sar_aircraft::second, p);
}

inline void fill_long_range(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_UNKNOWN;  // class A and class B beyond VHF range both send it
    p.flags |= SEAEYE_FLAG_LOW_RESOLUTION;
    put_place(m, ais::long_range::lat, ais::long_range::lon, p);
    put_flag(m, ais::long_range::accurate, p);
    put_sog(m, ais::long_range::sog, p);
    put_cog(m, ais::long_range::cog, p);
    put(m, ais::long_range::nav_status, p.nav_status, p.has, SEAEYE_POSITION_NAV_STATUS);
}

inline void fill_station(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_BASE_STATION;
    put_place(m, ais::station::lat, ais::station::lon, p);
    put_flag(m, ais::station::accurate, p);
}

inline void fill_aid(const Message& m, seaeye_ais_position& p) {
    p.ais_class = SEAEYE_CLASS_AID_TO_NAVIGATION;
    put_place(m, ais::aid::lat, ais::aid::lon, p);
    put_flag(m, ais::aid::accurate, p);
}

/// The four sides. A pair of zeros says nothing of that axis.
struct Sides {
    const Field& bow;
    const Field& stern;
    const Field& port;
    const Field& starboard;
};

void put_sides(const Message& m, const Sides& sides, seaeye_ais_static& s) {
    if (read(m, sides.bow).raw + read(m, sides.stern).raw > 0) {
        put(m, sides.bow, s.to_bow_m, s.has, SEAEYE_STATIC_TO_BOW);
        put(m, sides.stern, s.to_stern_m, s.has, SEAEYE_STATIC_TO_STERN);
    }
    if (read(m, sides.port).raw + read(m, sides.starboard).raw > 0) {
        put(m, sides.port, s.to_port_m, s.has, SEAEYE_STATIC_TO_PORT);
        put(m, sides.starboard, s.to_starboard_m, s.has, SEAEYE_STATIC_TO_STARBOARD);
    }
}

/// Makes a used observation a new one; its member of the union is the caller's to clear.
void begin(seaeye_observation& observation, std::uint32_t kind, const Reception& reception) {
    observation.kind = kind;
    observation.measured_us = reception.sensor_us;
    observation.received_us = reception.received_us;
}

std::uint32_t flags_of(const Reception& reception) {
    return reception.checksum == SentenceState::good ? 0U : unsigned{SEAEYE_FLAG_UNCHECKED};
}

template <class Fill>
void fill_position(seaeye_observation& observation,
                   const Message& message,
                   const Reception& reception,
                   Fill&& fill) {
    begin(observation, SEAEYE_AIS_POSITION, reception);
    seaeye_ais_position& p = observation.said.ais_position;
    p = seaeye_ais_position{};
    p.mmsi = to_number(message.mmsi);
    p.message_type = message.type;
    p.flags = flags_of(reception) | (reception.is_own_ship ? unsigned{SEAEYE_FLAG_OWN_SHIP} : 0U);
    fill(message, p);
}

seaeye_ais_static& begin_static(seaeye_observation& observation,
                                const Message& message,
                                const Reception& reception,
                                std::uint8_t ais_class) {
    begin(observation, SEAEYE_AIS_STATIC, reception);
    seaeye_ais_static& s = observation.said.ais_static;
    s = seaeye_ais_static{};
    s.mmsi = to_number(message.mmsi);
    s.message_type = message.type;
    s.ais_class = ais_class;
    s.flags = flags_of(reception);
    return s;
}

}  // namespace

AisObserver::AisObserver() {
    for (seaeye_observation& observation : observations_) {
        std::memset(&observation, 0, sizeof observation);
        observation.struct_size = sizeof observation;
    }
}

std::size_t AisObserver::fill(const Message& m, const Reception& reception) {
    switch (m.type) {
        case 1:
        case 2:
        case 3:
            fill_position(observations_[0], m, reception, fill_class_a);
            return 1;
        case 4:
        case 11:
            fill_position(observations_[0], m, reception, fill_station);
            return 1;
        case 5:
            fill_voyage(m, reception);
            return 1;
        case 9:
            fill_position(observations_[0], m, reception, fill_aircraft);
            return 1;
        case 18:
            fill_position(observations_[0], m, reception, fill_class_b);
            return 1;
        case 19:
            fill_position(observations_[0], m, reception, fill_class_b);
            fill_extended(m, reception);
            return 2;
        case 21:
            fill_position(observations_[0], m, reception, fill_aid);
            fill_aid_static(m, reception);
            return 2;
        case 24:
            fill_class_b_static(m, reception);
            return 1;
        case 27:
            fill_position(observations_[0], m, reception, fill_long_range);
            return 1;
        default:
            fill_other(m, reception);
            return 1;
    }
}

void AisObserver::fill_voyage(const Message& m, const Reception& reception) {
    namespace f = ais::voyage;
    seaeye_ais_static& s = begin_static(observations_[0], m, reception, SEAEYE_CLASS_A);
    read_text(m, f::name, name_);
    read_text(m, f::callsign, callsign_);
    read_text(m, f::destination, destination_);
    s.name = borrowed(name_);
    s.callsign = borrowed(callsign_);
    s.destination = borrowed(destination_);
    put(m, f::imo, s.imo, s.has, SEAEYE_STATIC_IMO);
    put(m, f::ship_type, s.ship_type, s.has, SEAEYE_STATIC_SHIP_TYPE);
    put(m, f::draught, s.draught_m, s.has, SEAEYE_STATIC_DRAUGHT);
    put_sides(m, {f::to_bow, f::to_stern, f::to_port, f::to_starboard}, s);
}

void AisObserver::fill_extended(const Message& m, const Reception& reception) {
    namespace f = ais::class_b_extended;
    seaeye_ais_static& s = begin_static(observations_[1], m, reception, SEAEYE_CLASS_B);
    read_text(m, f::name, name_);
    s.name = borrowed(name_);
    put(m, f::ship_type, s.ship_type, s.has, SEAEYE_STATIC_SHIP_TYPE);
    put_sides(m, {f::to_bow, f::to_stern, f::to_port, f::to_starboard}, s);
}

void AisObserver::fill_aid_static(const Message& m, const Reception& reception) {
    namespace f = ais::aid;
    seaeye_ais_static& s =
        begin_static(observations_[1], m, reception, SEAEYE_CLASS_AID_TO_NAVIGATION);
    read_text(m, f::name, name_);
    s.name = borrowed(name_);
    put_sides(m, {f::to_bow, f::to_stern, f::to_port, f::to_starboard}, s);
}

void AisObserver::fill_class_b_static(const Message& m, const Reception& reception) {
    namespace f = ais::class_b_static;
    seaeye_ais_static& s = begin_static(observations_[0], m, reception, SEAEYE_CLASS_B);
    if (read(m, f::part).raw == 0) {
        read_text(m, f::name, name_);
        s.name = borrowed(name_);
        return;
    }
    read_text(m, f::callsign, callsign_);
    s.callsign = borrowed(callsign_);
    put(m, f::ship_type, s.ship_type, s.has, SEAEYE_STATIC_SHIP_TYPE);
    if (m.table == &f::part_b_of_craft) {
        put(m, f::mothership, s.mothership_mmsi, s.has, SEAEYE_STATIC_MOTHERSHIP);
    } else {
        put_sides(m, {f::to_bow, f::to_stern, f::to_port, f::to_starboard}, s);
    }
}

void AisObserver::fill_other(const Message& m, const Reception& reception) {
    begin(observations_[0], SEAEYE_AIS_OTHER, reception);
    seaeye_ais_other& other = observations_[0].said.ais_other;
    other = seaeye_ais_other{};
    other.mmsi = to_number(m.mmsi);
    other.message_type = m.type;
    other.flags = static_cast<std::uint8_t>(flags_of(reception));
    words_.clear();
    if (m.type == 12) {
        read_text(m, ais::addressed_safety::words, words_);
    } else if (m.type == 14) {
        read_text(m, ais::broadcast_safety::words, words_);
    }
    other.text = borrowed(words_);
}

}  // namespace seaeye
