#include "tests/scoring/sea/consistency.hpp"

#include <doctest/doctest.h>

#include "geo/tangent.hpp"

using namespace seaeye;
using namespace seaeye::tests;

TEST_CASE("a picture's shown tracks are compared with the vessels they follow, at their own time") {
    const SimulatedSea sea{{.vessels = 3, .duration = minutes(1)}};
    const Time when = sea.settings().start + seconds(30);
    Picture picture;
    for (const SimulatedVessel& vessel : sea.vessels()) {
        const TrueState truth = sea.state_of(vessel, when);
        Track track{.phase = Phase::confirmed, .updated = when, .velocity = truth.velocity};
        track.at = displaced(truth.at, {Metres{30}, Metres{0}});
        track.covariance = {900, 0, 0, 0, 0, 900, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        picture.tracks.push_back(track);
    }
    picture.tracks[2].phase = Phase::tentative;

    Nees nees;
    add_picture(nees, picture, sea);

    CHECK(nees.count() == 2);
    CHECK(nees.mean() == doctest::Approx(1.0).epsilon(1e-3));
}

TEST_CASE("a track where no vessel is has no error to speak of") {
    const SimulatedSea sea{{.vessels = 1}};
    Picture picture;
    picture.tracks.push_back({.phase = Phase::confirmed,
                              .updated = sea.settings().start,
                              .at = lat_lon_degrees(10, 100)});

    Nees nees;
    add_picture(nees, picture, sea);

    CHECK(nees.count() == 0);
}
