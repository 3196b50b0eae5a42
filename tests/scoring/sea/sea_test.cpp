#include <doctest/doctest.h>

#include "geo/tangent.hpp"
#include "tests/scoring/score.hpp"
#include "tests/scoring/sea/heard.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

CoastSettings a_bit_of_everything(std::uint64_t seed) {
    return {.seed = seed,
            .vessels = 40,
            .duration = minutes(3),
            .radars = {RadarSettings{},
                       RadarSettings{.site = {Metres{-6000}, Metres{9000}}, .scan = seconds(1.9)}},
            .cameras = {CameraSettings{}},
            .goes_dark = 1,
            .spoof_offset = 1,
            .spoof_drift = 1,
            .borrowed_mmsi = 1,
            .convoys = 1,
            .meetings = 1};
}

void append(std::string& out, double value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Times, sources and every measured number of what was said.
std::string bytes_of(const std::vector<Observation>& observations) {
    std::string out;
    for (const Observation& observation : observations) {
        append(out, static_cast<double>(to_micros(observation.measured)));
        append(out, static_cast<double>(to_micros(observation.received)));
        append(out,
               static_cast<double>(observation.source) +
                   1e6 * static_cast<double>(observation.said.index()));
        if (const auto* plot = std::get_if<RadarPlot>(&observation.said)) {
            append(out, plot->polar->range.si());
            append(out, plot->polar->bearing.si());
        } else if (const auto* report = std::get_if<AisPosition>(&observation.said)) {
            append(out, report->at->lat.si());
            append(out, report->at->lon.si());
            append(out, report->sog->si() + 1e3 * report->cog->si());
            append(out, to_number(report->mmsi));
        } else if (const auto* trigger = std::get_if<CameraTrigger>(&observation.said)) {
            append(out, trigger->bearing.si() + 10.0 * trigger->confidence);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("the same seed gives the same sea to the last bit, another seed another one") {
    const std::string bytes = bytes_of(a_coast(a_bit_of_everything(3)).observations);

    CHECK(bytes == bytes_of(a_coast(a_bit_of_everything(3)).observations));
    CHECK(bytes != bytes_of(a_coast(a_bit_of_everything(4)).observations));
}

TEST_CASE("a sea without its last radar says the same in everything else") {
    CoastSettings fewer = a_bit_of_everything(3);
    fewer.radars.pop_back();
    const RecordedSea whole = a_coast(a_bit_of_everything(3));
    const RecordedSea less = a_coast(fewer);

    std::vector<Observation> rest;
    std::ranges::copy_if(whole.observations, std::back_inserter(rest), [](const Observation& o) {
        return o.source != SourceId{3};
    });

    CHECK(bytes_of(rest) == bytes_of(less.observations));
}

TEST_CASE("what is received is in order, with a heartbeat each second") {
    const RecordedSea coast = a_coast(a_bit_of_everything(5));

    CHECK(std::ranges::is_sorted(coast.observations, {}, &Observation::received));
    CHECK(all_of<Heartbeat>(coast.observations).size() == 181);
}

TEST_CASE("truth stands on its grid and says where each vessel is") {
    const RecordedSea coast = a_coast(a_bit_of_everything(5));
    const Truth& truth = coast.sea.truth();

    REQUIRE(truth.epochs.size() == 37);
    for (const TruthEpoch& epoch : truth.epochs) {
        REQUIRE(epoch.vessels.size() == 40);
        for (const TruthState& vessel : epoch.vessels) {
            const TrueState state =
                coast.sea.state_of(coast.sea.vessels()[vessel.vessel - 1], epoch.when);
            CHECK(state.at == vessel.at);
        }
    }
    CHECK(truth.epochs[36].when - truth.epochs[0].when == minutes(3));
}

TEST_CASE("a vessel's velocity is how her place changes, in turns and on the swing too") {
    const RecordedSea coast =
        a_coast({.seed = 8, .vessels = 60, .duration = minutes(4), .meetings = 1});
    const Duration half = seconds(0.1);
    double worst = 0.0;
    for (const TruthEpoch& epoch : coast.sea.truth().epochs) {
        for (const SimulatedVessel& vessel : coast.sea.vessels()) {
            const Enu run = displacement(coast.sea.state_of(vessel, epoch.when - half).at,
                                         coast.sea.state_of(vessel, epoch.when + half).at);
            const Velocity v = coast.sea.state_of(vessel, epoch.when).velocity;
            worst = std::max(
                worst,
                std::hypot(run.east.si() / 0.2 - v.east.si(), run.north.si() / 0.2 - v.north.si()));
        }
    }

    // A fast boat that just began to turn changes by 3 m/s^2: 0.08 m/s over a tenth of a second.
    CHECK(worst < 0.1);
}

TEST_CASE("two that meet lie alongside 30 m apart for two fifths of the time, and part") {
    const RecordedSea coast = a_coast({.vessels = 2, .duration = minutes(10), .meetings = 1});
    const auto apart_at = [&](double s) {
        const Time when = coast.sea.settings().start + seconds(s);
        const Enu off = displacement(coast.sea.state_of(coast.sea.vessels()[0], when).at,
                                     coast.sea.state_of(coast.sea.vessels()[1], when).at);
        return std::hypot(off.east.si(), off.north.si());
    };

    CHECK(apart_at(211) == doctest::Approx(30).epsilon(0.01));
    CHECK(apart_at(449) == doctest::Approx(30).epsilon(0.01));
    CHECK(apart_at(0) > 500);
    CHECK(apart_at(600) > 200);
    for (double s = 0; s < 600; s += 1) {
        CHECK(apart_at(s) > 29.0);
    }
}

TEST_CASE("five ships of a convoy follow in each other's wake, 800 m apart") {
    const RecordedSea coast = a_coast({.vessels = 5, .duration = minutes(10), .convoys = 1});
    for (std::size_t i = 1; i < 5; ++i) {
        const Enu off = displacement(
            coast.sea.state_of(coast.sea.vessels()[i - 1], coast.sea.settings().start).at,
            coast.sea.state_of(coast.sea.vessels()[i], coast.sea.settings().start).at);
        CHECK(std::hypot(off.east.si(), off.north.si()) == doctest::Approx(800).epsilon(0.01));
    }
}

TEST_CASE("a tracker that knows the truth scores no error, and one that sleeps misses all") {
    const RecordedSea coast = a_coast(a_bit_of_everything(5));
    std::vector<TrackPoint> tracks;
    for (const TruthEpoch& epoch : coast.sea.truth().epochs) {
        for (const TruthState& vessel : epoch.vessels) {
            tracks.push_back({.track = TrackId{vessel.vessel},
                              .measured = epoch.when,
                              .at = vessel.at,
                              .sog = vessel.sog,
                              .cog = vessel.cog,
                              .mmsi = vessel.is_dark ? std::nullopt : std::optional{vessel.mmsi}});
        }
    }

    const Score best = *score(coast.sea.truth(), tracks);
    const Score worst = *score(coast.sea.truth(), {});

    CHECK(best["gospa"] == 0.0);
    CHECK(best["siap_completeness"] == 1.0);
    CHECK(best["id_switches"] == 0);
    CHECK(best["id_correct"] == 1.0);
    CHECK(best["dark_without_mmsi"] == 1.0);
    CHECK(worst["siap_completeness"] == 0.0);
    CHECK(worst["gospa_per_vessel"] == doctest::Approx(std::sqrt(125'000.0)));
}
