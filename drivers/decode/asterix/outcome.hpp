// How a frame of ASTERIX can end, and what else is counted. The names are what the driver's
// descriptor, the decode command and the metrics show; drivers/decode/README.md explains each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace seaeye::asterix {

/// Every frame ends in exactly one of these: the first fault, else the first that fits of ok,
/// edition_suspect, unknown_site, other_category.
enum class Outcome : std::uint8_t {
    ok,
    bad_block,
    bad_record,
    edition_suspect,
    unknown_site,
    other_category,
    no_record,
};

inline constexpr std::array outcome_names{"ok",
                                          "bad_block",
                                          "bad_record",
                                          "edition_suspect",
                                          "unknown_site",
                                          "other_category",
                                          "no_record"};

constexpr const char* to_string(Outcome outcome) {
    return outcome_names[static_cast<std::size_t>(outcome)];
}

/// What is counted beside the frames: records by category, blocks left out, records left out.
enum class Counter : std::uint8_t {
    records_002,
    records_010,
    records_034,
    records_048,
    records_062,
    blocks_240,        ///< video
    blocks_other,      ///< categories that are not decoded, or not wanted
    bad_records,       ///< could not be cut; what followed in its block is lost
    unknown_site,      ///< records of another SAC and SIC than the source's
    not_real,          ///< simulated, test and field monitor targets
    no_place,          ///< target reports that say nowhere
    out_of_range,      ///< records with a value that nothing at sea or above it has
    edition_withheld,  ///< observations dropped while the edition was in doubt
    edition_suspect,   ///< how often a category came under suspicion
    without_time,      ///< records of which no time is known
};

inline constexpr std::array counter_names{"records_002",
                                          "records_010",
                                          "records_034",
                                          "records_048",
                                          "records_062",
                                          "blocks_240",
                                          "blocks_other",
                                          "bad_records",
                                          "unknown_site",
                                          "not_real",
                                          "no_place",
                                          "out_of_range",
                                          "edition_withheld",
                                          "edition_suspect",
                                          "without_time"};

}  // namespace seaeye::asterix
