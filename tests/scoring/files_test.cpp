#include <doctest/doctest.h>

#include "tests/geo/temp_dir.hpp"
#include "tests/scoring/tracks_file.hpp"
#include "tests/scoring/truth_file.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

constexpr const char* config = R"({"station": {"lat": 27.9, "lon": 121.2}})";
const std::string head =
    "epoch_s,vessel_id,mmsi,lat,lon,sog_kn,cog_deg,class,is_dark,role,radar_pd,ais_age_s,spoofed\n";

void write(const TempDir& dir, const std::string& name, const std::string& content) {
    REQUIRE_FALSE(dir.file(name, content).empty());
}

}  // namespace

TEST_CASE("the truth of a scenario is read row by row into epochs") {
    const TempDir scenario;
    write(scenario, "config.json", config);
    write(scenario,
          "truth.csv",
          head +
              "1740801600.0,1,412000001,28.1,121.4,17.89,191.0,cargo,0,dup_mmsi,0.90,-1,0\n"
              "1740801600.0,2,412000002,27.8,121.4,2.50,302.2,fishing,1,dark,0.20,30,1\n"
              "1740801605.0,1,412000001,28.1,121.4,17.89,191.0,cargo,0,dup_mmsi,0.90,0,0\n");
    write(scenario,
          "ghosts.csv",
          "epoch_s,vessel_id,mmsi,lat,lon,sog_kn,cog_deg\n"
          "1740802445.06,4,636196155,27.9669236,121.2315566,10.43,191.0\n");

    const Result<Truth> truth = read_truth(scenario.file(""));

    REQUIRE(truth);
    REQUIRE(truth->epochs.size() == 2);
    REQUIRE(truth->epochs[0].vessels.size() == 2);
    const TruthState& fishing = truth->epochs[0].vessels[1];
    CHECK(fishing.kind.view() == "fishing");
    CHECK(fishing.is_dark);
    CHECK(fishing.is_spoofing);
    CHECK(fishing.ais_age == seconds(30));
    CHECK_FALSE(truth->epochs[0].vessels[0].ais_age);
    CHECK(truth->epochs[1].when - truth->epochs[0].when == seconds(5));
    REQUIRE(truth->ghosts.size() == 1);
    CHECK(to_micros(truth->ghosts[0].when) == 1'740'802'445'060'000);
}

TEST_CASE("a cell that is no number is named by file, line and column") {
    const TempDir scenario;
    write(scenario, "config.json", config);
    write(scenario,
          "truth.csv",
          head + "1740801600.0,1,412000001,north,121.4,17.89,191.0,cargo,0,x,0.90,-1,0\n");

    const Result<Truth> truth = read_truth(scenario.file(""));

    REQUIRE_FALSE(truth);
    CHECK(truth.error().text.ends_with("truth.csv:2: lat is not a number"));
}

TEST_CASE("tracks of any tracker are read: ids of any text, a header or none, an MMSI or none") {
    const TempDir dir;
    const std::string path = dir.file("tracks.csv",
                                      "epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi\n"
                                      "1740801608.25,T-a,28.1,121.4,17.81,190.8,563830232\n"
                                      "1740801608,b,28.2,121.5,,,\n"
                                      "1740801610,T-a,28.1,121.4,17.81,190.8,unknown\r\n");

    const Result<std::vector<TrackPoint>> tracks = read_tracks(path);

    REQUIRE(tracks);
    REQUIRE(tracks->size() == 3);
    CHECK((*tracks)[0].track == (*tracks)[2].track);
    CHECK((*tracks)[0].track != (*tracks)[1].track);
    CHECK((*tracks)[0].mmsi == Mmsi{563'830'232});
    CHECK((*tracks)[1].mmsi == std::nullopt);
    CHECK((*tracks)[1].sog.si() == 0.0);
    CHECK((*tracks)[2].mmsi == Mmsi{0});
    CHECK(to_micros((*tracks)[0].measured) == 1'740'801'608'250'000);
}

TEST_CASE("a row of tracks that is cut short is refused with its line") {
    const TempDir dir;
    const std::string path = dir.file("tracks.csv", "1740801608,1,28.1\n");

    const Result<std::vector<TrackPoint>> tracks = read_tracks(path);

    REQUIRE_FALSE(tracks);
    CHECK(tracks.error().text.starts_with(path + ":1: expected"));
    CHECK(read_tracks(dir.file("none.csv")).error().code == ErrorCode::not_readable);
}
