// EUROCONTROL-SPEC-0149-2b, ASTERIX Part 2b, Category 002, Monoradar Service Messages, edition 1.2
// (the layout is that of 1.0 and 1.1 too). Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat002 {

// I002/010 Data Source Identifier
inline constexpr std::array f010{number("sac", 0, 8), number("sic", 8, 8)};

// I002/000 Message Type
inline constexpr std::array f000{number("value", 0, 8)};

// I002/020 Sector Number
inline constexpr std::array f020{scaled("value_deg", 0, 8, 360.0 / 256)};

// I002/030 Time of Day
inline constexpr std::array f030{scaled("value_s", 0, 24, 1.0 / 128)};

// I002/041 Antenna Rotation Speed
inline constexpr std::array f041{scaled("value_s", 0, 16, 1.0 / 128)};

// I002/050 Station Configuration Status
inline constexpr std::array f050{number("value", 0, 7)};

// I002/060 Station Processing Mode
inline constexpr std::array f060{number("value", 0, 7)};

// I002/070 Plot Count Values
inline constexpr std::array f070{
    number("a", 0, 1), number("ident", 1, 5), number("counter", 6, 10)};

// I002/100 Dynamic Window Type 1
inline constexpr std::array f100{scaled("rs_nm", 0, 16, 1.0 / 128),
                                 scaled("re_nm", 16, 16, 1.0 / 128),
                                 scaled("ts_deg", 32, 16, 360.0 / 65536),
                                 scaled("te_deg", 48, 16, 360.0 / 65536)};

// I002/090 Collimation Error
inline constexpr std::array f090{signed_scaled("re_nm", 0, 8, 1.0 / 128),
                                 signed_scaled("ae_deg", 8, 8, 360.0 / 16384)};

// I002/080 Warning/Error Conditions
inline constexpr std::array f080{number("value", 0, 7)};

// The user application profile, by field reference number from 1.
inline constexpr std::array items{fixed("010", 2, f010),
                                  fixed("000", 1, f000),
                                  fixed("020", 1, f020),
                                  fixed("030", 3, f030),
                                  fixed("041", 2, f041),
                                  chained("050", 1, f050),
                                  chained("060", 1, f060),
                                  repeated("070", 2, f070),
                                  fixed("100", 8, f100),
                                  fixed("090", 2, f090),
                                  chained("080", 1, f080),
                                  spare(),
                                  explicit_length("SP")};

}  // namespace seaeye::asterix::cat002
