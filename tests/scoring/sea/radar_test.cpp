#include <doctest/doctest.h>

#include "geo/geodesic.hpp"
#include "tests/scoring/sea/heard.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

/// Ships within 5 NM of a radar that tells any two apart.
CoastSettings ships_near_by(RadarSettings radar, double clutter = 0.0) {
    radar.range_cell = Metres{0};
    return {.seed = 6,
            .vessels = 20,
            .duration = minutes(10),
            .clutter = clutter,
            .radars = {radar},
            .kinds = ships_only,
            .radius = Metres{5.0 * 1852.0}};
}

struct Residual {
    Spread range_m;
    Spread bearing_rad;
};

/// Of each plot against the ship it is nearest to.
Residual residual_of(const RecordedSea& coast) {
    Residual residual;
    const SimulatedRadar& radar = coast.sea.radars().front();
    for (const auto& [observation, plot] : all_of<RadarPlot>(coast.observations)) {
        const LatLon at = destination(radar.site(), plot->polar->bearing, plot->polar->range);
        const SimulatedVessel* vessel = coast.sea.nearest(at, observation->measured, Metres{400});
        if (vessel != nullptr) {
            const Echo truth =
                radar.true_echo(*vessel, coast.sea.seconds_at(observation->measured));
            residual.range_m.add(plot->polar->range.si() - truth.range_m);
            residual.bearing_rad.add(
                turn(Bearing{Radians{truth.bearing_rad}}, plot->polar->bearing).si());
        }
    }
    return residual;
}

}  // namespace

TEST_CASE(
    "a radar without error puts a plot where a ship is, by the geodesic and its mast's height") {
    const RecordedSea coast = a_coast(ships_near_by({.site = {Metres{3000}, Metres{-2000}},
                                                     .height = Metres{100},
                                                     .sigma_range = Metres{0},
                                                     .sigma_bearing = Radians{0},
                                                     .pd = 1.0}));
    const SimulatedRadar& radar = coast.sea.radars().front();
    const auto plots = all_of<RadarPlot>(coast.observations);
    REQUIRE(plots.size() > 4000);
    for (const auto& [observation, plot] : plots) {
        const double ground_m = std::sqrt(std::pow(plot->polar->range.si(), 2.0) - 100.0 * 100.0);
        const LatLon at = destination(radar.site(), plot->polar->bearing, Metres{ground_m});
        // 0.5 m: the earth's bend, which this leaves out, takes 0.1 m at 10 km.
        CHECK(coast.sea.nearest(at, observation->measured, Metres{0.5}) != nullptr);
    }
}

TEST_CASE("a radar's noise has the sigmas that were asked for, and its biases") {
    const RecordedSea coast = a_coast(ships_near_by({.sigma_range = Metres{25},
                                                     .sigma_bearing = degrees(0.4),
                                                     .range_bias = Metres{45},
                                                     .bearing_bias = degrees(-0.5)}));

    const Residual residual = residual_of(coast);

    REQUIRE(residual.range_m.count() > 3500);
    CHECK(residual.range_m.sigma() == doctest::Approx(25.0).epsilon(0.04));
    CHECK(residual.bearing_rad.sigma() == doctest::Approx(degrees(0.4).si()).epsilon(0.04));
    CHECK(residual.range_m.mean() == doctest::Approx(45.0).epsilon(0.04));
    CHECK(residual.bearing_rad.mean() == doctest::Approx(degrees(-0.5).si()).epsilon(0.04));
}

TEST_CASE("a radar whose clock is fast stamps its plots and sweeps late by as much") {
    const RadarSettings plain{.sigma_range = Metres{0}, .sigma_bearing = Radians{0}, .pd = 1.0};
    RadarSettings fast = plain;
    fast.clock_bias = seconds(0.8);
    const RecordedSea right = a_coast(ships_near_by(plain));
    const RecordedSea wrong = a_coast(ships_near_by(fast));

    const auto plots = all_of<RadarPlot>(right.observations);
    const auto late = all_of<RadarPlot>(wrong.observations);
    REQUIRE(plots.size() == late.size());
    CHECK(late[7].observation->measured - plots[7].observation->measured == seconds(0.8));
    CHECK(late[7].observation->received == plots[7].observation->received);
    CHECK(late[7].said->polar->range == plots[7].said->polar->range);
}

