#include "drivers/decode/ais_rows.hpp"

#include <fstream>
#include <map>

#include <doctest/doctest.h>

#include "schemas/time.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;

namespace {

constexpr double knot_mps = 1852.0 / 3600.0;

std::string time_of(const AisReport& report) {
    return to_rfc3339(time_from_micros(report.received_us));
}

/// What a row after a header says; the row must end ok.
AisReport read(const std::string& header, const std::string& row) {
    AisRows rows;
    REQUIRE(rows.take(header) == RowOutcome::header);
    REQUIRE(rows.take(row) == RowOutcome::ok);
    return rows.report();
}

}  // namespace

TEST_CASE("a row of MarineCadastre says where a ship is, what she is and how large") {
    const AisReport report = read(
        "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
        "Length,"
        "Width,Draft,Cargo,TransceiverClass",
        "366998820,2020-06-30T00:00:03,40.64572,-74.12105,7.5,210.5,211,\"ST ANDREWS, TUG\","
        "IMO9134270,WDE2345,31,0,22,8,3.1,31,A");

    CHECK(report.mmsi == 366998820);
    CHECK(time_of(report) == "2020-06-30T00:00:03Z");
    CHECK(report.lat_deg == 40.64572);
    CHECK(report.lon_deg == -74.12105);
    CHECK(*report.sog_mps == doctest::Approx(7.5 * knot_mps));
    CHECK(report.cog_deg == 210.5);
    CHECK(report.heading_deg == 211.0);
    CHECK(report.name == "ST ANDREWS, TUG");
    CHECK(report.imo == 9134270U);
    CHECK(report.callsign == "WDE2345");
    CHECK(report.ship_type == 31);
    CHECK(report.nav_status == 0);
    CHECK(report.to_stern_m == 22.0);
    CHECK(report.to_starboard_m == 8.0);
    CHECK(report.draught_m == 3.1);
    CHECK(report.ais_class == SEAEYE_CLASS_A);
    CHECK(report.message_type == 1);
}

TEST_CASE("a row of the Danish Maritime Authority: its times, its words, the antenna's place") {
    const AisReport report = read(
        "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational "
        "status,ROT,SOG,COG,Heading,"
        "IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing "
        "device,Draught,"
        "Destination,ETA,Data source type,A,B,C,D",
        "31/12/2015 23:59:59,Class "
        "B,219001234,56.5,11.25,Moored,-5.5,0.1,91.7,,Unknown,OX1234,ALMA,"
        "Fishing,,4,12,GPS,,GRENAA,,AIS,8,4,2,2");

    CHECK(time_of(report) == "2015-12-31T23:59:59Z");
    CHECK(report.ais_class == SEAEYE_CLASS_B);
    CHECK(report.message_type == 18);
    CHECK(report.nav_status == 5);
    CHECK(report.rot_deg_per_min == -5.5);
    CHECK_FALSE(report.heading_deg);
    CHECK_FALSE(report.imo);
    CHECK(report.ship_type == 30);
    CHECK(report.to_bow_m == 8.0);
    CHECK(report.to_stern_m == 4.0);
    CHECK(report.destination == "GRENAA");
}

TEST_CASE("without a header the columns are t, mmsi, lat, lon, sog, cog") {
    AisRows rows;

    REQUIRE(rows.take("1593475200,338531000,40.64413,-74.05089,10.4,100.7") == RowOutcome::ok);

    CHECK(time_of(rows.report()) == "2020-06-30T00:00:00Z");
    CHECK(*rows.report().sog_mps == doctest::Approx(10.4 * knot_mps));
    CHECK(rows.report().cog_deg == 100.7);
    CHECK_FALSE(rows.report().has_static());
}

TEST_CASE("times in milliseconds, with a zone, and local ones are the same moment") {
    AisRows paris{};
    CHECK(paris.take("1593475200000,338531000,40,-74") == RowOutcome::ok);
    CHECK(time_of(paris.report()) == "2020-06-30T00:00:00Z");
    CHECK(paris.take("2020-06-30T02:00:00+02:00,338531000,40,-74") == RowOutcome::ok);
    CHECK(time_of(paris.report()) == "2020-06-30T00:00:00Z");
    CHECK(paris.take("2020-06-30 00:00:00.5,338531000,40,-74") == RowOutcome::ok);
    CHECK(time_of(paris.report()) == "2020-06-30T00:00:00.500000Z");
}

TEST_CASE("columns come in any order, case and with semicolons; units may stand in their names") {
    const AisReport report = read("COG_deg;SOG_mps;Long;LAT;MMSI;epoch_s;Ignored",
                                  "90;5;121.2;27.9;477553000;1700000000;x");

    CHECK(report.lon_deg == 121.2);
    CHECK(*report.sog_mps == doctest::Approx(5.0));
    CHECK(report.cog_deg == 90.0);
}

