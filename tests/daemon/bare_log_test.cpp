#include "daemon/replay/bare_log.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a log that nobody configured is read by the driver that its first lines ask for") {
    CHECK(driver_of_head("# a log\n!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n") ==
          "ais_nmea");
    CHECK(driver_of_head("1490075479,!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n") ==
          "ais_nmea");
    CHECK(driver_of_head("{\"class\":\"AIS\",\"mmsi\":1,\"nmea\":[\"!AIVDM,1,1,,A,15,0*4A\"]}\n") ==
          "ais_nmea");
    CHECK(driver_of_head("{\"class\":\"AIS\",\"type\":1,\"mmsi\":477553000}\n") == "ais_json");
    CHECK(driver_of_head("t,mmsi,lat,lon\n") == "ais_csv");
    CHECK(driver_of_head(R"({"time":1740801600,"camera_id":"CAM1","bearing_deg":81.5,"class":)"
                         R"("cargo","confidence":0.9})") == "camera_http");
    CHECK(driver_of_head(R"({"type":"new","after":{"id":"1.5-a","camera":"CAM1","frame_time":)"
                         R"(1740801600.5,"label":"boat","score":0.7,"box":[1,2,3,4]}})") ==
          "camera_http");
    CHECK(driver_of_head(R"({"time":1740801600,"camera_id":"CAM1","confidence":0.9})") ==
          "ais_nmea");
    CHECK(driver_of_head(R"({"class":"TPV","time":"2025-03-01T04:00:00Z","lat":27.9})") ==
          "ais_nmea");
    CHECK(driver_of_head("1593475200,338531000,40.6,-74.0,10.4,100.7") == "ais_csv");
    CHECK(driver_of_head("nothing here\n") == "ais_nmea");
    CHECK(driver_of_head("") == "ais_nmea");
}
