// ITU-R M.1371-5 annex 8: messages 25 (binary, one slot) and 26 (binary, up to five slots, with
// communication state). Bits from 0.
//
//   25,26 38 addressed | 39 structured | 40 destination MMSI 30, spare 2: if addressed
//         40 or 72 DAC 10, FI 6: if structured | data | 26: spare 4, radio status 20 at the end
//
// The two spare bits bring the data to a byte (tables 80 and 82: at most 96 bits of an addressed
// message 25 are data; 40 + 30 + 2 + 96 is the 168 of a slot), so that what is structured stands
// where it stands in messages 8 and 6. Real messages 26 of 56 bits have no radio status.
#pragma once

#include "drivers/decode/ais/measures.hpp"

namespace seaeye::ais {

namespace slot_message {
inline constexpr Field addressed = flag("addressed", 38);
inline constexpr Field structured = flag("structured", 39);
inline constexpr Field destination = number("destination_mmsi", 40, 30);

/// Never bits that belong to what stands before `at`.
constexpr Field radio(std::uint16_t at) {
    return {.name = "radio", .at = at, .width = 20, .form = Form::last};
}

constexpr Field dac(std::uint16_t at) {
    return number("dac", at, 10);
}

constexpr Field fi(std::uint16_t at) {
    return number("fi", static_cast<std::uint16_t>(at + 10), 6);
}
}  // namespace slot_message

namespace single_slot {
inline constexpr std::array broadcast_rows{
    slot_message::addressed, slot_message::structured, data("data", 40)};
inline constexpr std::array broadcast_structured_rows{slot_message::addressed,
                                                      slot_message::structured,
                                                      slot_message::dac(40),
                                                      slot_message::fi(40),
                                                      data("data", 56)};
inline constexpr std::array addressed_rows{
    slot_message::addressed, slot_message::structured, slot_message::destination, data("data", 72)};
inline constexpr std::array addressed_structured_rows{slot_message::addressed,
                                                      slot_message::structured,
                                                      slot_message::destination,
                                                      slot_message::dac(72),
                                                      slot_message::fi(72),
                                                      data("data", 88)};
inline constexpr auto broadcast_fields = pointers_to(broadcast_rows);
inline constexpr auto broadcast_structured_fields = pointers_to(broadcast_structured_rows);
inline constexpr auto addressed_fields = pointers_to(addressed_rows);
inline constexpr auto addressed_structured_fields = pointers_to(addressed_structured_rows);
inline constexpr Table broadcast{broadcast_fields};
inline constexpr Table broadcast_structured{broadcast_structured_fields};
inline constexpr Table addressed{addressed_fields};
inline constexpr Table addressed_structured{addressed_structured_fields};
constexpr std::size_t least_bits = 40;
constexpr std::size_t addressed_least_bits = 70;
}  // namespace single_slot

namespace multiple_slot {
constexpr std::uint16_t kept = 24;  ///< after the data: spare and radio status
inline constexpr std::array broadcast_rows{slot_message::addressed,
                                           slot_message::structured,
                                           data("data", 40, kept),
                                           slot_message::radio(40)};
inline constexpr std::array broadcast_structured_rows{slot_message::addressed,
                                                      slot_message::structured,
                                                      slot_message::dac(40),
                                                      slot_message::fi(40),
                                                      data("data", 56, kept),
                                                      slot_message::radio(56)};
inline constexpr std::array addressed_rows{slot_message::addressed,
                                           slot_message::structured,
                                           slot_message::destination,
                                           data("data", 72, kept),
                                           slot_message::radio(72)};
inline constexpr std::array addressed_structured_rows{slot_message::addressed,
                                                      slot_message::structured,
                                                      slot_message::destination,
                                                      slot_message::dac(72),
                                                      slot_message::fi(72),
                                                      data("data", 88, kept),
                                                      slot_message::radio(88)};
inline constexpr auto broadcast_fields = pointers_to(broadcast_rows);
inline constexpr auto broadcast_structured_fields = pointers_to(broadcast_structured_rows);
inline constexpr auto addressed_fields = pointers_to(addressed_rows);
inline constexpr auto addressed_structured_fields = pointers_to(addressed_structured_rows);
inline constexpr Table broadcast{broadcast_fields};
inline constexpr Table broadcast_structured{broadcast_structured_fields};
inline constexpr Table addressed{addressed_fields};
inline constexpr Table addressed_structured{addressed_structured_fields};
constexpr std::size_t least_bits = 40;
constexpr std::size_t addressed_least_bits = 70;
}  // namespace multiple_slot

}  // namespace seaeye::ais
