// How AIS messages are laid out, written down a second time, by hand and in the order of the bits
// (the decoder's tables have places). The round-trip test writes random messages by these and reads
// them back; where the two disagree, one is wrong. Sources as in the headers of drivers/decode/ais.
//
// A layout is a list of fields: path[.unit]:bits[kind][*factor][/divisor][+offset][=value]
//   path    where our JSON has it; "#" is the number of the repetition; none: spare bits
//   unit    the value's name goes on with "_unit", "raw" has the integer
//   kind    s two's complement, t text, n never 0, r only the integer is compared
// ( 1-4 ... ) is repeated 1 to 4 times.
#pragma once

#include <array>
#include <string_view>

namespace seaeye::test {

struct Layout {
    std::string_view name;
    std::string_view fields;
};

/// After type, repeat and MMSI. The number before the first blank is the type.
inline constexpr std::array message_layouts{
    Layout{
        "1",
        "nav_status:4 rot:8sr sog.kn:10/10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 "
        "heading.deg:9 utc_second:6 manoeuvre:2 :3 raim:1 radio:19"},
    Layout{
        "2",
        "nav_status:4 rot:8sr sog.kn:10/10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 "
        "heading.deg:9 utc_second:6 manoeuvre:2 :3 raim:1 radio:19"},
    Layout{
        "3",
        "nav_status:4 rot:8sr sog.kn:10/10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 "
        "heading.deg:9 utc_second:6 manoeuvre:2 :3 raim:1 radio:19"},
    Layout{"4",
           "utc_year:14 utc_month:4 utc_day:5 utc_hour:5 utc_minute:6 utc_second:6 accurate:1 "
           "lon:28s/600000 lat:27s/600000 epfd:4 :10 raim:1 radio:19"},
    Layout{"5",
           "ais_version:2 imo:30 callsign:42t name:120t ship_type:8 to_bow_m:9 to_stern_m:9 "
           "to_port_m:6 to_starboard_m:6 epfd:4 eta_month:4 eta_day:5 eta_hour:5 eta_minute:6 "
           "draught.m:8/10 destination:120t dte:1 :1"},
    Layout{"6", "sequence:2 destination_mmsi:30 retransmitted:1 :1 dac:10=999 fi:6"},
    Layout{"7", ":2 ( 1-4 acknowledged/#/mmsi:30 acknowledged/#/sequence:2 )"},
    Layout{"8", ":2 dac:10=999 fi:6"},
    Layout{"9",
           "altitude.m:12 sog.kn:10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 "
           "utc_second:6 altitude_barometric:1 :7 dte:1 :3 assigned:1 raim:1 radio:20"},
    Layout{"10", ":2 destination_mmsi:30 :2"},
    Layout{"11",
           "utc_year:14 utc_month:4 utc_day:5 utc_hour:5 utc_minute:6 utc_second:6 accurate:1 "
           "lon:28s/600000 lat:27s/600000 epfd:4 :10 raim:1 radio:19"},
    Layout{"12", "sequence:2 destination_mmsi:30 retransmitted:1 :1 text:936t"},
    Layout{"13", ":2 ( 1-4 acknowledged/#/mmsi:30 acknowledged/#/sequence:2 )"},
    Layout{"14", ":2 text:966t"},
    Layout{"15 one request",
           ":2 interrogated/0/mmsi:30 interrogated/0/requests/0/message_type:6n "
           "interrogated/0/requests/0/slot_offset:12"},
    Layout{"15 three requests",
           ":2 interrogated/0/mmsi:30 interrogated/0/requests/0/message_type:6n "
           "interrogated/0/requests/0/slot_offset:12 :2 interrogated/0/requests/1/message_type:6n "
           "interrogated/0/requests/1/slot_offset:12 :2 interrogated/1/mmsi:30 "
           "interrogated/1/requests/0/message_type:6n interrogated/1/requests/0/slot_offset:12 :2"},
    Layout{"16",
           ":2 ( 1-2 assigned_stations/#/mmsi:30 assigned_stations/#/slot_offset:12 "
           "assigned_stations/#/increment:10 ) :4"},
    Layout{"17",
           ":2 lon:18s/600 lat:17s/600 :5 correction_type:6 station:10 z_count.s:13*3/5 sequence:3 "
           "words:5 health:3 :24 :24"},
    Layout{"18",
           ":8 sog.kn:10/10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 heading.deg:9 "
           "utc_second:6 :2 carrier_sense:1 display:1 dsc:1 whole_band:1 message_22:1 assigned:1 "
           "raim:1 radio:20"},
    Layout{"19",
           ":8 sog.kn:10/10 accurate:1 lon:28s/600000 lat:27s/600000 cog.deg:12/10 heading.deg:9 "
           "utc_second:6 :4 name:120t ship_type:8 to_bow_m:9 to_stern_m:9 to_port_m:6 "
           "to_starboard_m:6 epfd:4 raim:1 dte:1 assigned:1 :4"},
    Layout{"20",
           ":2 ( 1-4 reservations/#/slot_offset:12 reservations/#/slots:4 "
           "reservations/#/timeout.min:3 reservations/#/increment:11 )"},
    Layout{"21",
           "aid_type:5 name:120t accurate:1 lon:28s/600000 lat:27s/600000 to_bow_m:9 to_stern_m:9 "
           "to_port_m:6 to_starboard_m:6 epfd:4 utc_second:6 off_position:1 regional:8 raim:1 "
           "virtual_aid:1 assigned:1 :1"},
    Layout{"22 area",
           ":2 channel_a:12 channel_b:12 tx_rx:4 low_power:1 ne_lon:18s/600 ne_lat:17s/600 "
           "sw_lon:18s/600 sw_lat:17s/600 addressed:1=0 band_a:1 band_b:1 "
           "transitional_zone.nm:3+1 :23"},
    Layout{"22 stations",
           ":2 channel_a:12 channel_b:12 tx_rx:4 low_power:1 destination_1_mmsi:30 :5 "
           "destination_2_mmsi:30 :5 addressed:1=1 band_a:1 band_b:1 transitional_zone.nm:3+1 :23"},
    Layout{"23",
           ":2 ne_lon:18s/600 ne_lat:17s/600 sw_lon:18s/600 sw_lat:17s/600 station_type:4 "
           "ship_type:8 :22 tx_rx:2 interval:4 quiet_time.min:4 :6"},
    Layout{"24 A", "part_number:2=0 name:120t"},
    Layout{"24 B of a ship",
           "part_number:2=1 ship_type:8 vendor:18t vendor_model:4 vendor_serial:20 callsign:42t "
           "to_bow_m:9 to_stern_m:9 to_port_m:6 to_starboard_m:6 :6"},
    Layout{"24 B of a craft",
           "part_number:2=1 ship_type:8 vendor:18t vendor_model:4 vendor_serial:20 callsign:42t "
           "mothership_mmsi:30 :6"},
    Layout{"25 broadcast", "addressed:1=0 structured:1=0 :64 :64"},
    Layout{"25 broadcast structured", "addressed:1=0 structured:1=1 dac:10=999 fi:6 :64"},
    Layout{"25 addressed", "addressed:1=1 structured:1=0 destination_mmsi:30 :2 :64"},
    Layout{"25 addressed structured",
           "addressed:1=1 structured:1=1 destination_mmsi:30 :2 dac:10=999 fi:6 :64"},
    Layout{"26 broadcast", "addressed:1=0 structured:1=0 :64 :64 :4 radio:20"},
    Layout{"26 broadcast structured",
           "addressed:1=0 structured:1=1 dac:10 fi:6 :64 :64 :64 :4 radio:20"},
    Layout{"26 addressed",
           "addressed:1=1 structured:1=0 destination_mmsi:30 :2 :64 :64 :4 radio:20"},
    Layout{"26 addressed structured",
           "addressed:1=1 structured:1=1 destination_mmsi:30 :2 dac:10 fi:6 :64 :4 radio:20"},
    Layout{"27",
           "accurate:1 raim:1 nav_status:4 lon:18s/600 lat:17s/600 sog.kn:6 cog.deg:9 "
           "position_not_current:1 :1"},
};

}  // namespace seaeye::test
