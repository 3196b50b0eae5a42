// EUROCONTROL-SPEC-0149-4, ASTERIX Part 4, Category 048, Monoradar Target Reports, edition 1.32.
// Earlier editions have the same profile and layout: 1.31 and 1.32 only gave meanings to further
// parts of I048/020. Bits count from 0, the item's most significant.
#pragma once

#include <array>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix::cat048 {

// I048/010 Data Source Identifier
inline constexpr std::array f010{number("sac", 0, 8), number("sic", 8, 8)};

// I048/140 Time of Day
inline constexpr std::array f140{scaled("value_s", 0, 24, 1.0 / 128)};

// I048/020 Target Report Descriptor
inline constexpr std::array f020{
    number("typ", 0, 3),         number("sim", 3, 1),         number("rdp", 4, 1),
    number("spi", 5, 1),         number("rab", 6, 1),         number("tst", 8, 1),
    number("err", 9, 1),         number("xpp", 10, 1),        number("me", 11, 1),
    number("mi", 12, 1),         number("foefri", 13, 2),     number("adsb_ep", 16, 1),
    number("adsb_val", 17, 1),   number("scn_ep", 18, 1),     number("scn_val", 19, 1),
    number("pai_ep", 20, 1),     number("pai_val", 21, 1),    number("acasxv_ep", 24, 1),
    number("acasxv_val", 25, 4), number("poxpr_ep", 29, 1),   number("poxpr_val", 30, 1),
    number("poact_ep", 32, 1),   number("poact_val", 33, 1),  number("dtfxpr_ep", 34, 1),
    number("dtfxpr_val", 35, 1), number("dtfact_ep", 36, 1),  number("dtfact_val", 37, 1),
    number("irmxpr_ep", 40, 1),  number("irmxpr_val", 41, 1), number("irmact_ep", 42, 1),
    number("irmact_val", 43, 1)};

// I048/040 Measured Position in Polar Co-ordinates
inline constexpr std::array f040{scaled("rho_nm", 0, 16, 1.0 / 256),
                                 scaled("theta_deg", 16, 16, 360.0 / 65536)};

// I048/070 Mode-3/A Code in Octal Representation
inline constexpr std::array f070{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), octal("mode3a", 4, 12)};

// I048/090 Flight Level in Binary Representation
inline constexpr std::array f090{
    number("v", 0, 1), number("g", 1, 1), signed_scaled("fl", 2, 14, 1.0 / 4)};

// I048/130/SRL SSR Plot Runlength
inline constexpr std::array f130_srl{scaled("value_deg", 0, 8, 360.0 / 8192)};

// I048/130/SRR Number of Received Replies for (M)SSR
inline constexpr std::array f130_srr{number("value", 0, 8)};

// I048/130/SAM Amplitude of (M)SSR Reply
inline constexpr std::array f130_sam{signed_scaled("value_dbm", 0, 8, 1.0)};

// I048/130/PRL Primary Plot Runlength
inline constexpr std::array f130_prl{scaled("value_deg", 0, 8, 360.0 / 8192)};

// I048/130/PAM Amplitude of Primary Plot
inline constexpr std::array f130_pam{signed_scaled("value_dbm", 0, 8, 1.0)};

// I048/130/RPD Difference in Range Between PSR and SSR Plot
inline constexpr std::array f130_rpd{signed_scaled("value_nm", 0, 8, 1.0 / 256)};

// I048/130/APD Difference in Azimuth Between PSR and SSR Plot
inline constexpr std::array f130_apd{signed_scaled("value_deg", 0, 8, 360.0 / 16384)};

// I048/130 Radar Plot Characteristics: its parts
inline constexpr std::array p130{fixed("srl", 1, f130_srl),
                                 fixed("srr", 1, f130_srr),
                                 fixed("sam", 1, f130_sam),
                                 fixed("prl", 1, f130_prl),
                                 fixed("pam", 1, f130_pam),
                                 fixed("rpd", 1, f130_rpd),
                                 fixed("apd", 1, f130_apd)};

// I048/220 Aircraft Address
inline constexpr std::array f220{hexadecimal("value", 0, 24)};

// I048/240 Aircraft Identification
inline constexpr std::array f240{icao("value", 0, 48)};

// I048/250 BDS Register Data
inline constexpr std::array f250{
    hexadecimal("mbdata", 0, 56), number("bds1", 56, 4), number("bds2", 60, 4)};

// I048/161 Track Number
inline constexpr std::array f161{number("trn", 4, 12)};

// I048/042 Calculated Position in Cartesian Co-ordinates
inline constexpr std::array f042{signed_scaled("x_nm", 0, 16, 1.0 / 128),
                                 signed_scaled("y_nm", 16, 16, 1.0 / 128)};

// I048/200 Calculated Track Velocity in Polar Co-ordinates
inline constexpr std::array f200{scaled("gsp_nm_per_s", 0, 16, 1.0 / 16384),
                                 scaled("hdg_deg", 16, 16, 360.0 / 65536)};

// I048/170 Track Status
inline constexpr std::array f170{number("cnf", 0, 1),
                                 number("rad", 1, 2),
                                 number("dou", 3, 1),
                                 number("mah", 4, 1),
                                 number("cdm", 5, 2),
                                 number("tre", 8, 1),
                                 number("gho", 9, 1),
                                 number("sup", 10, 1),
                                 number("tcc", 11, 1)};

