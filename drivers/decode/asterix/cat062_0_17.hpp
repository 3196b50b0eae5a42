// EUROCONTROL SUR.ET1.ST05.2000-STD-09-01, ASTERIX Category 062, edition 0.17 (2000): another
// profile and other lengths under the same category. Read as edition 1 it gives plausible nonsense.
// Layout as in the definition file of CroatiaControl's decoder. Bits count from 0, the item's most
// significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/cat062.hpp"
#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062_0_17 {

// I062/040 Track Number
inline constexpr std::array f040{number("value", 1, 15)};
// I062/060 Track Mode 3/A Code
inline constexpr std::array f060{octal("mode3a", 4, 12)};
// I062/080 Track Status
inline constexpr std::array f080{
    number("mon", 0, 1),  number("spi", 1, 1),  number("mrh", 2, 1),      number("src", 3, 3),
    number("cnf", 6, 1),  number("sim", 8, 1),  number("tse", 9, 1),      number("tsb", 10, 1),
    number("fpc", 11, 1), number("ama", 16, 1), number("fri_foe", 17, 2), number("me", 19, 1),
    number("mi", 20, 1),  number("cst", 24, 1), number("psr", 25, 1),     number("ssr", 26, 1),
    number("mds", 27, 1), number("ads", 28, 1), number("suc", 29, 1),     number("aac", 30, 1)};
// I062/100 Calculated Track Position (Cartesian)
inline constexpr std::array f100{signed_scaled("x_nm", 0, 16, 1.0 / 64),
                                 signed_scaled("y_nm", 16, 16, 1.0 / 64)};
// I062/105 Calculated Position in WGS-84 Co-ordinates: 180 / 2^23 degrees
inline constexpr std::array f105{signed_scaled("lat_deg", 0, 24, 180.0 / 8388608),
                                 signed_scaled("lon_deg", 24, 24, 180.0 / 8388608)};
// I062/110, 120 Track Mode 1 and 2 Code
inline constexpr std::array f110{octal("mode1", 3, 5)};
inline constexpr std::array f120{octal("mode2", 4, 12)};
// I062/180 Calculated Track Velocity (Polar): 2^-14 NM/s, 360 / 2^16 degrees
inline constexpr std::array f180{scaled("gsp_nm_per_s", 0, 16, 1.0 / 16384),
                                 scaled("hdg_deg", 16, 16, 360.0 / 65536)};
// I062/210 Calculated Longitudinal Acceleration
inline constexpr std::array f210{signed_scaled("value_mps2", 0, 16, 0.00044155)};
// I062/240 Calculated Rate of Turn
inline constexpr std::array f240{signed_scaled("value_deg_per_s", 0, 8, 1.0 / 4)};
// I062/290 System Track Update Ages
inline constexpr std::array age{scaled("value_s", 0, 8, 1.0 / 4)};
inline constexpr std::array long_age{scaled("value_s", 0, 16, 1.0 / 4)};
inline constexpr std::array p290{fixed("psr", 1, age),
                                 fixed("ssr", 1, age),
                                 fixed("mda", 1, age),
                                 fixed("mfl", 1, age),
                                 fixed("mds", 1, age),
                                 fixed("ads", 2, long_age),
                                 fixed("adb", 1, age),
                                 fixed("md1", 1, age),
                                 fixed("md2", 1, age)};
// I062/340 Measured Information
inline constexpr std::array f340_pos{scaled("rho_nm", 0, 16, 1.0 / 256),
                                     scaled("theta_deg", 16, 16, 360.0 / 65536)};
inline constexpr std::array f340_hei{scaled("value_ft", 0, 16, 25.0)};
inline constexpr std::array f340_mdc{
    number("v", 0, 1), number("g", 1, 1), signed_scaled("value_fl", 2, 14, 1.0 / 4)};
inline constexpr std::array f340_mda{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), octal("mode3a", 4, 12)};
inline constexpr std::array f340_typ{
    number("typ", 0, 3), number("sim", 3, 1), number("rab", 4, 1), number("tst", 5, 1)};
inline constexpr std::array p340{fixed("sid", 2, cat062::f010),
                                 fixed("pos", 4, f340_pos),
                                 fixed("hei", 2, f340_hei),
                                 fixed("mdc", 2, f340_mdc),
                                 fixed("mda", 2, f340_mda),
                                 fixed("typ", 1, f340_typ)};
