// EUROCONTROL-SPEC-0149-9, ASTERIX Part 9, Category 062, SDPS Track Messages, edition 1.21:
// I062/380. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062 {

// I062/380/ADR Target Address
inline constexpr std::array f380_adr{hexadecimal("value", 0, 24)};

// I062/380/ID Target Identification
inline constexpr std::array f380_id{icao("value", 0, 48)};

// I062/380/MHG Magnetic Heading
inline constexpr std::array f380_mhg{scaled("value_deg", 0, 16, 360.0 / 65536)};

// I062/380/IAS Indicated Airspeed/Mach No
inline constexpr std::array f380_ias{number("im", 0, 1), number("ias_raw", 1, 15)};

// I062/380/TAS True Airspeed
inline constexpr std::array f380_tas{scaled("value_kn", 0, 16, 1.0)};

// I062/380/SAL Selected Altitude
inline constexpr std::array f380_sal{
    number("sas", 0, 1), number("src", 1, 2), signed_scaled("alt_ft", 3, 13, 25.0)};

// I062/380/FSS Final State Selected Altitude
inline constexpr std::array f380_fss{number("mv", 0, 1),
                                     number("ah", 1, 1),
                                     number("am", 2, 1),
                                     signed_scaled("alt_ft", 3, 13, 25.0)};

// I062/380/TIS Trajectory Intent Status
inline constexpr std::array f380_tis{number("nav", 0, 1), number("nvb", 1, 1)};

// I062/380/TID Trajectory Intent Data
inline constexpr std::array f380_tid{number("tca", 0, 1),
                                     number("nc", 1, 1),
                                     number("tcpn", 2, 6),
                                     signed_scaled("alt_ft", 8, 16, 10.0),
                                     signed_scaled("lat_deg", 24, 24, 360.0 / 16777216),
                                     signed_scaled("lon_deg", 48, 24, 360.0 / 16777216),
                                     number("pt", 72, 4),
                                     number("td", 76, 2),
                                     number("tra", 78, 1),
                                     number("toa", 79, 1),
                                     scaled("tov_s", 80, 24, 1.0),
                                     scaled("ttr_nm", 104, 16, 0.01)};

// I062/380/COM Communications/ACAS Capability and Flight Status
inline constexpr std::array f380_com{number("com", 0, 3),
                                     number("stat", 3, 3),
                                     number("ssc", 8, 1),
                                     number("arc", 9, 1),
                                     number("aic", 10, 1),
                                     number("b1a", 11, 1),
                                     number("b1b", 12, 4)};

// I062/380/SAB Status Reported by ADS-B
inline constexpr std::array f380_sab{number("ac", 0, 2),
                                     number("mn", 2, 2),
                                     number("dc", 4, 2),
                                     number("gbs", 6, 1),
                                     number("stat", 13, 3)};

// I062/380/ACS ACAS Resolution Advisory Report
inline constexpr std::array f380_acs{hexadecimal("value", 0, 56)};

// I062/380/BVR Barometric Vertical Rate
inline constexpr std::array f380_bvr{signed_scaled("value_ft_per_min", 0, 16, 6.25)};

// I062/380/GVR Geometric Vertical Rate
inline constexpr std::array f380_gvr{signed_scaled("value_ft_per_min", 0, 16, 6.25)};

// I062/380/RAN Roll Angle
inline constexpr std::array f380_ran{signed_scaled("value_deg", 0, 16, 0.01)};

// I062/380/TAR Track Angle Rate
inline constexpr std::array f380_tar{number("ti", 0, 2),
                                     signed_scaled("rot_deg_per_s", 8, 7, 1.0 / 4)};

// I062/380/TAN Track Angle
inline constexpr std::array f380_tan{scaled("value_deg", 0, 16, 360.0 / 65536)};

// I062/380/GS Ground Speed
inline constexpr std::array f380_gs{signed_scaled("value_nm_per_s", 0, 16, 1.0 / 16384)};

// I062/380/VUN Velocity Uncertainty
inline constexpr std::array f380_vun{number("value", 0, 8)};

// I062/380/MET Meteorological Data
inline constexpr std::array f380_met{number("ws", 0, 1),
                                     number("wd", 1, 1),
                                     number("tmp", 2, 1),
                                     number("trb", 3, 1),
                                     scaled("wsd_kn", 8, 16, 1.0),
                                     scaled("wdd_deg", 24, 16, 1.0),
                                     signed_scaled("tmpd_celsius", 40, 16, 1.0 / 4),
                                     number("trbd", 56, 8)};

// I062/380/EMC Emitter Category
inline constexpr std::array f380_emc{number("value", 0, 8)};

// I062/380/POS Position
inline constexpr std::array f380_pos{signed_scaled("lat_deg", 0, 24, 360.0 / 16777216),
                                     signed_scaled("lon_deg", 24, 24, 360.0 / 16777216)};

// I062/380/GAL Geometric Altitude
inline constexpr std::array f380_gal{signed_scaled("value_ft", 0, 16, 6.25)};

// I062/380/PUN Position Uncertainty
inline constexpr std::array f380_pun{number("pun", 4, 4)};

// I062/380/BDSDATA BDS Register DATA
inline constexpr std::array f380_bdsdata{hexadecimal("value", 0, 64)};

// I062/380/IAR Indicated Airspeed
inline constexpr std::array f380_iar{scaled("value_kn", 0, 16, 1.0)};

// I062/380/MAC Mach Number
inline constexpr std::array f380_mac{scaled("value_mach", 0, 16, 0.008)};

// I062/380/BPS Barometric Pressure Setting
inline constexpr std::array f380_bps{scaled("bps_mb", 4, 12, 0.1)};

// I062/380 Aircraft Derived Data: its parts
inline constexpr std::array p380{fixed("adr", 3, f380_adr),
                                 fixed("id", 6, f380_id),
                                 fixed("mhg", 2, f380_mhg),
                                 fixed("ias", 2, f380_ias),
                                 fixed("tas", 2, f380_tas),
                                 fixed("sal", 2, f380_sal),
                                 fixed("fss", 2, f380_fss),
                                 extended("tis", 1, f380_tis),
                                 repeated("tid", 15, f380_tid),
                                 fixed("com", 2, f380_com),
                                 fixed("sab", 2, f380_sab),
                                 fixed("acs", 7, f380_acs),
                                 fixed("bvr", 2, f380_bvr),
                                 fixed("gvr", 2, f380_gvr),
                                 fixed("ran", 2, f380_ran),
                                 fixed("tar", 2, f380_tar),
                                 fixed("tan", 2, f380_tan),
                                 fixed("gs", 2, f380_gs),
                                 fixed("vun", 1, f380_vun),
                                 fixed("met", 8, f380_met),
                                 fixed("emc", 1, f380_emc),
                                 fixed("pos", 6, f380_pos),
                                 fixed("gal", 2, f380_gal),
                                 fixed("pun", 1, f380_pun),
                                 repeated("bdsdata", 8, f380_bdsdata),
                                 fixed("iar", 2, f380_iar),
                                 fixed("mac", 2, f380_mac),
                                 fixed("bps", 2, f380_bps)};

}  // namespace seaeye::asterix::cat062
