// ITU-R M.1371-5 annex 8: messages 10 (asks a station for UTC and date) and 15 (asks one or two
// stations for messages). Bits from 0.
//
//   10    38 spare 2 | 40 destination MMSI 30 | 70 spare 2
//   15    38 spare 2 | 40 MMSI 30 | 70 type 6 | 76 slot offset 12 | 88 spare 2
//         90 type 6 | 96 slot offset 12 | 108 spare 2                     the first is asked twice
//         110 MMSI 30 | 140 type 6 | 146 slot offset 12 | 158 spare 2     another is asked
//
// When two stations are asked for one message each, the second request to the first is zero: none.
// Real messages 15 have 88, 112 and 160 bits.
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace utc_inquiry {
inline constexpr Field destination = number("destination_mmsi", 40, 30);
inline constexpr std::array fields{&destination};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 70;
}  // namespace utc_inquiry

namespace interrogation {
inline constexpr Field mmsi = number("mmsi", 0, 30);
inline constexpr Field type = number("message_type", 0, 6);
inline constexpr Field slot_offset = number("slot_offset", 6, 12);
inline constexpr std::array request_fields{&type, &slot_offset};
inline constexpr Table request{request_fields};

inline const Table* choose_request(const Payload& payload, std::size_t at) {
    return payload.unsigned_at(at, 6) != 0 ? &request : nullptr;
}

inline constexpr Group first_requests{
    .name = "requests", .at = 30, .stride = 20, .needed = 18, .most = 2, .choose = choose_request};
inline constexpr Group other_requests{
    .name = "requests", .at = 30, .stride = 20, .needed = 18, .most = 1, .choose = choose_request};
inline constexpr std::array station_fields{&mmsi};
inline constexpr std::array first_groups{&first_requests};
inline constexpr std::array other_groups{&other_requests};
inline constexpr Table first{station_fields, first_groups};
inline constexpr Table other{station_fields, other_groups};

constexpr std::uint16_t first_at = 40;

inline const Table* choose_station(const Payload&, std::size_t at) {
    return at == first_at ? &first : &other;
}

inline constexpr Group stations{.name = "interrogated",
                                .at = first_at,
                                .stride = 70,
                                .needed = 48,
                                .most = 2,
                                .choose = choose_station};
inline constexpr std::array groups{&stations};
inline constexpr Table table{{}, groups};
constexpr std::size_t least_bits = 88;
}  // namespace interrogation

}  // namespace seaeye::ais
