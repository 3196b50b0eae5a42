// ITU-R M.1371-5 annex 8: messages 1, 2, 3 (class A), 9 (search and rescue aircraft), 18, 19
// (class B) and 27 (long range). Bits from 0; every message begins type 6, repeat 2, MMSI 30.
//
//   1-3   38 status 4 | 42 turn 8 | 50 sog 10 | 60 accurate | 61 lon 28 | 89 lat 27 | 116 cog 12
//         128 heading 9 | 137 second 6 | 143 manoeuvre 2 | 145 spare 3 | 148 raim | 149 radio 19
//   9     38 altitude 12 | 50 sog 10 | 60 accurate | 61 lon 28 | 89 lat 27 | 116 cog 12
//         128 second 6 | 134 altitude sensor | 135 spare 7 | 142 dte | 143 spare 3 | 146 assigned
//         147 raim | 148 radio 20
//   18    38 spare 8 | 46 sog 10 | 56 accurate | 57 lon 28 | 85 lat 27 | 112 cog 12
//         124 heading 9 | 133 second 6 | 139 spare 2 | 141 carrier sense unit | 142 display
//         143 dsc | 144 whole band | 145 message 22 | 146 assigned | 147 raim | 148 radio 20
//   19    as 18 up to second | 139 spare 4 | 143 name 120 | 263 ship type 8 | 271 bow 9
//         280 stern 9 | 289 port 6 | 295 starboard 6 | 301 epfd 4 | 305 raim | 306 dte
//         307 assigned | 308 spare 4
//   27    38 accurate | 39 raim | 40 status 4 | 44 lon 18 | 62 lat 17 | 79 sog 6 | 85 cog 9
//         94 position is not current | 95 spare
//
// Not available: lon 181, lat 91 degrees, sog all ones, cog 360 (27: 511), heading 511, turn -128,
// status 15, second 60 to 63. Message 27 gives 1/10 minute, whole knots and whole degrees.
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace class_a {
inline constexpr Field nav_status = number_or_none("nav_status", 38, 4, 15);
inline constexpr Field rot{.name = "rot_deg_min",
                           .raw_name = "rot",
                           .at = 42,
                           .width = 8,
                           .form = Form::turn,
                           .is_signed = true,
                           .decimals = 2};
inline constexpr Field sog = speed(50);
inline constexpr Field accurate = flag("accurate", 60);
inline constexpr Field lon = longitude(61);
inline constexpr Field lat = latitude(89);
inline constexpr Field cog = course(116);
inline constexpr Field bow = heading(128);
inline constexpr Field second = utc_second(137);
inline constexpr Field manoeuvre = number("manoeuvre", 143, 2);
inline constexpr Field raim = flag("raim", 148);
inline constexpr Field radio = number("radio", 149, 19);
inline constexpr std::array fields{
    &nav_status, &lat, &lon, &accurate, &sog, &cog, &bow, &rot, &second, &manoeuvre, &raim, &radio};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 143;
}  // namespace class_a

namespace sar_aircraft {
inline constexpr Field altitude{.name = "altitude_m",
                                .raw_name = "altitude",
                                .at = 38,
                                .width = 12,
                                .not_available = 4095,
                                .at_least = 4094};
inline constexpr Field sog{.name = "sog_kn",
                           .raw_name = "sog",
                           .at = 50,
                           .width = 10,
                           .not_available = 1023,
                           .at_least = 1022};
inline constexpr Field accurate = flag("accurate", 60);
inline constexpr Field lon = longitude(61);
inline constexpr Field lat = latitude(89);
inline constexpr Field cog = course(116);
inline constexpr Field second = utc_second(128);
inline constexpr Field sensor = flag("altitude_barometric", 134);
inline constexpr Field dte = number("dte", 142, 1);
inline constexpr Field assigned = flag("assigned", 146);
inline constexpr Field raim = flag("raim", 147);
inline constexpr Field radio = number("radio", 148, 20);
inline constexpr std::array fields{
    &altitude, &lat, &lon, &accurate, &sog, &cog, &second, &sensor, &dte, &assigned, &raim, &radio};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 134;
}  // namespace sar_aircraft

