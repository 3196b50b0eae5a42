// EUROCONTROL-SPEC-0149-9, ASTERIX Part 9, Category 062, SDPS Track Messages, edition 1.21:
// I062/390. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062 {

// I062/390/TAG FPPS Identification Tag
inline constexpr std::array f390_tag{number("sac", 0, 8), number("sic", 8, 8)};

// I062/390/CS Callsign
inline constexpr std::array f390_cs{ascii("value", 0, 56)};

// I062/390/IFI IFPS_FLIGHT_ID
inline constexpr std::array f390_ifi{number("typ", 0, 2), number("nbr", 5, 27)};

// I062/390/FCT Flight Category
inline constexpr std::array f390_fct{
    number("gatoat", 0, 2), number("fr1fr2", 2, 2), number("rvsm", 4, 2), number("hpr", 6, 1)};

// I062/390/TAC Type of Aircraft
inline constexpr std::array f390_tac{ascii("value", 0, 32)};

// I062/390/WTC Wake Turbulence Category
inline constexpr std::array f390_wtc{ascii("value", 0, 8)};

// I062/390/DEP Departure Airport
inline constexpr std::array f390_dep{ascii("value", 0, 32)};

// I062/390/DST Destination Airport
inline constexpr std::array f390_dst{ascii("value", 0, 32)};

// I062/390/RDS Runway Designation
inline constexpr std::array f390_rds{ascii("nu1", 0, 8), ascii("nu2", 8, 8), ascii("ltr", 16, 8)};

// I062/390/CFL Current Cleared Flight Level
inline constexpr std::array f390_cfl{scaled("value_fl", 0, 16, 1.0 / 4)};

// I062/390/CTL Current Control Position
inline constexpr std::array f390_ctl{number("centre", 0, 8), number("position", 8, 8)};

// I062/390/TOD Time of Departure / Arrival
inline constexpr std::array f390_tod{number("typ", 0, 5),
                                     number("day", 5, 2),
                                     number("hor", 11, 5),
                                     number("min", 18, 6),
                                     number("avs", 24, 1),
                                     number("sec", 26, 6)};

// I062/390/AST Aircraft Stand
inline constexpr std::array f390_ast{ascii("value", 0, 48)};

// I062/390/STS Stand Status
inline constexpr std::array f390_sts{number("emp", 0, 2), number("avl", 2, 2)};

// I062/390/STD Standard Instrument Departure
inline constexpr std::array f390_std{ascii("value", 0, 56)};

// I062/390/STA Standard Instrument Arrival
inline constexpr std::array f390_sta{ascii("value", 0, 56)};

// I062/390/PEM Pre-Emergency Mode 3/A
inline constexpr std::array f390_pem{number("va", 3, 1), octal("mode3a", 4, 12)};

// I062/390/PEC Pre-Emergency Callsign
inline constexpr std::array f390_pec{ascii("value", 0, 56)};

// I062/390 Flight Plan Related Data: its parts
inline constexpr std::array p390{fixed("tag", 2, f390_tag),
                                 fixed("cs", 7, f390_cs),
                                 fixed("ifi", 4, f390_ifi),
                                 fixed("fct", 1, f390_fct),
                                 fixed("tac", 4, f390_tac),
                                 fixed("wtc", 1, f390_wtc),
                                 fixed("dep", 4, f390_dep),
                                 fixed("dst", 4, f390_dst),
                                 fixed("rds", 3, f390_rds),
                                 fixed("cfl", 2, f390_cfl),
                                 fixed("ctl", 2, f390_ctl),
                                 repeated("tod", 4, f390_tod),
                                 fixed("ast", 6, f390_ast),
                                 fixed("sts", 1, f390_sts),
                                 fixed("std", 7, f390_std),
                                 fixed("sta", 7, f390_sta),
                                 fixed("pem", 2, f390_pem),
                                 fixed("pec", 7, f390_pec)};

}  // namespace seaeye::asterix::cat062
