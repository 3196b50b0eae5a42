// EUROCONTROL-SPEC-0149-9, ASTERIX Part 9, Category 062, SDPS Track Messages, edition 1.21:
// I062/290 and 295. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat062 {

// I062/290/TRK Track Age
inline constexpr std::array f290_trk{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/PSR PSR Age
inline constexpr std::array f290_psr{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/SSR SSR Age
inline constexpr std::array f290_ssr{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/MDS Mode S Age
inline constexpr std::array f290_mds{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/ADS ADS-C Age
inline constexpr std::array f290_ads{scaled("value_s", 0, 16, 1.0 / 4)};

// I062/290/ES ADS-B Extended Squitter Age
inline constexpr std::array f290_es{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/VDL ADS-B VDL Mode 4 Age
inline constexpr std::array f290_vdl{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/UAT ADS-B UAT Age
inline constexpr std::array f290_uat{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/LOP Loop Age
inline constexpr std::array f290_lop{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290/MLT Multilateration Age
inline constexpr std::array f290_mlt{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/290 System Track Update Ages: its parts
inline constexpr std::array p290{fixed("trk", 1, f290_trk),
                                 fixed("psr", 1, f290_psr),
                                 fixed("ssr", 1, f290_ssr),
                                 fixed("mds", 1, f290_mds),
                                 fixed("ads", 2, f290_ads),
                                 fixed("es", 1, f290_es),
                                 fixed("vdl", 1, f290_vdl),
                                 fixed("uat", 1, f290_uat),
                                 fixed("lop", 1, f290_lop),
                                 fixed("mlt", 1, f290_mlt)};

// I062/295/MFL Measured Flight Level Age
inline constexpr std::array f295_mfl{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MD1 Mode 1 Age
inline constexpr std::array f295_md1{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MD2 Mode 2 Age
inline constexpr std::array f295_md2{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MDA Mode 3/A Age
inline constexpr std::array f295_mda{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MD4 Mode 4 Age
inline constexpr std::array f295_md4{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MD5 Mode 5 Age
inline constexpr std::array f295_md5{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MHG Magnetic Heading Age
inline constexpr std::array f295_mhg{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/IAS Indicated Airspeed / Mach Nb Age
inline constexpr std::array f295_ias{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/TAS True Airspeed Age
inline constexpr std::array f295_tas{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/SAL Selected Altitude Age
inline constexpr std::array f295_sal{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/FSS Final State Selected Altitude Age
inline constexpr std::array f295_fss{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/TID Trajectory Intent Age
inline constexpr std::array f295_tid{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/COM Communication/ACAS Capability and Flight Status Age
inline constexpr std::array f295_com{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/SAB Status Reported by ADS-B Age
inline constexpr std::array f295_sab{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/ACS ACAS Resolution Advisory Report Age
inline constexpr std::array f295_acs{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/BVR Barometric Vertical Rate Age
inline constexpr std::array f295_bvr{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/GVR Geometrical Vertical Rate Age
inline constexpr std::array f295_gvr{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/RAN Roll Angle Age
inline constexpr std::array f295_ran{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/TAR Track Angle Rate Age
inline constexpr std::array f295_tar{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/TAN Track Angle Age
inline constexpr std::array f295_tan{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/GSP Ground Speed Age
inline constexpr std::array f295_gsp{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/VUN Velocity Uncertainty Age
inline constexpr std::array f295_vun{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MET Meteorological Data Age
inline constexpr std::array f295_met{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/EMC Emitter Category Age
inline constexpr std::array f295_emc{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/POS Position Age
inline constexpr std::array f295_pos{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/GAL Geometric Altitude Age
inline constexpr std::array f295_gal{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/PUN Position Uncertainty Age
inline constexpr std::array f295_pun{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MB BDS Register Data Age
inline constexpr std::array f295_mb{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/IAR Indicated Airspeed Data Age
inline constexpr std::array f295_iar{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/MAC Mach Number Data Age
inline constexpr std::array f295_mac{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295/BPS Barometric Pressure Setting Data Age
inline constexpr std::array f295_bps{scaled("value_s", 0, 8, 1.0 / 4)};

// I062/295 Track Data Ages: its parts
inline constexpr std::array p295{
    fixed("mfl", 1, f295_mfl), fixed("md1", 1, f295_md1), fixed("md2", 1, f295_md2),
    fixed("mda", 1, f295_mda), fixed("md4", 1, f295_md4), fixed("md5", 1, f295_md5),
    fixed("mhg", 1, f295_mhg), fixed("ias", 1, f295_ias), fixed("tas", 1, f295_tas),
    fixed("sal", 1, f295_sal), fixed("fss", 1, f295_fss), fixed("tid", 1, f295_tid),
    fixed("com", 1, f295_com), fixed("sab", 1, f295_sab), fixed("acs", 1, f295_acs),
    fixed("bvr", 1, f295_bvr), fixed("gvr", 1, f295_gvr), fixed("ran", 1, f295_ran),
    fixed("tar", 1, f295_tar), fixed("tan", 1, f295_tan), fixed("gsp", 1, f295_gsp),
    fixed("vun", 1, f295_vun), fixed("met", 1, f295_met), fixed("emc", 1, f295_emc),
    fixed("pos", 1, f295_pos), fixed("gal", 1, f295_gal), fixed("pun", 1, f295_pun),
    fixed("mb", 1, f295_mb),   fixed("iar", 1, f295_iar), fixed("mac", 1, f295_mac),
    fixed("bps", 1, f295_bps)};

}  // namespace seaeye::asterix::cat062