// I062/380 Mode S Related Data
inline constexpr std::array f380_mb{
    hexadecimal("mbdata", 0, 56), number("bds1", 56, 4), number("bds2", 60, 4)};
inline constexpr std::array f380_adr{hexadecimal("value", 0, 24)};
inline constexpr std::array f380_id{icao("value", 0, 48)};
inline constexpr std::array f380_com{number("com", 0, 3),
                                     number("stat", 3, 3),
                                     number("ssc", 8, 1),
                                     number("arc", 9, 1),
                                     number("aic", 10, 1),
                                     number("b1a", 11, 1),
                                     number("b1b", 12, 4)};
inline constexpr std::array f380_acs{hexadecimal("value", 0, 56)};
inline constexpr std::array p380{repeated("mb", 8, f380_mb),
                                 fixed("adr", 3, f380_adr),
                                 fixed("id", 6, f380_id),
                                 fixed("com", 2, f380_com),
                                 fixed("acs", 7, f380_acs)};
// I062/390 Flight Plan Related Data: its first fourteen parts are those of edition 1
inline constexpr auto p390 = std::span<const Item>{cat062::p390}.first<14>();
// I062/500 Estimated Accuracies
inline constexpr std::array f500_apc{scaled("x_nm", 0, 8, 1.0 / 64),
                                     scaled("y_nm", 8, 8, 1.0 / 64)};
inline constexpr std::array f500_apw{scaled("lat_deg", 0, 16, 180.0 / 8388608),
                                     scaled("lon_deg", 16, 16, 180.0 / 8388608)};
inline constexpr std::array f500_ata{scaled("value_ft", 0, 16, 6.25)};
inline constexpr std::array f500_atf{scaled("value_fl", 0, 8, 1.0 / 4)};
inline constexpr std::array f500_atv{scaled("gsp_nm_per_s", 0, 8, 1.0 / 16384),
                                     scaled("hdg_deg", 8, 16, 360.0 / 65536)};
inline constexpr std::array f500_art{scaled("value_deg_per_s", 0, 8, 1.0 / 4)};
inline constexpr std::array f500_ala{scaled("value_mps2", 0, 16, 0.00044155)};
inline constexpr std::array f500_arc{scaled("value_ft_per_min", 0, 8, 6.25)};
inline constexpr std::array p500{fixed("apc", 2, f500_apc),
                                 fixed("apw", 4, f500_apw),
                                 fixed("ata", 2, f500_ata),
                                 fixed("atf", 1, f500_atf),
                                 fixed("atv", 3, f500_atv),
                                 fixed("art", 1, f500_art),
                                 fixed("ala", 2, f500_ala),
                                 fixed("arc", 1, f500_arc)};
// I062/510 Composed Track Number
inline constexpr std::array f510{number("system_unit", 0, 8), number("system_track", 8, 15)};

// The user application profile, by field reference number from 1. The definition file has "50" at
// 20, an item that it does not define, and defines 500, which it has nowhere: they are taken to be
// one.
inline constexpr std::array items{fixed("010", 2, cat062::f010),
                                  fixed("015", 1, cat062::f015),
                                  fixed("070", 3, cat062::f070),
                                  fixed("040", 2, f040),
                                  fixed("105", 6, f105),
                                  fixed("100", 4, f100),
                                  fixed("060", 2, f060),
                                  fixed("130", 2, cat062::f130),
                                  fixed("135", 2, cat062::f135),
                                  fixed("136", 2, cat062::f136),
                                  fixed("180", 4, f180),
                                  fixed("200", 1, cat062::f200),
                                  fixed("220", 2, cat062::f220),
                                  fixed("240", 1, f240),
                                  fixed("210", 2, f210),
                                  extended("080", 1, f080),
                                  compound("290", p290),
                                  compound("340", p340),
                                  compound("380", p380),
                                  compound("500", p500),
                                  compound("390", p390),
                                  fixed("110", 1, f110),
                                  fixed("120", 2, f120),
                                  chained("510", 3, f510),
                                  spare(),
                                  spare(),
                                  explicit_length("RE"),
                                  explicit_length("SP")};

}  // namespace seaeye::asterix::cat062_0_17
