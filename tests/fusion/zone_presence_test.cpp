#include "fusion/zone_presence.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// Feeds fixes `east_m` metres from the western edge of a 2 km zone (inside is positive), ten
/// seconds apart.
std::vector<std::string> story(const std::vector<double>& east_m, PresenceSettings settings = {}) {
    const ZoneSet zones = *ZoneSet::build({a_zone("cove", from(off_wenzhou, 1000, 0), 1000)});
    ZonePresence presence{zones, settings};
    std::vector<std::string> told;
    Track track{.id = TrackId{1}};
    for (std::size_t k = 0; k < east_m.size(); ++k) {
        track.updated = at_second(10.0 * static_cast<double>(k));
        track.at = from(off_wenzhou, east_m[k], 0);
        ++track.updates;
        presence.update(track);
        for (const ZoneChange& c : presence.changes()) {
            const std::string name = c.kind == ZoneChange::Kind::entered  ? "entered"
                                     : c.kind == ZoneChange::Kind::exited ? "exited"
                                                                          : "lost";
            told.push_back(name + " at " +
                           std::to_string(static_cast<int>(to_seconds(c.since - at_second(0)))) +
                           (c.was_seen_outside ? "" : ", first seen inside"));
        }
    }
    return told;
}

}  // namespace

TEST_CASE(
    "a vessel that steams through a zone enters and exits once, at her first fix in and her first "
    "fix out") {
    CHECK(story({-500, -200, 100, 400, 1900, 2050, 2150, 2300}) ==
          std::vector<std::string>{"entered at 20", "exited at 60"});
}

TEST_CASE("a vessel that jitters over the edge raises nothing") {
    CHECK(story({-50, 20, -30, 10, -20, 30, -40}).empty());
    CHECK(story({-50, 20, 30, -40, 10, -90, 20, -50, -60}) ==
          std::vector<std::string>{"entered at 10"});
}

TEST_CASE("one fix far outside between fixes inside is no exit") {
    CHECK(story({-500, 100, 200, -5000, 300, 400}) == std::vector<std::string>{"entered at 10"});
}

TEST_CASE("a vessel first heard inside is said to be first seen inside") {
    CHECK(story({500, 600, 700}) == std::vector<std::string>{"entered at 0, first seen inside"});
}

TEST_CASE("a vessel not heard for the time-out is lost, and entering again is a new entry") {
    const ZoneSet zones = *ZoneSet::build({a_zone("cove", off_wenzhou, 1000)});
    ZonePresence presence{zones, {}};
    Track track{.id = TrackId{1}, .at = off_wenzhou};
    for (const double s : {0.0, 10.0}) {
        track.updated = at_second(s);
        presence.update(track);
    }
    REQUIRE(presence.changes().size() == 1);

    presence.tick(at_second(610));
    CHECK(presence.changes().empty());
    presence.tick(at_second(611));

    REQUIRE(presence.changes().size() == 1);
    CHECK(presence.changes()[0].kind == ZoneChange::Kind::lost);
    CHECK(presence.changes()[0].since == at_second(610));
    CHECK(presence.is_idle());
}
