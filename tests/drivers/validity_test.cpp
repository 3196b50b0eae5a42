// What a value means, by rule: the fourteen semantic checks of ais/malformed.txt, in its order.
// Each is a place where at least one of five known decoders is wrong.
#include <algorithm>

#include "drivers/decode/ais/applications.hpp"
#include "tests/support/ais_application_layouts.hpp"
#include "tests/support/ais_message_of.hpp"

using namespace seaeye;
using namespace seaeye::test;
using nlohmann::json;

namespace {

const std::string long_range_head = "type:6=27 repeat:2=0 mmsi:30=211000001 :2=0 nav_status:4=0 ";
const std::string aircraft_head = "type:6=9 repeat:2=0 mmsi:30=111000001 altitude:12=100 ";

json long_range(int lon, int lat, int sog, int cog, int not_current = 0) {
    return message_of(long_range_head + "lon:18=" + std::to_string(lon) +
                      " lat:17=" + std::to_string(lat) + " sog:6=" + std::to_string(sog) +
                      " cog:9=" + std::to_string(cog) + " gnss:1=" + std::to_string(not_current) +
                      " :1=0");
}

json aircraft_at(int knots) {
    return message_of(aircraft_head + "sog:10=" + std::to_string(knots) +
                      " :1=0 lon:28=0 lat:27=0 cog:12=0 second:6=0 :8=0 :1=0 :3=0 :2=0 :20=0");
}

}  // namespace

TEST_CASE("a position's two halves are none apart, and what is beyond the poles is not clamped") {
    const json no_lon = message_of(ClassAReport{.lon = 108'600'000, .lat = 30'000'000});
    const json no_lat = message_of(ClassAReport{.lon = 6'000'000, .lat = 54'600'000});
    const json beyond = message_of(ClassAReport{.lon = 108'000'001, .lat = -54'000'001});
    const json far_off = long_range(108'600, 54'600, 0, 0);
    const json far_beyond = long_range(108'001, -54'001, 0, 0);

    CHECK(no_lon["lon"].is_null());
    CHECK(no_lon["lat"] == 50.0);
    CHECK(no_lat["lon"] == 10.0);
    CHECK(no_lat["lat"].is_null());
    CHECK(beyond["lon"].is_null());
    CHECK(is_listed(beyond, "out_of_range", "lon"));
    CHECK(is_listed(beyond, "out_of_range", "lat"));
    CHECK(beyond["raw"]["lat"] == -54'000'001);
    CHECK(far_off["lon"].is_null());
    CHECK(far_off["lat"].is_null());
    CHECK_FALSE(far_off.contains("out_of_range"));
    CHECK(is_listed(far_beyond, "out_of_range", "lon"));
    CHECK(is_listed(far_beyond, "out_of_range", "lat"));
}

TEST_CASE(
    "a speed of 1023 is none, 1022 is that or more; aircraft and long range count whole knots") {
    const json fast = message_of(ClassAReport{.sog = 1022});

    CHECK(message_of(ClassAReport{.sog = 1023})["sog_kn"].is_null());
    CHECK(fast["sog_kn"] == 102.2);
    CHECK(is_listed(fast, "at_least", "sog_kn"));
    CHECK(aircraft_at(298)["sog_kn"] == 298);
    CHECK(is_listed(aircraft_at(1022), "at_least", "sog_kn"));
    CHECK(aircraft_at(1023)["sog_kn"].is_null());
    CHECK(long_range(0, 0, 62, 0)["sog_kn"] == 62);
    CHECK(long_range(0, 0, 63, 0)["sog_kn"].is_null());
}

TEST_CASE("a course of 360.0 and a heading of 511 are none, what lies between is impossible") {
    const json none = message_of(ClassAReport{.cog = 3600, .heading = 511});
    const json impossible = message_of(ClassAReport{.cog = 3601, .heading = 360});

    CHECK(none["cog_deg"].is_null());
    CHECK(none["heading_deg"].is_null());
    CHECK_FALSE(none.contains("out_of_range"));
    CHECK(is_listed(impossible, "out_of_range", "cog_deg"));
    CHECK(is_listed(impossible, "out_of_range", "heading_deg"));
    CHECK(is_listed(
        message_of(ClassAReport{.cog = 4095, .heading = 510}), "out_of_range", "cog_deg"));
    CHECK(long_range(0, 0, 0, 511)["cog_deg"].is_null());
    CHECK(long_range(0, 0, 0, 359)["cog_deg"] == 359);
    CHECK(is_listed(long_range(0, 0, 0, 360), "out_of_range", "cog_deg"));
}

