// The whole tracker on a simulated coast, judged by truth. The bounds are what the design asks for,
// not what one run gave.
#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "schemas/fields.hpp"
#include "tests/scoring/score.hpp"
#include "tests/scoring/sea/consistency.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/sea_setup.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

PipelineSetup sampled(const SimulatedSea& sea) {
    PipelineSetup setup = setup_for(sea);
    setup.sample_every = seconds(2);
    return setup;
}

Score judged(const RecordedSea& coast, const Output& out, Duration warmup = seconds(0)) {
    return *score(coast.sea.truth(), out.samples, {.warmup = warmup});
}

std::vector<Observation> without(const std::vector<Observation>& all, SourceId source) {
    std::vector<Observation> left;
    std::ranges::copy_if(
        all, std::back_inserter(left), [&](const Observation& o) { return o.source != source; });
    return left;
}

std::vector<TrackPoint> played(Pipeline& pipeline, const std::vector<Observation>& observations) {
    Output out;
    for (const Observation& o : observations) {
        pipeline.push(o, out);
    }
    pipeline.finish(out);
    return out.samples;
}

std::string rows_of(const std::vector<TrackPoint>& points) {
    std::string text;
    for (const TrackPoint& p : points) {
        text += to_json(p) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a coast with AIS, radar and clutter is one true picture: nobody missed, nobody twice") {
    const RecordedSea coast = a_coast({.seed = 11,
                                       .vessels = 40,
                                       .duration = minutes(15),
                                       .clutter = 20,
                                       .dark = 0.15,
                                       .convoys = 1,
                                       .meetings = 1});

    const Score s = judged(coast, run(sampled(coast.sea), coast.observations));

    INFO(summary_line(s));
    CHECK(s["siap_completeness"] > 0.98);
    CHECK(s["siap_ambiguity"] < 1.01);
    CHECK(s["siap_spuriousness"] < 0.01);
    CHECK(s["gospa_per_vessel"] < 45.0);
    CHECK(s["id_wrong"] < 0.01);
}

TEST_CASE(
    "a radar that is off in range, bearing and time is put right by those who say where they are") {
    RadarSettings off;
    off.range_bias = Metres{45};
    off.bearing_bias = degrees(0.6);
    off.clock_bias = seconds(0.8);
    const RecordedSea coast = a_coast(
        {.seed = 12, .vessels = 40, .duration = minutes(15), .clutter = 10, .radars = {off}});

    const Score s = judged(coast, run(sampled(coast.sea), coast.observations), minutes(5));

    INFO(summary_line(s));
    CHECK(s["gospa_per_vessel"] < 40.0);
    CHECK(s["siap_ambiguity"] < 1.01);
}

TEST_CASE("without radar the picture is what AIS says, and without AIS what radar sees, unnamed") {
    const RecordedSea coast =
        a_coast({.seed = 13, .vessels = 20, .duration = minutes(8), .dark = 0.2});

    const Output ais = run(sampled(coast.sea), without(coast.observations, first_radar_source));
    const Output radar = run(sampled(coast.sea), without(coast.observations, ais_source));

    const Score by_ais = judged(coast, ais);
    const Score by_radar = judged(coast, radar);
    INFO(summary_line(by_ais) << "\n" << summary_line(by_radar));
    CHECK(by_ais["siap_completeness"] > 0.5);
    CHECK(by_radar["siap_completeness"] > 0.9);
    CHECK(std::ranges::none_of(radar.samples,
                               [](const TrackPoint& p) { return p.mmsi.has_value(); }));
}

TEST_CASE(
    "what comes up to fifteen seconds late, in any order, gives the same tracks, byte for byte") {
    const RecordedSea coast =
        a_coast({.seed = 14, .vessels = 15, .duration = minutes(5), .clutter = 10});
    std::vector<Observation> shuffled = coast.observations;
    std::mt19937_64 random{5};  // AIS may be put back by two seconds to its own UTC second
    for (Observation& o : shuffled) {
        o.received = o.measured + seconds(13.0 * static_cast<double>(random() % 1000) / 1000.0);
    }
    std::ranges::stable_sort(shuffled, {}, &Observation::received);

    auto in_order = *Pipeline::make(sampled(coast.sea));
    auto late = *Pipeline::make(sampled(coast.sea));
    const std::string rows = rows_of(played(*in_order, coast.observations));
    const std::string late_rows = rows_of(played(*late, shuffled));

    CHECK(late->counts().late == in_order->counts().late);
    CHECK(std::ranges::count(rows, '\n') > 1000);
    CHECK((rows == late_rows));  // in brackets: the difference would be pages
}

TEST_CASE("the picture is as of the newest word, and what comes late still finds its place in it") {
    const RecordedSea coast =
        a_coast({.seed = 15, .vessels = 10, .duration = minutes(4), .clutter = 5});
    auto live = *Pipeline::make(sampled(coast.sea));
    auto patient = *Pipeline::make(sampled(coast.sea));
    Output out;
    Time newest = coast.observations.front().measured;
    for (const Observation& o : coast.observations) {
        live->push(o, out);
        patient->push(o, out);
        newest = std::max(newest, o.measured);
        if (to_micros(o.received) % 7 == 0) {
            (void)live->picture();
        }
    }

    const auto often = live->picture();
    const auto once = patient->picture();

    CHECK(newest - often->time < seconds(1));
    REQUIRE(often->tracks.size() == once->tracks.size());
    for (std::size_t i = 0; i < often->tracks.size(); ++i) {
        CHECK(often->tracks[i].at == once->tracks[i].at);
        CHECK(often->tracks[i].covariance == once->tracks[i].covariance);
    }
}

TEST_CASE("a track is as sure as it may be: NEES of a calm sea is near its band") {
    const RecordedSea coast =
        a_coast({.seed = 16, .vessels = 30, .duration = minutes(12), .dark = 0});
    auto pipeline = *Pipeline::make(sampled(coast.sea));
    Output out;
    Nees nees;
    Time next = coast.observations.front().measured + minutes(3);
    for (const Observation& o : coast.observations) {
        pipeline->push(o, out);
        out.clear();
        if (o.received >= next) {
            next += minutes(1);
            add_picture(nees, *pipeline->picture(), coast.sea);
        }
    }

    INFO("NEES " << nees.mean());
    CHECK(nees.mean() > 1.5);
    CHECK(nees.mean() < 6.0);
}
