#include <limits>

#include <doctest/doctest.h>

#include "schemas/fields.hpp"
#include "schemas/json_writer.hpp"
#include "schemas/numbers.hpp"

using namespace seaeye;

namespace {

std::string fixed(double value, int decimals) {
    std::string out;
    append_fixed(out, value, decimals);
    return out;
}

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

}  // namespace

TEST_CASE("fixed numbers keep their decimals, round half away from zero and know no minus zero") {
    CHECK(fixed(27.9, 7) == "27.9000000");
    CHECK(fixed(-121.25, 1) == "-121.3");
    CHECK(fixed(-0.0004, 3) == "0.000");
    CHECK(fixed(0.0005, 3) == "0.001");
    CHECK(fixed(7, 0) == "7");
    CHECK(fixed(1e18, 2) == "1000000000000000000.00");
    CHECK(fixed(std::numeric_limits<double>::infinity(), 2).empty());
}

TEST_CASE(
    "a ship named like markup comes out as text, and broken UTF-8 as the replacement character") {
    CHECK(quoted("<script>\"&\\") == R"("\u003cscript\u003e\"\u0026\\")");
    CHECK(quoted("海眼") == "\"海眼\"");
    CHECK(quoted("a\xC0\x80z") == "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
    CHECK(quoted(std::string_view{"\x1f\x00", 2}) == R"("\u001f\u0000")");
}

TEST_CASE("a radar-only track has a null mmsi and a quoted id") {
    Track track;
    track.id = TrackId{42};

    const std::string json = to_json(track);

    CHECK(json.find(R"("id":"42")") != std::string::npos);
    CHECK(json.find(R"("mmsi":null)") != std::string::npos);
}

TEST_CASE(
    "an event carries its vessels, evidence, zone and rule in one object, in the documented "
    "order") {
    Event event;
    event.id = "abc";
    event.kind = "zone_entry";
    event.tracks.push_back({.id = TrackId{7},
                            .mmsi = Mmsi{412000001},
                            .at = lat_lon_degrees(27.91, 121.23),
                            .sog = knots(14.2),
                            .cog = Course{degrees(88)}});
    event.zone = "oujiang";
    event.position = lat_lon_degrees(27.91, 121.23);
    event.severity = 0.72;
    event.rule_profile = "coastal";

    CHECK(
        to_json(event) ==
        R"({"id":"abc","kind":"zone_entry","transition":"started","time":"1970-01-01T00:00:00Z","start":"1970-01-01T00:00:00Z","end":null,)"
        R"("severity":0.72,"severity_class":"high","tracks":[{"id":"7","mmsi":412000001,"lat":27.910000,"lon":121.230000,"sog_kn":14.2,"cog_deg":88.0}],)"
        R"("zone":"oujiang","position":[121.230000,27.910000],"evidence":[],"suppressors":[],"incident":null,)"
        R"("rule":{"name":"zone_entry","profile":"coastal","version":1},"reason":null})");
}
