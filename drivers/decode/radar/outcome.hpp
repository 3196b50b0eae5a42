// How a line of a radar can end, and what else is counted. The names are what the driver's
// descriptor and the metrics show; drivers/decode/README.md explains each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "schemas/result.hpp"

namespace seaeye::radar {

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
    unsupported_version,
    relative_bearing,
    no_place,
    orphan,
    incomplete,
    not_radar,
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
                                          "unsupported_version",
                                          "relative_bearing",
                                          "no_place",
                                          "orphan",
                                          "incomplete",
                                          "not_radar",
                                          "no_sentence"};

constexpr const char* to_string(Outcome outcome) {
    return outcome_names[static_cast<std::size_t>(outcome)];
}

/// How a line ends whose sentence a decoder refused.
constexpr Outcome outcome_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::too_short:
        case ErrorCode::too_long:
            return Outcome::bad_length;
        case ErrorCode::bad_character:
            return Outcome::bad_character;
        case ErrorCode::bad_fragment:
            return Outcome::bad_fragment;
        default:
            return Outcome::bad_field;
    }
}

/// What is counted beside the lines: sentences by kind, then what was left out.
enum class Counter : std::uint8_t {
    ttm,
    tll,
    ttd,
    tlb,
    rsd,
    osd,
    heading,
    tag_bad_checksum,
    lost_beside_good,
    without_time,          ///< targets of which no time is known
    clock_off,             ///< targets whose own time is over ten minutes from the line's
    relative_refused,      ///< bearings from the bow while no heading is known
    test_targets,          ///< TTD says that they are none
    unsupported_versions,  ///< TTD structures of version 2 or 3
    approach_alone,        ///< TTD approach structures without their target
};

inline constexpr std::array counter_names{"ttm",
                                          "tll",
                                          "ttd",
                                          "tlb",
                                          "rsd",
                                          "osd",
                                          "heading",
                                          "tag_bad_checksum",
                                          "lost_beside_good",
                                          "without_time",
                                          "clock_off",
                                          "relative_refused",
                                          "test_targets",
                                          "unsupported_versions",
                                          "approach_alone"};

}  // namespace seaeye::radar
