// How a line can end, and what else is counted. The names are what the driver's descriptor, the
// decode command and the metrics show; drivers/decode/README.md explains each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace seaeye {

/// Every line ends in exactly one of these.
enum class Outcome : std::uint8_t {
    ok,
    bad_checksum,
    no_checksum,
    tag_malformed,
    bad_fragment,
    bad_field,
    bad_character,
    bad_length,
    bad_part,
    unknown_type,
    orphan,
    incomplete,
    duplicate,
    not_ais,
    no_sentence,
};

inline constexpr std::array outcome_names{"ok",
                                          "bad_checksum",
                                          "no_checksum",
                                          "tag_malformed",
                                          "bad_fragment",
                                          "bad_field",
                                          "bad_character",
                                          "bad_length",
                                          "bad_part",
                                          "unknown_type",
                                          "orphan",
                                          "incomplete",
                                          "duplicate",
                                          "not_ais",
                                          "no_sentence"};

constexpr const char* to_string(Outcome outcome) {
    return outcome_names[static_cast<std::size_t>(outcome)];
}

/// What is counted beside the lines. Messages of type n count under place n.
namespace ais_counter {
inline constexpr std::uint32_t tag_bad_checksum = 0;  // types begin at 1, so 0 is free
inline constexpr std::uint32_t last_type = 27;
inline constexpr std::uint32_t oversize = 28;          ///< bits beyond the type's length, ignored
inline constexpr std::uint32_t out_of_order = 29;      ///< messages whose parts came in wrong order
inline constexpr std::uint32_t lost_beside_good = 30;  ///< faulty sentences on a line that ended ok
inline constexpr std::uint32_t without_time = 31;      ///< messages of which no time is known
inline constexpr std::uint32_t copies = 32;            ///< messages dropped: heard before
inline constexpr std::uint32_t copies_forgotten = 33;  ///< for want of room to remember them
inline constexpr std::uint32_t unchecked = 34;  ///< messages without a good checksum: flagged
}  // namespace ais_counter

inline constexpr std::array ais_counter_names{
    "tag_bad_checksum", "type_1",       "type_2",  "type_3",           "type_4",   "type_5",
    "type_6",           "type_7",       "type_8",  "type_9",           "type_10",  "type_11",
    "type_12",          "type_13",      "type_14", "type_15",          "type_16",  "type_17",
    "type_18",          "type_19",      "type_20", "type_21",          "type_22",  "type_23",
    "type_24",          "type_25",      "type_26", "type_27",          "oversize", "out_of_order",
    "lost_beside_good", "without_time", "copies",  "copies_forgotten", "unchecked"};

}  // namespace seaeye
