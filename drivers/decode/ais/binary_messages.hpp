// ITU-R M.1371-5 annex 8: messages 6 and 8 (binary, addressed and broadcast), 7 and 13 (binary and
// safety acknowledgement). Bits from 0.
//
//   6     38 sequence 2 | 40 destination MMSI 30 | 70 retransmitted | 71 spare | 72 DAC 10
//         82 FI 6 | 88 data
//   8     38 spare 2 | 40 DAC 10 | 50 FI 6 | 56 data
//   7,13  38 spare 2 | 1 to 4 x (MMSI 30, sequence 2) from 40
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace addressed_binary {
inline constexpr Field sequence = number("sequence", 38, 2);
inline constexpr Field destination = number("destination_mmsi", 40, 30);
inline constexpr Field retransmitted = flag("retransmitted", 70);
inline constexpr Field dac = number("dac", 72, 10);
inline constexpr Field fi = number("fi", 82, 6);
constexpr std::uint16_t data_at = 88;
inline constexpr Field data = ais::data("data", data_at);
inline constexpr std::array fields{&sequence, &destination, &retransmitted, &dac, &fi, &data};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = data_at;
}  // namespace addressed_binary

namespace broadcast_binary {
inline constexpr Field dac = number("dac", 40, 10);
inline constexpr Field fi = number("fi", 50, 6);
constexpr std::uint16_t data_at = 56;
inline constexpr Field data = ais::data("data", data_at);
inline constexpr std::array fields{&dac, &fi, &data};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = data_at;
}  // namespace broadcast_binary

namespace acknowledgement {
inline constexpr Field mmsi = number("mmsi", 0, 30);
inline constexpr Field sequence = number("sequence", 30, 2);
inline constexpr std::array element_fields{&mmsi, &sequence};
inline constexpr Table element{element_fields};
inline constexpr Group acknowledged{
    .name = "acknowledged", .at = 40, .stride = 32, .needed = 32, .most = 4, .table = &element};
inline constexpr std::array groups{&acknowledged};
inline constexpr Table table{{}, groups};
constexpr std::size_t least_bits = 72;
}  // namespace acknowledgement

}  // namespace seaeye::ais