TEST_CASE("what a set says it does not know is not known") {
    const AisReport report = read("t,mmsi,lat,lon,sog,cog,heading,navstat,name",
                                  "1700000000,477553000,91,181,102.3,360,511,15,SILENT");

    CHECK_FALSE(report.has_place());
    CHECK_FALSE(report.sog_mps);
    CHECK_FALSE(report.cog_deg);
    CHECK_FALSE(report.heading_deg);
    CHECK_FALSE(report.nav_status);
    CHECK(report.name == "SILENT");
}

TEST_CASE("courses that MarineCadastre wrapped below zero are what the ship steered") {
    AisRows rows;
    REQUIRE(rows.take("1593475200,366516370,40.6,-74.1,10.5,-112.1") == RowOutcome::ok);

    CHECK(*rows.report().cog_deg == doctest::Approx(297.5));  // her heading was 302
    CHECK(rows.take("1593475200,366516370,40.6,-74.1,10.5,-49.6") == RowOutcome::ok);
    CHECK_FALSE(rows.report().cog_deg);
    CHECK(rows.counts()[row_counter::cog_unwrapped] == 2);
}

TEST_CASE("a bad row ends in the outcome that names its fault") {
    AisRows rows;
    REQUIRE(rows.take("t,mmsi,lat,lon,sog,name") == RowOutcome::header);

    CHECK(rows.take("") == RowOutcome::empty);
    CHECK(rows.take("1700000000,477553000,27.9,121.2,8,\"OPEN") == RowOutcome::bad_quote);
    CHECK(rows.take("1700000000,\"477553000\"x,27.9") == RowOutcome::bad_quote);
    CHECK(rows.take("1700000000,,27.9,121.2") == RowOutcome::bad_mmsi);
    CHECK(rows.take("1700000000,4775530001,27.9,121.2") == RowOutcome::bad_mmsi);
    CHECK(rows.take("1700000000,1e5000,27.9,121.2") == RowOutcome::bad_mmsi);
    CHECK(rows.take("yesterday,477553000,27.9,121.2") == RowOutcome::bad_time);
    CHECK(rows.take("30/02/2020 00:00:00,477553000,27.9,121.2") == RowOutcome::bad_time);
    CHECK(rows.take("1700000000,477553000,,") == RowOutcome::no_place);
    CHECK(rows.take("1700000000,477553000,nan,inf") == RowOutcome::no_place);
    CHECK(rows.take("1700000000,477553000,27.9,121.2,fast") == RowOutcome::ok);
    CHECK(rows.counts()[row_counter::bad_value] == 1);
    CHECK(rows.take("1700000000,477553000,27.9,121.2,8,\"THE \"\"OLD\"\" ONE\"") == RowOutcome::ok);
    CHECK(rows.report().name == "THE \"OLD\" ONE");
}

TEST_CASE("a static report is given when it is new, not with every row") {
    AisRows rows;
    REQUIRE(rows.take("t,mmsi,lat,lon,name") == RowOutcome::header);

    CHECK(rows.take("1700000000,477553000,27.9,121.2,HAI XING") == RowOutcome::ok);
    CHECK(rows.is_static_new());
    CHECK(rows.take("1700000010,477553000,27.9,121.2,HAI XING") == RowOutcome::ok);
    CHECK_FALSE(rows.is_static_new());
    CHECK(rows.take("1700000020,477553000,27.9,121.2,HAI XING 2") == RowOutcome::ok);
    CHECK(rows.is_static_new());
}

TEST_CASE("every row of the real files at hand is read") {
    struct Expected {
        const char* file;
        std::uint64_t rows;  // wc -l, less the header
    };

    for (const Expected& each : {Expected{"ny_20200630_1h.csv", 8689},
                                 Expected{"ny_20201208.csv", 9091},
                                 Expected{"vabeach_202006.csv", 39'822}}) {
        const std::string path = test::data_path(std::string{"behaviour/input/"} + each.file);
        if (path.empty()) {
            MESSAGE("no test data, not tried: " << std::string{each.file});
            continue;
        }
        CAPTURE(std::string{each.file});
        std::ifstream file{path};
        std::map<RowOutcome, std::uint64_t> outcomes;
        AisRows rows;
        for (std::string line; std::getline(file, line);) {
            ++outcomes[rows.take(line)];
        }

        CHECK(outcomes[RowOutcome::ok] == each.rows);
        CHECK(outcomes[RowOutcome::header] == 1);
        CHECK(outcomes.size() == 2);
    }
}
