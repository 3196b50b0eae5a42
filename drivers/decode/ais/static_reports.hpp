// ITU-R M.1371-5 annex 8: messages 5 (static and voyage related), 24 (class B static, two parts)
// and 21 (aid to navigation). Bits from 0.
//
//   5     38 version 2 | 40 imo 30 | 70 callsign 42 | 112 name 120 | 232 ship type 8 | 240 bow 9
//         249 stern 9 | 258 port 6 | 264 starboard 6 | 270 epfd 4 | 274 eta month 4 | 278 day 5
//         283 hour 5 | 288 minute 6 | 294 draught 8 | 302 destination 120 | 422 dte | 423 spare
//   24 A  38 part 2 = 0 | 40 name 120
//   24 B  38 part 2 = 1 | 40 ship type 8 | 48 vendor 18 | 66 model 4 | 70 serial 20
//         90 callsign 42 | 132 bow 9 | 141 stern 9 | 150 port 6 | 156 starboard 6 | 162 epfd 4
//         An older edition has the vendor as seven characters at 48. A craft of a ship
//         (98MIDxxxx) gives the ship's MMSI, 30 bits at 132, in place of the sides.
//   21    38 aid type 5 | 43 name 120 | 163 accurate | 164 lon 28 | 192 lat 27 | 219 bow 9
//         228 stern 9 | 237 port 6 | 243 starboard 6 | 249 epfd 4 | 253 second 6 | 259 off position
//         260 regional 8 | 268 raim | 269 virtual | 270 assigned | 271 spare | 272 name goes on, 84
//
// Not available: imo, ship type, draught, eta month and day 0, eta hour 24, minute 60; texts empty.
// Real transmitters send message 5 with 420 to 426 bits and 24 A with 158 to 168.
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

namespace voyage {
inline constexpr Field version = number("ais_version", 38, 2);
inline constexpr Field imo = number_or_none("imo", 40, 30, 0);
inline constexpr Field callsign = text("callsign", 70, 42);
inline constexpr Field name = text("name", 112, 120);
inline constexpr Field ship_type = number_or_none("ship_type", 232, 8, 0);
inline constexpr Field to_bow = side("to_bow_m", 240, 9);
inline constexpr Field to_stern = side("to_stern_m", 249, 9);
inline constexpr Field to_port = side("to_port_m", 258, 6);
inline constexpr Field to_starboard = side("to_starboard_m", 264, 6);
inline constexpr Field epfd = number("epfd", 270, 4);
inline constexpr Field month{.name = "eta_month",
                             .raw_name = "eta_month",
                             .at = 274,
                             .width = 4,
                             .highest = 12,
                             .not_available = 0};
inline constexpr Field day = number_or_none("eta_day", 278, 5, 0);
inline constexpr Field hour{.name = "eta_hour",
                            .raw_name = "eta_hour",
                            .at = 283,
                            .width = 5,
                            .highest = 23,
                            .not_available = 24};
inline constexpr Field minute{.name = "eta_minute",
                              .raw_name = "eta_minute",
                              .at = 288,
                              .width = 6,
                              .highest = 59,
                              .not_available = 60};
inline constexpr Field draught{.name = "draught_m",
                               .raw_name = "draught",
                               .at = 294,
                               .width = 8,
                               .not_available = 0,
                               .at_least = 255,
                               .divisor = 10,
                               .decimals = 1};
inline constexpr Field destination = text("destination", 302, 120);
inline constexpr Field dte = number("dte", 422, 1);
inline constexpr std::array fields{&version,
                                   &imo,
                                   &callsign,
                                   &name,
                                   &ship_type,
                                   &to_bow,
                                   &to_stern,
                                   &to_port,
                                   &to_starboard,
                                   &epfd,
                                   &month,
                                   &day,
                                   &hour,
                                   &minute,
                                   &draught,
                                   &destination,
                                   &dte};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 420;
}  // namespace voyage

namespace class_b_static {
inline constexpr Field part = number("part_number", 38, 2);
inline constexpr Field name = text("name", 40, 120);
inline constexpr Field ship_type = number_or_none("ship_type", 40, 8, 0);
inline constexpr Field vendor = text("vendor", 48, 18);
inline constexpr Field model = number("vendor_model", 66, 4);
inline constexpr Field serial = number("vendor_serial", 70, 20);
inline constexpr Field vendor_text = text("vendor_text", 48, 42);
inline constexpr Field callsign = text("callsign", 90, 42);
inline constexpr Field to_bow = side("to_bow_m", 132, 9);
inline constexpr Field to_stern = side("to_stern_m", 141, 9);
inline constexpr Field to_port = side("to_port_m", 150, 6);
inline constexpr Field to_starboard = side("to_starboard_m", 156, 6);
inline constexpr Field mothership = number("mothership_mmsi", 132, 30);
inline constexpr std::array part_a_fields{&part, &name};
inline constexpr Table part_a{part_a_fields};
inline constexpr std::array part_b_fields{&part,
                                          &ship_type,
                                          &vendor,
                                          &model,
                                          &serial,
                                          &vendor_text,
                                          &callsign,
                                          &to_bow,
                                          &to_stern,
                                          &to_port,
                                          &to_starboard};
inline constexpr Table part_b{part_b_fields};
inline constexpr std::array part_b_of_craft_fields{
    &part, &ship_type, &vendor, &model, &serial, &vendor_text, &callsign, &mothership};
inline constexpr Table part_b_of_craft{part_b_of_craft_fields};
constexpr std::size_t least_bits_a = 158;
constexpr std::size_t least_bits_b = 162;
}  // namespace class_b_static

namespace aid {
inline constexpr Field aid_type = number("aid_type", 38, 5);
inline constexpr Field name{.name = "name", .at = 43, .width = 120, .form = Form::extended_name};
inline constexpr Field accurate = flag("accurate", 163);
inline constexpr Field lon = longitude(164);
inline constexpr Field lat = latitude(192);
inline constexpr Field to_bow = side("to_bow_m", 219, 9);
inline constexpr Field to_stern = side("to_stern_m", 228, 9);
inline constexpr Field to_port = side("to_port_m", 237, 6);
inline constexpr Field to_starboard = side("to_starboard_m", 243, 6);
inline constexpr Field epfd = number("epfd", 249, 4);
inline constexpr Field second = utc_second(253);
inline constexpr Field off_position = flag("off_position", 259);
inline constexpr Field regional = number("regional", 260, 8);
inline constexpr Field raim = flag("raim", 268);
inline constexpr Field virtual_aid = flag("virtual_aid", 269);
inline constexpr Field assigned = flag("assigned", 270);
inline constexpr std::array fields{&aid_type,
                                   &name,
                                   &lat,
                                   &lon,
                                   &accurate,
                                   &to_bow,
                                   &to_stern,
                                   &to_port,
                                   &to_starboard,
                                   &epfd,
                                   &second,
                                   &off_position,
                                   &regional,
                                   &raim,
                                   &virtual_aid,
                                   &assigned};
inline constexpr Table table{fields};
constexpr std::size_t least_bits = 271;
constexpr std::uint16_t extension_at = 272;
constexpr std::uint16_t extension_width = 88;
}  // namespace aid

}  // namespace seaeye::ais