TEST_CASE("a rate of turn is a square with its sign; 127 has no size, 128 to port is none") {
    const json fast_left = message_of(ClassAReport{.rot = -127});

    CHECK(message_of(ClassAReport{.rot = -42})["rot_deg_min"] == -78.75);
    CHECK(message_of(ClassAReport{.rot = 42})["rot_deg_min"] == 78.75);
    CHECK(message_of(ClassAReport{.rot = -128})["rot_deg_min"].is_null());
    CHECK(fast_left["rot_deg_min"].is_null());
    CHECK(is_listed(fast_left, "no_magnitude", "rot_deg_min"));
    CHECK(fast_left["raw"]["rot"] == -127);
    CHECK(is_listed(message_of(ClassAReport{.rot = 127}), "no_magnitude", "rot_deg_min"));
}

TEST_CASE("seconds 60 to 63 say why there is no time, and are no seconds of a clock") {
    for (const int second : {60, 61, 62, 63}) {
        const json report = message_of(ClassAReport{.second = second});
        CHECK(report["utc_second"].is_null());
        CHECK(report["raw"]["utc_second"] == second);
    }
    CHECK(message_of(ClassAReport{.second = 59})["utc_second"] == 59);
}

TEST_CASE(
    "six-bit text keeps underscores, apostrophes and leading blanks, and ends at the first @") {
    // ' ' 'A' '_' ''' 'B' ' ' '@' 'C'
    const json said = message_of(
        "type:6=14 repeat:2=0 mmsi:30=211000001 :2=0 :6=32 :6=1 :6=31 :6=39 "
        ":6=2 :6=32 :6=0 :6=3");

    CHECK(said["text"] == " A_'B");
}

TEST_CASE("corrections, channels and groups give places in tenths of a minute, not in minutes") {
    const json corrections = message_of(
        "type:6=17 repeat:2=0 mmsi:30=2731272 :2=0 lon:18=12101 "
        "lat:17=32811 :5=0");
    const std::string corners = "lon:18=-44100 lat:17=27330 lon:18=-48100 lat:17=25400 ";
    const json channels =
        message_of("type:6=22 repeat:2=0 mmsi:30=3160048 :2=0 :12=2087 :12=2088 :4=0 :1=0 " +
                   corners + ":1=0 :1=0 :1=0 :3=4 :23=0");
    const json group = message_of("type:6=23 repeat:2=0 mmsi:30=3160048 :2=0 " + corners +
                                  ":4=0 :8=0 :22=0 :2=0 :4=0 :4=0 :6=0");

    CHECK(corrections["lon"] == 20.168333);
    CHECK(corrections["lat"] == 54.685);
    for (const json& area : {channels, group}) {
        CHECK(area["ne_lon"] == -73.5);
        CHECK(area["ne_lat"] == 45.55);
        CHECK(area["sw_lon"] == -80.166667);
        CHECK(area["sw_lat"] == 42.333333);
    }
}

TEST_CASE(
    "a long range position is current when its bit is 0; a message is repeated when its is 1") {
    const std::string addressed = "type:6=6 repeat:2=0 mmsi:30=1 :2=0 destination_mmsi:30=2 ";

    CHECK(long_range(0, 0, 0, 0, 0)["position_not_current"] == false);
    CHECK(long_range(0, 0, 0, 0, 1)["position_not_current"] == true);
    CHECK(message_of(addressed + ":1=0 :1=0 :16=0")["retransmitted"] == false);
    CHECK(message_of(addressed + ":1=1 :1=0 :16=0")["retransmitted"] == true);
}

TEST_CASE("an inland ship's draught counts centimetres") {
    const json ship = message_of(
        "type:6=8 repeat:2=0 mmsi:30=244650946 :2=0 dac:10=200 fi:6=10 "
        "eni:48t length:13=390 beam:10=50 :14=8010 :3=0 draught:11=170 "
        ":2=1 :3=0 :8=0");

    CHECK(ship["application"]["draught_m"] == 1.70);
    CHECK(ship["application"]["length_m"] == 39.0);
}

TEST_CASE("codes that no list has stay the numbers that were sent") {
    const std::string sides = ":9=0 :9=0 :6=0 :6=0 ";
    const auto voyage = [&](int ship_type, int epfd) {
        return message_of("type:6=5 repeat:2=0 mmsi:30=1 :2=0 imo:30=0 :42t :120t ship_type:8=" +
                          std::to_string(ship_type) + " " + sides + "epfd:4=" +
                          std::to_string(epfd) + " :4=0 :5=0 :5=0 :6=0 :8=0 :120t :2=0");
    };
    const json group = message_of(
        "type:6=23 repeat:2=0 mmsi:30=1 :2=0 :18=0 :17=0 :18=0 :17=0 station_type:4=9 "
        "ship_type:8=57 :22=0 :2=0 :4=0 :4=0 :6=0");

    CHECK(voyage(57, 14)["ship_type"] == 57);
    CHECK(voyage(57, 14)["epfd"] == 14);
    CHECK(voyage(253, 0)["ship_type"] == 253);
    CHECK(group["station_type"] == 9);
    CHECK(group["ship_type"] == 57);
}

