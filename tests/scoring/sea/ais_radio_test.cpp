#include <map>

#include <doctest/doctest.h>

#include "geo/geodesic.hpp"
#include "geo/tangent.hpp"
#include "tests/scoring/sea/heard.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

CoastSettings ships_with(AisSettings ais) {
    return {.seed = 9,
            .vessels = 20,
            .duration = minutes(10),
            .radars = {},
            .ais = ais,
            .dark = 0.0,
            .radius = Metres{4.0 * 1852.0}};
}

const SimulatedVessel& sender_of(const AisPosition& report, const SimulatedSea& sea) {
    return *std::ranges::find(sea.vessels(), report.mmsi, &SimulatedVessel::mmsi);
}

/// The report's own second, at or before it was received.
Time fix_of(const Observation& observation, const AisPosition& report) {
    std::int64_t second = to_micros(observation.received) / 1'000'000;
    while (second % 60 != *report.utc_second) {
        --second;
    }
    return time_from_micros(second * 1'000'000);
}

/// Where a report is off to, from where mid-ship was.
Enu off_by(const Observation& observation, const AisPosition& report, const SimulatedSea& sea) {
    return displacement(sea.state_of(sender_of(report, sea), fix_of(observation, report)).at,
                        *report.at);
}

SimulatedVessel steaming(AisClass ais_class, double sog_kn, double turn_rate_deg = 0.0) {
    SimulatedVessel vessel{.ais_class = ais_class};
    Passage passage{{.speed = knots(sog_kn).si()}};
    passage.hold(100.0);
    if (turn_rate_deg > 0.0) {
        passage.turn_by(degrees(90.0).si(), degrees(turn_rate_deg).si());
    }
    vessel.voyage = {.course = passage};
    return vessel;
}

}  // namespace

TEST_CASE("vessels report as often as M.1371 says: by class, speed, turning and lying at anchor") {
    CHECK(reporting_interval_s(steaming(AisClass::a, 10), 120) == 10);
    CHECK(reporting_interval_s(steaming(AisClass::a, 10, 1.0), 120) == doctest::Approx(10.0 / 3.0));
    CHECK(reporting_interval_s(steaming(AisClass::a, 18), 120) == 6);
    CHECK(reporting_interval_s(steaming(AisClass::a, 18, 1.0), 120) == 2);
    CHECK(reporting_interval_s(steaming(AisClass::a, 28), 120) == 2);
    CHECK(reporting_interval_s(steaming(AisClass::b, 1.5), 120) == 180);
    CHECK(reporting_interval_s(steaming(AisClass::b, 30), 120) == 30);
    SimulatedVessel anchored = steaming(AisClass::a, 0.5);
    anchored.kind = VesselKind::anchored;
    CHECK(reporting_interval_s(anchored, 120) == 180);
}

TEST_CASE("a ship reports where her antenna is, not where her middle is") {
    const RecordedSea coast =
        a_coast(ships_with({.gnss_white = Metres{0}, .gnss_drift = Metres{0}}));
    for (const auto& [observation, report] : all_of<AisPosition>(coast.observations)) {
        const SimulatedVessel& vessel = sender_of(*report, coast.sea);
        const Heading heading = coast.sea.state_of(vessel, fix_of(*observation, *report)).heading;
        const Enu off = off_by(*observation, *report, coast.sea);
        const double forward =
            off.east.si() * std::sin(heading.si()) + off.north.si() * std::cos(heading.si());

        const double aside =
            off.east.si() * std::cos(heading.si()) - off.north.si() * std::sin(heading.si());

        // Half of 1/10,000 minute of latitude and of longitude.
        CHECK(std::abs(forward - vessel.antenna_forward_m()) < 0.13);
        CHECK(std::abs(aside - vessel.antenna_starboard_m()) < 0.13);
    }
}

TEST_CASE("a fix has the noise that was asked for, at its own whole second, soon received") {
    const RecordedSea coast = a_coast(
        ships_with({.gnss_white = Metres{6}, .gnss_drift = Metres{0}, .antenna_share = 0.0}));
    Spread east;
    Spread north;
    for (const auto& [observation, report] : all_of<AisPosition>(coast.observations)) {
        const Enu off = off_by(*observation, *report, coast.sea);
        east.add(off.east.si());
        north.add(off.north.si());
        CHECK(observation->received - fix_of(*observation, *report) < seconds(2.1));
        CHECK(observation->measured == observation->received);
    }

    REQUIRE(east.count() > 600);
    CHECK(east.sigma() == doctest::Approx(6.0).epsilon(0.08));
    CHECK(north.sigma() == doctest::Approx(6.0).epsilon(0.08));
    CHECK(std::abs(east.mean()) < 1.0);
}

