// EUROCONTROL-SPEC-0149-2b, ASTERIX Part 2b, Category 034, Transmission of Monoradar Service
// Messages, edition 1.29 (the layout is that of 1.26 to 1.28 too). Bits count from 0, the item's
// most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat034 {

// I034/010 Data Source Identifier
inline constexpr std::array f010{number("sac", 0, 8), number("sic", 8, 8)};

// I034/000 Message Type
inline constexpr std::array f000{number("value", 0, 8)};

// I034/030 Time of Day
inline constexpr std::array f030{scaled("value_s", 0, 24, 1.0 / 128)};

// I034/020 Sector Number
inline constexpr std::array f020{scaled("value_deg", 0, 8, 360.0 / 256)};

// I034/041 Antenna Rotation Speed
inline constexpr std::array f041{scaled("value_s", 0, 16, 1.0 / 128)};

// I034/050/COM Common Part
inline constexpr std::array f050_com{number("nogo", 0, 1),
                                     number("rdpc", 1, 1),
                                     number("rdpr", 2, 1),
                                     number("ovlrdp", 3, 1),
                                     number("ovlxmt", 4, 1),
                                     number("msc", 5, 1),
                                     number("tsv", 6, 1)};

// I034/050/PSR Specific Status Information for a PSR Sensor
inline constexpr std::array f050_psr{
    number("ant", 0, 1), number("chab", 1, 2), number("ovl", 3, 1), number("msc", 4, 1)};

// I034/050/SSR Specific Status Information for a SSR Sensor
inline constexpr std::array f050_ssr{
    number("ant", 0, 1), number("chab", 1, 2), number("ovl", 3, 1), number("msc", 4, 1)};

// I034/050/MDS Specific Status Information for a Mode S Sensor
inline constexpr std::array f050_mds{number("ant", 0, 1),
                                     number("chab", 1, 2),
                                     number("ovlsur", 3, 1),
                                     number("msc", 4, 1),
                                     number("scf", 5, 1),
                                     number("dlf", 6, 1),
                                     number("ovlscf", 7, 1),
                                     number("ovldlf", 8, 1)};

// I034/050 System Configuration and Status: its parts
inline constexpr std::array p050{fixed("com", 1, f050_com),
                                 spare(),
                                 spare(),
                                 fixed("psr", 1, f050_psr),
                                 fixed("ssr", 1, f050_ssr),
                                 fixed("mds", 2, f050_mds)};

// I034/060/COM Common Part
inline constexpr std::array f060_com{number("redrdp", 1, 3), number("redxmt", 4, 3)};

// I034/060/PSR Specific Processing Mode Information for a PSR Sensor
inline constexpr std::array f060_psr{
    number("pol", 0, 1), number("redrad", 1, 3), number("stc", 4, 2)};

// I034/060/SSR Specific Processing Mode Information for a SSR Sensor
inline constexpr std::array f060_ssr{number("redrad", 0, 3)};

// I034/060/MDS Specific Processing Mode Information for a Mode S Sensor
inline constexpr std::array f060_mds{number("redrad", 0, 3), number("clu", 3, 1)};

// I034/060 System Processing Mode: its parts
inline constexpr std::array p060{fixed("com", 1, f060_com),
                                 spare(),
                                 spare(),
                                 fixed("psr", 1, f060_psr),
                                 fixed("ssr", 1, f060_ssr),
                                 fixed("mds", 1, f060_mds)};

// I034/070 Message Count Values
inline constexpr std::array f070{number("typ", 0, 5), number("count", 5, 11)};

// I034/100 Generic Polar Window
inline constexpr std::array f100{scaled("rhost_nm", 0, 16, 1.0 / 256),
                                 scaled("rhoend_nm", 16, 16, 1.0 / 256),
                                 scaled("thetast_deg", 32, 16, 360.0 / 65536),
                                 scaled("thetaend_deg", 48, 16, 360.0 / 65536)};

// I034/110 Data Filter
inline constexpr std::array f110{number("value", 0, 8)};

// I034/120 3D-Position Of Data Source
inline constexpr std::array f120{signed_scaled("hgt_m", 0, 16, 1.0),
                                 signed_scaled("lat_deg", 16, 24, 360.0 / 16777216),
                                 signed_scaled("lon_deg", 40, 24, 360.0 / 16777216)};

// I034/090 Collimation Error
inline constexpr std::array f090{signed_scaled("rng_nm", 0, 8, 1.0 / 128),
                                 signed_scaled("azm_deg", 8, 8, 360.0 / 16384)};

// The user application profile, by field reference number from 1.
inline constexpr std::array items{fixed("010", 2, f010),
                                  fixed("000", 1, f000),
                                  fixed("030", 3, f030),
                                  fixed("020", 1, f020),
                                  fixed("041", 2, f041),
                                  compound("050", p050),
                                  compound("060", p060),
                                  repeated("070", 2, f070),
                                  fixed("100", 8, f100),
                                  fixed("110", 1, f110),
                                  fixed("120", 8, f120),
                                  fixed("090", 2, f090),
                                  explicit_length("RE"),
                                  explicit_length("SP")};

}  // namespace seaeye::asterix::cat034
