#include "daemon/replay/track_csv.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE(
    "a row has epoch seconds, id, degrees, knots, and an empty MMSI for a vessel nobody knows") {
    TrackPoint point{.track = TrackId{12},
                     .measured = time_from_micros(1'740'801'600'000'000),
                     .at = lat_lon_degrees(27.9, -121.25),
                     .sog = knots(12.345),
                     .cog = Course{degrees(359.97)}};
    std::string out;
    append_track_row(out, point);
    point.mmsi = Mmsi{412'000'001};
    point.measured += seconds(0.5);
    append_track_row(out, point);

    CHECK(out ==
          "1740801600,12,27.9000000,-121.2500000,12.35,0.0,\n"
          "1740801600.500,12,27.9000000,-121.2500000,12.35,0.0,412000001\n");
}
