// EUROCONTROL-SPEC-0149-7, ASTERIX Part 7, Category 010, Transmission of Monosensor Surface
// Movement Data, edition 1.1. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat010 {

// I010/010 Data Source Identifier
inline constexpr std::array f010{number("sac", 0, 8), number("sic", 8, 8)};

// I010/000 Message Type
inline constexpr std::array f000{number("value", 0, 8)};

// I010/020 Target Report Descriptor
inline constexpr std::array f020{number("typ", 0, 3),
                                 number("dcr", 3, 1),
                                 number("chn", 4, 1),
                                 number("gbs", 5, 1),
                                 number("crt", 6, 1),
                                 number("sim", 8, 1),
                                 number("tst", 9, 1),
                                 number("rab", 10, 1),
                                 number("lop", 11, 2),
                                 number("tot", 13, 2),
                                 number("spi", 16, 1)};

// I010/140 Time of Day
inline constexpr std::array f140{scaled("value_s", 0, 24, 1.0 / 128)};

// I010/041 Position in WGS-84 Co-ordinates
inline constexpr std::array f041{signed_scaled("lat_deg", 0, 32, 360.0 / 4294967296),
                                 signed_scaled("lon_deg", 32, 32, 360.0 / 4294967296)};

// I010/040 Measured Position in Polar Co-ordinates
inline constexpr std::array f040{scaled("rho_m", 0, 16, 1.0),
                                 scaled("th_deg", 16, 16, 360.0 / 65536)};

// I010/042 Position in Cartesian Co-ordinates
inline constexpr std::array f042{signed_scaled("x_m", 0, 16, 1.0),
                                 signed_scaled("y_m", 16, 16, 1.0)};

// I010/200 Calculated Track Velocity in Polar Co-ordinates
inline constexpr std::array f200{scaled("gsp_nm_per_s", 0, 16, 1.0 / 16384),
                                 scaled("tra_deg", 16, 16, 360.0 / 65536)};

// I010/202 Calculated Track Velocity in Cartesian Co-ordinates. The standard prints an LSB of 0.25
// m/s;

// machine-readable copies of it say 1/16, and speeds of real records agree with 0.25 only (as in
// I010/210).
inline constexpr std::array f202{signed_scaled("vx_mps", 0, 16, 1.0 / 4),
                                 signed_scaled("vy_mps", 16, 16, 1.0 / 4)};

// I010/161 Track Number
inline constexpr std::array f161{number("trk", 4, 12)};

// I010/170 Track Status
inline constexpr std::array f170{number("cnf", 0, 1),
                                 number("tre", 1, 1),
                                 number("cst", 2, 2),
                                 number("mah", 4, 1),
                                 number("tcc", 5, 1),
                                 number("sth", 6, 1),
                                 number("tom", 8, 2),
                                 number("dou", 10, 3),
                                 number("mrs", 13, 2),
                                 number("gho", 16, 1)};

// I010/060 Mode-3/A Code in Octal Representation
inline constexpr std::array f060{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), octal("mode3a", 4, 12)};

// I010/220 Target Address
inline constexpr std::array f220{hexadecimal("value", 0, 24)};

// I010/245 Target Identification
inline constexpr std::array f245{number("sti", 0, 2), icao("chr", 8, 48)};

// I010/250 Mode S MB Data
inline constexpr std::array f250{
    hexadecimal("mbdata", 0, 56), number("bds1", 56, 4), number("bds2", 60, 4)};

// I010/300 Vehicle Fleet Identification
inline constexpr std::array f300{number("value", 0, 8)};

// I010/090 Flight Level in Binary Representation
inline constexpr std::array f090{
    number("v", 0, 1), number("g", 1, 1), signed_scaled("fl", 2, 14, 1.0 / 4)};

// I010/091 Measured Height
inline constexpr std::array f091{signed_scaled("value_ft", 0, 16, 6.25)};

// I010/270 Target Size and Orientation
inline constexpr std::array f270{scaled("length_m", 0, 7, 1.0),
                                 scaled("orientation_deg", 8, 7, 360.0 / 128),
                                 scaled("width_m", 16, 7, 1.0)};

// I010/550 System Status
inline constexpr std::array f550{number("nogo", 0, 2),
                                 number("ovl", 2, 1),
                                 number("tsv", 3, 1),
                                 number("div", 4, 1),
                                 number("ttf", 5, 1)};

// I010/310 Pre-programmed Message
inline constexpr std::array f310{number("trb", 0, 1), number("msg", 1, 7)};

// I010/500 Standard Deviation of Position
inline constexpr std::array f500{scaled("devx_m", 0, 8, 1.0 / 4),
                                 scaled("devy_m", 8, 8, 1.0 / 4),
                                 signed_scaled("covxy_m", 16, 16, 1.0 / 4)};

// I010/280 Presence
inline constexpr std::array f280{signed_scaled("drho_m", 0, 8, 1.0),
                                 signed_scaled("dtheta_deg", 8, 8, 0.15)};

// I010/131 Amplitude of Primary Plot
inline constexpr std::array f131{number("value", 0, 8)};

// I010/210 Calculated Acceleration
inline constexpr std::array f210{signed_scaled("ax_mps2", 0, 8, 1.0 / 4),
                                 signed_scaled("ay_mps2", 8, 8, 1.0 / 4)};

// The user application profile, by field reference number from 1.
inline constexpr std::array items{fixed("010", 2, f010),    fixed("000", 1, f000),
                                  extended("020", 1, f020), fixed("140", 3, f140),
                                  fixed("041", 8, f041),    fixed("040", 4, f040),
                                  fixed("042", 4, f042),    fixed("200", 4, f200),
                                  fixed("202", 4, f202),    fixed("161", 2, f161),
                                  extended("170", 1, f170), fixed("060", 2, f060),
                                  fixed("220", 3, f220),    fixed("245", 7, f245),
                                  repeated("250", 8, f250), fixed("300", 1, f300),
                                  fixed("090", 2, f090),    fixed("091", 2, f091),
                                  extended("270", 1, f270), fixed("550", 1, f550),
                                  fixed("310", 1, f310),    fixed("500", 4, f500),
                                  repeated("280", 2, f280), fixed("131", 1, f131),
                                  fixed("210", 2, f210),    spare(),
                                  explicit_length("SP"),    explicit_length("RE")};

}  // namespace seaeye::asterix::cat010