// I048/210 Track Quality
inline constexpr std::array f210{scaled("sigx_nm", 0, 8, 1.0 / 128),
                                 scaled("sigy_nm", 8, 8, 1.0 / 128),
                                 scaled("sigv_nm_per_s", 16, 8, 1.0 / 16384),
                                 scaled("sigh_deg", 24, 8, 360.0 / 4096)};

// I048/030 Warning/Error Conditions and Target Classification
inline constexpr std::array f030{number("value", 0, 7)};

// I048/080 Mode-3/A Code Confidence Indicator
inline constexpr std::array f080{number("qa4", 4, 1),
                                 number("qa2", 5, 1),
                                 number("qa1", 6, 1),
                                 number("qb4", 7, 1),
                                 number("qb2", 8, 1),
                                 number("qb1", 9, 1),
                                 number("qc4", 10, 1),
                                 number("qc2", 11, 1),
                                 number("qc1", 12, 1),
                                 number("qd4", 13, 1),
                                 number("qd2", 14, 1),
                                 number("qd1", 15, 1)};

// I048/100 Mode-C Code and Code Confidence Indicator
inline constexpr std::array f100{number("v", 0, 1),
                                 number("g", 1, 1),
                                 number("modec", 4, 12),
                                 number("qc1", 20, 1),
                                 number("qa1", 21, 1),
                                 number("qc2", 22, 1),
                                 number("qa2", 23, 1),
                                 number("qc4", 24, 1),
                                 number("qa4", 25, 1),
                                 number("qb1", 26, 1),
                                 number("qd1", 27, 1),
                                 number("qb2", 28, 1),
                                 number("qd2", 29, 1),
                                 number("qb4", 30, 1),
                                 number("qd4", 31, 1)};

// I048/110 Height Measured by a 3D Radar
inline constexpr std::array f110{signed_scaled("3dh_ft", 2, 14, 25.0)};

// I048/120/CAL Calculated Doppler Speed
inline constexpr std::array f120_cal{number("d", 0, 1), signed_scaled("cal_mps", 6, 10, 1.0)};

// I048/120/RDS Raw Doppler Speed
inline constexpr std::array f120_rds{
    scaled("dop_mps", 0, 16, 1.0), scaled("amb_mps", 16, 16, 1.0), scaled("frq_mhz", 32, 16, 1.0)};

// I048/120 Radial Doppler Speed: its parts
inline constexpr std::array p120{fixed("cal", 2, f120_cal), repeated("rds", 6, f120_rds)};

// I048/230 Communications/ACAS Capability and Flight Status
inline constexpr std::array f230{number("com", 0, 3),
                                 number("stat", 3, 3),
                                 number("si", 6, 1),
                                 number("mssc", 8, 1),
                                 number("arc", 9, 1),
                                 number("aic", 10, 1),
                                 number("b1a", 11, 1),
                                 number("b1b", 12, 4)};

// I048/260 ACAS Resolution Advisory Report
inline constexpr std::array f260{hexadecimal("value", 0, 56)};

// I048/055 Mode-1 Code in Octal Representation
inline constexpr std::array f055{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), number("mode1", 3, 5)};

// I048/050 Mode-2 Code in Octal Representation
inline constexpr std::array f050{
    number("v", 0, 1), number("g", 1, 1), number("l", 2, 1), octal("mode2", 4, 12)};

// I048/065 Mode-1 Code Confidence Indicator
inline constexpr std::array f065{number("qa4", 3, 1),
                                 number("qa2", 4, 1),
                                 number("qa1", 5, 1),
                                 number("qb2", 6, 1),
                                 number("qb1", 7, 1)};

// I048/060 Mode-2 Code Confidence Indicator
inline constexpr std::array f060{number("qa4", 4, 1),
                                 number("qa2", 5, 1),
                                 number("qa1", 6, 1),
                                 number("qb4", 7, 1),
                                 number("qb2", 8, 1),
                                 number("qb1", 9, 1),
                                 number("qc4", 10, 1),
                                 number("qc2", 11, 1),
                                 number("qc1", 12, 1),
                                 number("qd4", 13, 1),
                                 number("qd2", 14, 1),
                                 number("qd1", 15, 1)};

// The user application profile, by field reference number from 1.
inline constexpr std::array items{
    fixed("010", 2, f010),    fixed("140", 3, f140),    extended("020", 1, f020),
    fixed("040", 4, f040),    fixed("070", 2, f070),    fixed("090", 2, f090),
    compound("130", p130),    fixed("220", 3, f220),    fixed("240", 6, f240),
    repeated("250", 8, f250), fixed("161", 2, f161),    fixed("042", 4, f042),
    fixed("200", 4, f200),    extended("170", 1, f170), fixed("210", 4, f210),
    chained("030", 1, f030),  fixed("080", 2, f080),    fixed("100", 4, f100),
    fixed("110", 2, f110),    compound("120", p120),    fixed("230", 2, f230),
    fixed("260", 7, f260),    fixed("055", 1, f055),    fixed("050", 2, f050),
    fixed("065", 1, f065),    fixed("060", 2, f060),    explicit_length("SP"),
    explicit_length("RE")};

}  // namespace seaeye::asterix::cat048