TEST_CASE("speed and course are those of the ship, in tenths") {
    CoastSettings settings = ships_with({});
    settings.kinds = ships_only;
    const RecordedSea coast = a_coast(settings);
    Spread speed;
    for (const auto& [observation, report] : all_of<AisPosition>(coast.observations)) {
        const TrueState state =
            coast.sea.state_of(sender_of(*report, coast.sea), fix_of(*observation, *report));
        speed.add((*report->sog - sog_of(state.velocity)).si());
        CHECK(std::abs(turn(cog_of(state.velocity), *report->cog).si()) < degrees(5).si());
        CHECK(std::abs(turn(state.heading, *report->heading).si()) < degrees(3).si());
    }

    CHECK(speed.sigma() < 0.07);
}

TEST_CASE("as many messages are lost as was asked") {
    const auto heard = [](double loss) {
        return static_cast<double>(
            all_of<AisPosition>(a_coast(ships_with({.loss = loss})).observations).size());
    };

    CHECK(heard(0.3) / heard(0.0) == doctest::Approx(0.7).epsilon(0.06));
}

TEST_CASE("every ship says her dimensions each six minutes: type 5, or 24 in two parts") {
    const RecordedSea coast = a_coast(ships_with({.loss = 0.0}));
    std::map<Mmsi, int> told;
    for (const auto& [observation, said] : all_of<AisStatic>(coast.observations)) {
        if (said->dimensions.to_bow) {
            CHECK(said->message_type == (said->ais_class == AisClass::a ? 5 : 24));
            ++told[said->mmsi];
        }
    }

    CHECK(told.size() == 20);
    for (const auto& [mmsi, times] : told) {
        CHECK(times >= 1);
        CHECK(times <= 2);
    }
}

TEST_CASE("dark vessels are never heard, others fall silent half-way") {
    CoastSettings settings = ships_with({});
    settings.dark = 0.2;
    settings.goes_dark = 2;
    const RecordedSea coast = a_coast(settings);
    int silent = 0;
    for (const auto& [observation, report] : all_of<AisPosition>(coast.observations)) {
        const SimulatedVessel& vessel = sender_of(*report, coast.sea);
        CHECK(vessel.conduct != Conduct::dark);
        CHECK_FALSE(vessel.is_dark_at(coast.sea.seconds_at(fix_of(*observation, *report))));
    }
    for (const TruthState& vessel : coast.sea.truth().epochs.back().vessels) {
        silent += vessel.is_dark ? 1 : 0;
    }

    CHECK(silent == 6);
}

TEST_CASE("a spoofer's AIS leaves her for a ghost, by a jump or by creeping away") {
    CoastSettings settings = ships_with({});
    settings.spoof_offset = 1;
    settings.spoof_drift = 1;
    const RecordedSea coast = a_coast(settings);
    double jumped_m = 0.0;
    double crept_m = 0.0;
    for (const auto& [observation, report] : all_of<AisPosition>(coast.observations)) {
        const SimulatedVessel& vessel = sender_of(*report, coast.sea);
        const Enu off = off_by(*observation, *report, coast.sea);
        const double off_m = std::hypot(off.east.si(), off.north.si());
        if (!vessel.is_spoofing_at(coast.sea.seconds_at(fix_of(*observation, *report)))) {
            CHECK(off_m < 150.0);  // the antenna of a long ship
        } else if (vessel.conduct == Conduct::spoof_offset) {
            jumped_m = off_m;
        } else {
            crept_m = off_m;
        }
    }

    CHECK(jumped_m > 4800.0);
    CHECK(crept_m > 300.0);
    CHECK(coast.sea.truth().ghosts.size() > 20);
    CHECK(std::ranges::is_sorted(coast.sea.truth().ghosts, {}, &Ghost::when));
}

TEST_CASE("two vessels send one MMSI from two places") {
    CoastSettings settings = ships_with({});
    settings.borrowed_mmsi = 1;
    const SimulatedSea sea{settings};

    const auto borrower =
        std::ranges::find(sea.vessels(), Conduct::borrowed_mmsi, &SimulatedVessel::conduct);

    REQUIRE(borrower != sea.vessels().end());
    CHECK(std::ranges::count(sea.vessels(), borrower->mmsi, &SimulatedVessel::mmsi) == 2);
}
