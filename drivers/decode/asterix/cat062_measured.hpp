// EUROCONTROL-SPEC-0149-9, ASTERIX Part 9, Category 062, SDPS Track Messages, edition 1.21:
// I062/110, 340 and 500. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062 {

// I062/110/SUM Mode 5 Summary
inline constexpr std::array f110_sum{number("m5", 0, 1),
                                     number("id", 1, 1),
                                     number("da", 2, 1),
                                     number("m1", 3, 1),
                                     number("m2", 4, 1),
                                     number("m3", 5, 1),
                                     number("mc", 6, 1),
                                     number("x", 7, 1)};

// I062/110/PMN Mode 5 PIN/ National Origin/Mission Code
inline constexpr std::array f110_pmn{
    number("pin", 2, 14), number("nat", 19, 5), number("mis", 26, 6)};

// I062/110/POS Mode 5 Reported Position
inline constexpr std::array f110_pos{signed_scaled("lat_deg", 0, 24, 360.0 / 16777216),
                                     signed_scaled("lon_deg", 24, 24, 360.0 / 16777216)};

// I062/110/GA Mode 5 GNSS-derived Altitude
inline constexpr std::array f110_ga{number("res", 1, 1), signed_scaled("ga_ft", 2, 14, 25.0)};

// I062/110/EM1 Extended Mode 1 Code in Octal Representation
inline constexpr std::array f110_em1{octal("em1", 4, 12)};

// I062/110/TOS Time Offset for POS and GA
inline constexpr std::array f110_tos{signed_scaled("value_s", 0, 8, 1.0 / 128)};

// I062/110/XP X Pulse Presence
inline constexpr std::array f110_xp{number("x5", 3, 1),
                                    number("xc", 4, 1),
                                    number("x3", 5, 1),
                                    number("x2", 6, 1),
                                    number("x1", 7, 1)};

// I062/110 Mode 5 Data Reports and Extended Mode 1 Code: its parts
inline constexpr std::array p110{fixed("sum", 1, f110_sum),
                                 fixed("pmn", 4, f110_pmn),
                                 fixed("pos", 6, f110_pos),
                                 fixed("ga", 2, f110_ga),
                                 fixed("em1", 2, f110_em1),
                                 fixed("tos", 1, f110_tos),
                                 fixed("xp", 1, f110_xp)};

// I062/500/APC Estimated Accuracy Of Track Position (Cartesian)
inline constexpr std::array f500_apc{scaled("x_m", 0, 16, 1.0 / 2), scaled("y_m", 16, 16, 1.0 / 2)};

// I062/500/COV XY Covariance Component
inline constexpr std::array f500_cov{signed_scaled("value_m", 0, 16, 1.0 / 2)};

// I062/500/APW Estimated Accuracy Of Track Position (WGS-84)
inline constexpr std::array f500_apw{scaled("lat_deg", 0, 16, 360.0 / 67108864),
                                     scaled("lon_deg", 16, 16, 360.0 / 67108864)};

// I062/500/AGA Estimated Accuracy Of Calculated Track Geometric Altitude
inline constexpr std::array f500_aga{scaled("value_ft", 0, 8, 6.25)};

// I062/500/ABA Estimated Accuracy Of Calculated Track Barometric Altitude
inline constexpr std::array f500_aba{scaled("value_fl", 0, 8, 1.0 / 4)};

// I062/500/ATV Estimated Accuracy Of Track Velocity (Cartesian)
inline constexpr std::array f500_atv{scaled("x_mps", 0, 8, 1.0 / 4),
                                     scaled("y_mps", 8, 8, 1.0 / 4)};

// I062/500/AA Estimated Accuracy Of Acceleration (Cartesian)
inline constexpr std::array f500_aa{scaled("x_mps2", 0, 8, 1.0 / 4),
                                    scaled("y_mps2", 8, 8, 1.0 / 4)};

// I062/500/ARC Estimated Accuracy Of Rate Of Climb/Descent
inline constexpr std::array f500_arc{scaled("value_ft_per_min", 0, 8, 6.25)};

// I062/500 Estimated Accuracies: its parts
inline constexpr std::array p500{fixed("apc", 4, f500_apc),
                                 fixed("cov", 2, f500_cov),
                                 fixed("apw", 4, f500_apw),
                                 fixed("aga", 1, f500_aga),
                                 fixed("aba", 1, f500_aba),
                                 fixed("atv", 2, f500_atv),
                                 fixed("aa", 2, f500_aa),
                                 fixed("arc", 1, f500_arc)};

// I062/340/SID Sensor Identification
inline constexpr std::array f340_sid{number("sac", 0, 8), number("sic", 8, 8)};

// I062/340/POS Measured Position
inline constexpr std::array f340_pos{scaled("rho_nm", 0, 16, 1.0 / 256),
                                     scaled("theta_deg", 16, 16, 360.0 / 65536)};

// I062/340/HEIGHT Measured 3-D Height
inline constexpr std::array f340_height{signed_scaled("value_ft", 0, 16, 25.0)};

// I062/340/MDC
inline constexpr std::array f340_mdc{
    number("v", 0, 1), number("g", 1, 1), signed_scaled("lmc_fl", 2, 14, 1.0 / 4)};

// I062/340/MDA
inline constexpr std::array f340_mda{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), octal("mode3a", 4, 12)};

// I062/340/TYP
inline constexpr std::array f340_typ{
    number("typ", 0, 3), number("sim", 3, 1), number("rab", 4, 1), number("tst", 5, 1)};

// I062/340 Measured Information: its parts
inline constexpr std::array p340{fixed("sid", 2, f340_sid),
                                 fixed("pos", 4, f340_pos),
                                 fixed("height", 2, f340_height),
                                 fixed("mdc", 2, f340_mdc),
                                 fixed("mda", 2, f340_mda),
                                 fixed("typ", 1, f340_typ)};

}  // namespace seaeye::asterix::cat062