namespace class_b {
inline constexpr Field sog = speed(46);
inline constexpr Field accurate = flag("accurate", 56);
inline constexpr Field lon = longitude(57);
inline constexpr Field lat = latitude(85);
inline constexpr Field cog = course(112);
inline constexpr Field bow = heading(124);
inline constexpr Field second = utc_second(133);
inline constexpr Field carrier_sense = flag("carrier_sense", 141);
inline constexpr Field display = flag("display", 142);
inline constexpr Field dsc = flag("dsc", 143);
inline constexpr Field whole_band = flag("whole_band", 144);
inline constexpr Field message_22 = flag("message_22", 145);
inline constexpr Field assigned = flag("assigned", 146);
inline constexpr Field raim = flag("raim", 147);
inline constexpr Field radio = number("radio", 148, 20);
inline constexpr std::array fields{&lat,
                                   &lon,
                                   &accurate,
                                   &sog,
                                   &cog,
                                   &bow,
                                   &second,
                                   &carrier_sense,
                                   &display,
                                   &dsc,
                                   &whole_band,
                                   &message_22,
                                   &assigned,
                                   &raim,
                                   &radio};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 139;
}  // namespace class_b

namespace class_b_extended {
inline constexpr Field name = text("name", 143, 120);
inline constexpr Field ship_type = number_or_none("ship_type", 263, 8, 0);
inline constexpr Field to_bow = side("to_bow_m", 271, 9);
inline constexpr Field to_stern = side("to_stern_m", 280, 9);
inline constexpr Field to_port = side("to_port_m", 289, 6);
inline constexpr Field to_starboard = side("to_starboard_m", 295, 6);
inline constexpr Field epfd = number("epfd", 301, 4);
inline constexpr Field raim = flag("raim", 305);
inline constexpr Field dte = number("dte", 306, 1);
inline constexpr Field assigned = flag("assigned", 307);
inline constexpr std::array fields{&class_b::lat,
                                   &class_b::lon,
                                   &class_b::accurate,
                                   &class_b::sog,
                                   &class_b::cog,
                                   &class_b::bow,
                                   &class_b::second,
                                   &name,
                                   &ship_type,
                                   &to_bow,
                                   &to_stern,
                                   &to_port,
                                   &to_starboard,
                                   &epfd,
                                   &raim,
                                   &dte,
                                   &assigned};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 301;
}  // namespace class_b_extended

namespace long_range {
inline constexpr Field accurate = flag("accurate", 38);
inline constexpr Field raim = flag("raim", 39);
inline constexpr Field nav_status = number_or_none("nav_status", 40, 4, 15);
inline constexpr Field lon{.name = "lon",
                           .raw_name = "lon",
                           .at = 44,
                           .width = 18,
                           .is_signed = true,
                           .lowest = -108'000,
                           .highest = 108'000,
                           .not_available = 108'600,
                           .divisor = 600,
                           .decimals = 6};
inline constexpr Field lat{.name = "lat",
                           .raw_name = "lat",
                           .at = 62,
                           .width = 17,
                           .is_signed = true,
                           .lowest = -54'000,
                           .highest = 54'000,
                           .not_available = 54'600,
                           .divisor = 600,
                           .decimals = 6};
inline constexpr Field sog{
    .name = "sog_kn", .raw_name = "sog", .at = 79, .width = 6, .not_available = 63};
inline constexpr Field cog{.name = "cog_deg",
                           .raw_name = "cog",
                           .at = 85,
                           .width = 9,
                           .lowest = 0,
                           .highest = 359,
                           .not_available = 511};
inline constexpr Field not_current = flag("position_not_current", 94);
inline constexpr std::array fields{
    &nav_status, &lat, &lon, &accurate, &sog, &cog, &raim, &not_current};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 94;
}  // namespace long_range

}  // namespace seaeye::ais
