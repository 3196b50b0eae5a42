// EUROCONTROL-SPEC-0149-9, ASTERIX Part 9, Category 062, SDPS Track Messages, edition 1.21: the
// profile and what is not in a file of its own. Editions 1.16 to 1.20 have the same profile; each
// gave a meaning to some further bits that were spare. Bits count from 0, the item's most
// significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/cat062_ages.hpp"
#include "drivers/decode/asterix/cat062_aircraft.hpp"
#include "drivers/decode/asterix/cat062_measured.hpp"
#include "drivers/decode/asterix/cat062_plan.hpp"
#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062 {

// I062/010 Data Source Identifier
inline constexpr std::array f010{number("sac", 0, 8), number("sic", 8, 8)};

// I062/015 Service Identification
inline constexpr std::array f015{number("value", 0, 8)};

// I062/070 Time Of Track Information
inline constexpr std::array f070{scaled("value_s", 0, 24, 1.0 / 128)};

// I062/105 Calculated Position In WGS-84 Co-ordinates
inline constexpr std::array f105{signed_scaled("lat_deg", 0, 32, 360.0 / 67108864),
                                 signed_scaled("lon_deg", 32, 32, 360.0 / 67108864)};

// I062/100 Calculated Track Position (Cartesian)
inline constexpr std::array f100{signed_scaled("x_m", 0, 24, 1.0 / 2),
                                 signed_scaled("y_m", 24, 24, 1.0 / 2)};

// I062/185 Calculated Track Velocity (Cartesian)
inline constexpr std::array f185{signed_scaled("vx_mps", 0, 16, 1.0 / 4),
                                 signed_scaled("vy_mps", 16, 16, 1.0 / 4)};

// I062/210 Calculated Acceleration (Cartesian)
inline constexpr std::array f210{signed_scaled("ax_mps2", 0, 8, 1.0 / 4),
                                 signed_scaled("ay_mps2", 8, 8, 1.0 / 4)};

// I062/060 Track Mode 3/A Code
inline constexpr std::array f060{
    number("v", 0, 1), number("g", 1, 1), number("ch", 2, 1), octal("mode3a", 4, 12)};

// I062/245 Target Identification
inline constexpr std::array f245{number("sti", 0, 2), icao("chr", 8, 48)};

// I062/040 Track Number
inline constexpr std::array f040{number("value", 0, 16)};

// I062/080 Track Status
inline constexpr std::array f080{
    number("mon", 0, 1),   number("spi", 1, 1),   number("mrh", 2, 1),   number("src", 3, 3),
    number("cnf", 6, 1),   number("sim", 8, 1),   number("tse", 9, 1),   number("tsb", 10, 1),
    number("fpc", 11, 1),  number("aff", 12, 1),  number("stp", 13, 1),  number("kos", 14, 1),
    number("ama", 16, 1),  number("md4", 17, 2),  number("me", 19, 1),   number("mi", 20, 1),
    number("md5", 21, 2),  number("cst", 24, 1),  number("psr", 25, 1),  number("ssr", 26, 1),
    number("mds", 27, 1),  number("ads", 28, 1),  number("suc", 29, 1),  number("aac", 30, 1),
    number("sds", 32, 2),  number("ems", 34, 3),  number("pft", 37, 1),  number("fplt", 38, 1),
    number("dupt", 40, 1), number("dupf", 41, 1), number("dupm", 42, 1), number("sfc", 43, 1),
    number("idd", 44, 1),  number("iec", 45, 1),  number("mlat", 46, 1), number("m5i", 48, 1)};

// I062/200 Mode of Movement
inline constexpr std::array f200{
    number("trans", 0, 2), number("long", 2, 2), number("vert", 4, 2), number("adf", 6, 1)};

// I062/136 Measured Flight Level
inline constexpr std::array f136{signed_scaled("value_fl", 0, 16, 1.0 / 4)};

// I062/130 Calculated Track Geometric Altitude
inline constexpr std::array f130{signed_scaled("value_ft", 0, 16, 6.25)};

// I062/135 Calculated Track Barometric Altitude
inline constexpr std::array f135{number("qnh", 0, 1), signed_scaled("ctb_fl", 1, 15, 1.0 / 4)};

// I062/220 Calculated Rate of Climb/Descent
inline constexpr std::array f220{signed_scaled("value_ft_per_min", 0, 16, 6.25)};

// I062/270 Target Size and Orientation
inline constexpr std::array f270{scaled("length_m", 0, 7, 1.0),
                                 scaled("orientation_deg", 8, 7, 360.0 / 128),
                                 scaled("width_m", 16, 7, 1.0)};

// I062/300 Vehicle Fleet Identification
inline constexpr std::array f300{number("value", 0, 8)};

// I062/120 Track Mode 2 Code
inline constexpr std::array f120{octal("mode2", 4, 12)};

// I062/510 Composed Track Number
inline constexpr std::array f510{number("ident", 0, 8), number("track", 8, 15)};

// The user application profile, by field reference number from 1.
inline constexpr std::array items{fixed("010", 2, f010),
                                  spare(),
                                  fixed("015", 1, f015),
                                  fixed("070", 3, f070),
                                  fixed("105", 8, f105),
                                  fixed("100", 6, f100),
                                  fixed("185", 4, f185),
                                  fixed("210", 2, f210),
                                  fixed("060", 2, f060),
                                  fixed("245", 7, f245),
                                  compound("380", p380),
                                  fixed("040", 2, f040),
                                  extended("080", 1, f080),
                                  compound("290", p290),
                                  fixed("200", 1, f200),
                                  compound("295", p295),
                                  fixed("136", 2, f136),
                                  fixed("130", 2, f130),
                                  fixed("135", 2, f135),
                                  fixed("220", 2, f220),
                                  compound("390", p390),
                                  extended("270", 1, f270),
                                  fixed("300", 1, f300),
                                  compound("110", p110),
                                  fixed("120", 2, f120),
                                  chained("510", 3, f510),
                                  compound("500", p500),
                                  compound("340", p340),
                                  spare(),
                                  spare(),
                                  spare(),
                                  spare(),
                                  spare(),
                                  explicit_length("RE"),
                                  explicit_length("SP")};

}  // namespace seaeye::asterix::cat062
