// Targets that a shore station tells of, and how many are on board. DAC 1. Bits from the first of
// the data.
//
//   FI 17  IMO SN.1/Circ.289 annex, 6 (as SN/Circ.236): 1 to 4 x 120 bits
//          0 kind of identity 2 | 2 identity 42 | 44 spare 4 | 48 lat 24 | 72 lon 25 (1/1,000
//          minute) | 97 cog 9 | 106 second 6 | 112 sog 8 (knots)
//   FI 16  two meanings, told by length: number of persons, 0 persons 13 | spare 3 (SN/Circ.236) or
//          35 (SN.1/Circ.289); or up to 7 targets as above (ITU-R M.1371-1 IFM 16), which stations
//          in the Bosphorus still send
//
// Kinds of identity: 0 MMSI, 1 IMO number (both in the last of the 42 bits), 2 callsign, 3 other.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais {

namespace shore_targets {
inline constexpr Field lat = latitude("lat", 48, thousandth_minute);
inline constexpr Field lon = longitude("lon", 72, thousandth_minute);
inline constexpr Field cog = direction("cog_deg", 97);
inline constexpr Field second = utc_second(106);
inline constexpr Field sog = ones("sog_kn", 112, 8, {.none = 255});

inline constexpr std::array by_mmsi_rows{number("mmsi", 14, 30), lat, lon, cog, second, sog};
inline constexpr std::array by_imo_rows{
    code("imo", 14, 30, {.none = 0}), lat, lon, cog, second, sog};
inline constexpr std::array by_callsign_rows{text("callsign", 2, 42), lat, lon, cog, second, sog};
inline constexpr std::array by_other_rows{text("identity", 2, 42), lat, lon, cog, second, sog};
inline constexpr auto by_mmsi_fields = pointers_to(by_mmsi_rows);
inline constexpr auto by_imo_fields = pointers_to(by_imo_rows);
inline constexpr auto by_callsign_fields = pointers_to(by_callsign_rows);
inline constexpr auto by_other_fields = pointers_to(by_other_rows);
inline constexpr Table by_mmsi{by_mmsi_fields};
inline constexpr Table by_imo{by_imo_fields};
inline constexpr Table by_callsign{by_callsign_fields};
inline constexpr Table by_other{by_other_fields};

inline const Table* choose_identity(const Payload& payload, std::size_t at) {
    switch (payload.unsigned_at(at, 2)) {
        case 0:
            return &by_mmsi;
        case 1:
            return &by_imo;
        case 2:
            return &by_callsign;
        default:
            return &by_other;
    }
}

inline constexpr Group targets{
    .name = "targets", .at = 0, .stride = 120, .needed = 120, .most = 7, .choose = choose_identity};
inline constexpr std::array groups{&targets};
inline constexpr Table table{{}, groups};
inline constexpr Application application{
    .dac = 1, .fi = 17, .name = "shore_targets", .least_bits = 120, .table = &table};
inline constexpr Application older{
    .dac = 1, .fi = 16, .name = "shore_targets", .least_bits = 120, .table = &table};
}  // namespace shore_targets

namespace persons {
inline constexpr std::array rows{code("persons", 0, 13, {.none = 0, .at_least = 8191})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
/// With what fills the last six-bit unit; longer ones are something else.
inline constexpr Application application{.dac = 1,
                                         .fi = 16,
                                         .name = "persons",
                                         .least_bits = 13,
                                         .most_bits = 48 + 5,
                                         .table = &table,
                                         .longer = &shore_targets::older};
}  // namespace persons

}  // namespace seaeye::ais