TEST_CASE("the blank between an aid's name and its extension stays") {
    // The name's twenty characters end with the blank; 109 bits follow, then the extension.
    std::mt19937_64 random{1};
    LayoutWriter writer{random};
    writer.write("type:6=21 repeat:2=0 mmsi:30=995000001 aid_type:5=1");
    BitWriter bits = writer.bits();
    bits.put_text("VIRTUAL AID NUMBERS ", 20);
    bits.put(0, 64);
    bits.put(0, 45);
    bits.put_text("4", 1);

    CHECK(json_of(bits)["name"] == "VIRTUAL AID NUMBERS 4");
}

TEST_CASE("a class B vendor reads both ways, and only a craft with a MMSI 98xxxyyyy has a mother") {
    const std::string part_b =
        " part_number:2=1 ship_type:8=37 :6=49 :6=4 :6=48 :4=12 :20=199796 "
        "callsign:42t mothership:30=244000001 :6=0";
    const json craft = message_of("type:6=24 repeat:2=0 mmsi:30=982440001" + part_b);
    const json ship = message_of("type:6=24 repeat:2=0 mmsi:30=244000002" + part_b);

    CHECK(ship["vendor"] == "1D0");
    CHECK(ship["vendor_model"] == 12);
    CHECK(ship["vendor_serial"] == 199796);
    CHECK(ship["vendor_text"] == "1D00014");
    CHECK(craft["mothership_mmsi"] == 244'000'001);
    CHECK_FALSE(craft.contains("to_bow_m"));
    CHECK_FALSE(ship.contains("mothership_mmsi"));
    CHECK(ship.contains("to_bow_m"));
}

TEST_CASE("half an element at the end is dropped, never made an MMSI") {
    const auto cut = [](const std::string& type, const std::string& whole, int bits) {
        return message_of("type:6=" + type + " repeat:2=0 mmsi:30=1 :2=0 " + whole + " :" +
                          std::to_string(bits));
    };
    const std::string request = "mmsi:30=211000001 type:6=5 offset:12=0";

    for (int bits = 1; bits < 32; ++bits) {
        CHECK(cut("7", "mmsi:30=211000001 :2=0", bits)["acknowledged"].size() == 1);
        CHECK(cut("13", "mmsi:30=211000001 :2=0", bits)["acknowledged"].size() == 1);
    }
    for (int bits = 1; bits < 18; ++bits) {
        CHECK(cut("15", request + " :2=0", bits)["interrogated"][0]["requests"].size() == 1);
        CHECK(cut("15", request + " :22=0", bits + 29)["interrogated"].size() == 1);
    }
    for (int bits = 1; bits < 52; ++bits) {
        CHECK(cut("16", "mmsi:30=211000001 :22=0", bits)["assigned_stations"].size() == 1);
    }
    for (int bits = 1; bits < 30; ++bits) {
        CHECK(cut("20", ":30=0", bits)["reservations"].size() == 1);
    }
}

TEST_CASE("a place near the date line keeps its last digit") {
    const json report = message_of(ClassAReport{.lon = 107'999'999, .lat = 53'999'999});

    CHECK(report["lon"].dump() == "179.9999983");
    CHECK(report["lat"].dump() == "89.9999983");
    CHECK(report["raw"]["lon"] == 107'999'999);
}

TEST_CASE("every application that is known is written and read back by a layout") {
    const auto has_layout = [](const auto& layouts, const std::string& numbers) {
        return std::ranges::any_of(layouts, [&](const Layout& layout) {
            return layout.name == numbers || layout.name.starts_with(numbers + " ");
        });
    };
    int known = 0;
    for (unsigned dac = 0; dac < 1024; ++dac) {
        for (unsigned fi = 0; fi < 64; ++fi) {
            const ais::Application* application = ais::find_application(dac, fi);
            if (application != nullptr) {
                const std::string numbers = std::to_string(dac) + "/" + std::to_string(fi);
                CHECK(application->dac == dac);
                CHECK(application->fi == fi);
                CHECK_MESSAGE((has_layout(application_layouts, numbers) ||
                               has_layout(report_layouts, numbers)),
                              numbers);
                ++known;
            }
        }
    }
    CHECK(known == 37);
}