TEST_CASE("near by a radar sees as often as was asked, and the truth says so") {
    const RecordedSea coast = a_coast(ships_near_by({.pd = 0.7}));

    const double looks = 20.0 * 600.0 / 2.5;
    const auto plots = static_cast<double>(all_of<RadarPlot>(coast.observations).size());

    CHECK(plots / looks == doctest::Approx(0.7).epsilon(0.03));
    CHECK(coast.sea.truth().epochs[0].vessels[0].radar_pd == doctest::Approx(0.7).epsilon(0.01));
}

TEST_CASE(
    "a radar sees a boat half as often at her half range, a ship still well, and none beyond its "
    "reach") {
    const SimulatedSea sea{{.vessels = 1}};
    const SimulatedRadar& radar = sea.radars().front();
    const auto pd_at = [&](VesselKind kind, double range_nm) {
        SimulatedVessel vessel{.kind = kind};
        vessel.voyage = {.course = Passage{{.north = range_nm * 1852.0}}};
        return radar.pd_of(vessel, 0.0);
    };

    CHECK(pd_at(VesselKind::fast, 17) == doctest::Approx(0.45).epsilon(0.001));
    CHECK(pd_at(VesselKind::cargo, 17) > 0.88);
    CHECK(pd_at(VesselKind::cargo, 24.1) == 0.0);
    CHECK(pd_at(VesselKind::cargo, 0.01) == 0.0);
}

TEST_CASE("clutter is as much as was asked for, half of it near") {
    CoastSettings settings = ships_near_by({.pd = 0.0}, 40.0);
    const RecordedSea coast = a_coast(settings);

    Spread near;
    for (const auto& [observation, plot] : all_of<RadarPlot>(coast.observations)) {
        near.add(plot->polar->range.si() < 9000.0 ? 1.0 : 0.0);
    }

    CHECK(static_cast<double>(near.count()) / 240.0 == doctest::Approx(40.0).epsilon(0.03));
    // Of the near half 1 - 4 e^-3 = 80 % is within 9 km; of the even half (9 / 44.4)^2 = 4 %.
    CHECK(near.mean() == doctest::Approx(0.42).epsilon(0.03));
}

TEST_CASE("two ships alongside are one plot between them") {
    const RecordedSea coast =
        a_coast({.vessels = 2,
                 .duration = minutes(10),
                 .clutter = 0,
                 .radars = {RadarSettings{
                     .sigma_range = Metres{0}, .sigma_bearing = Radians{0}, .pd = 1.0}},
                 .meetings = 1});
    int alongside = 0;
    for (const auto& [observation, plot] : all_of<RadarPlot>(coast.observations)) {
        const double s = coast.sea.seconds_at(observation->measured);
        alongside += s > 215.0 && s < 445.0 ? 1 : 0;
    }

    CHECK(alongside == 92);  // turns of 2.5 s in 230 s
}

TEST_CASE("a sweep says that the plots behind it are complete") {
    const RecordedSea coast = a_coast(ships_near_by({}, 30.0));
    Time edge = Time::min();
    int sweeps = 0;
    for (const Observation& observation : coast.observations) {
        if (std::holds_alternative<RadarPlot>(observation.said)) {
            CHECK(observation.measured >= edge);
        } else if (const auto* sweep = std::get_if<RadarSweep>(&observation.said)) {
            edge = observation.measured;
            ++sweeps;
            CHECK(std::remainder(sweep->bearing.si() - sweeps * degrees(22.5).si(),
                                 2 * std::numbers::pi) == doctest::Approx(0.0));
        }
    }

    CHECK(sweeps == 240 * 16);
}
