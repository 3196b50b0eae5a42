// Each figure against a sea small enough to work out by hand. Cutoff 500 m: one missed or one false
// is 500^2 / 2 = 125,000 m^2.
#include "tests/scoring/score.hpp"

#include <doctest/doctest.h>

#include "tests/scoring/small_sea.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

doctest::Approx about(double value) {
    return doctest::Approx(value).epsilon(1e-6);
}

}  // namespace

TEST_CASE("a vessel without a track is a miss of half the squared cutoff") {
    SmallSea sea{60};
    sea.with(SmallSea::a_vessel(1, 0)).with(SmallSea::a_vessel(2, 4000));
    sea.with_track(1, {.to_s = 60, .east_m = 30});

    const Score score = sea.scored();

    CHECK(score["gospa"] == about(std::sqrt(900.0 + 125'000.0)));
    CHECK(score["gospa_per_vessel"] == about(std::sqrt((900.0 + 125'000.0) / 2.0)));
    CHECK(score["gospa2_loc"] == about(900.0));
    CHECK(score["gospa2_missed"] == about(125'000.0));
    CHECK(score["gospa2_false"] == 0.0);
    CHECK(score["ospa"] == about(std::sqrt((900.0 + 250'000.0) / 2.0)));
    CHECK(score["siap_completeness"] == 0.5);
    CHECK(score["never_tracked"] == 1);
    CHECK(score.completeness_by_class.at("cargo") == 0.5);
}

TEST_CASE("a track where nothing is costs as much as a miss and is spurious") {
    SmallSea sea{60};
    sea.with(SmallSea::a_vessel(1, 0));
    sea.with_track(1, {.to_s = 60}).with_track(2, {.to_s = 60, .north_m = 5000});

    const Score score = sea.scored();

    CHECK(score["gospa"] == about(std::sqrt(125'000.0)));
    CHECK(score["gospa2_false"] == about(125'000.0));
    CHECK(score["mean_false"] == 1.0);
    CHECK(score["siap_spuriousness"] == 0.5);
    CHECK(score["siap_ambiguity"] == 1.0);
    CHECK(score["ospa"] == about(std::sqrt(250'000.0 / 2.0)));
}

TEST_CASE("a second track on one vessel is ambiguity, and the nearer one is hers") {
    SmallSea sea{60};
    sea.with(SmallSea::a_vessel(1, 0));
    sea.with_track(1, {.to_s = 60, .east_m = 200}).with_track(2, {.to_s = 60, .east_m = 40});

    const Score score = sea.scored();

    CHECK(score["rmse_m"] == about(40.0));
    CHECK(score["siap_ambiguity"] == 2.0);
    CHECK(score["siap_spuriousness"] == 0.0);
    CHECK(score["redundant_or_false_fraction"] == 0.5);
}

TEST_CASE("the pairing looks at all: a track gives up its nearest vessel when both then have one") {
    // Track 1 is 100 m from vessel 2 and 350 m from vessel 1, track 2 is 300 m from vessel 2 only:
    // 250,000 - 100^2 is less than 250,000 - 350^2 and 250,000 - 300^2 together.
    SmallSea sea{10};
    sea.with(SmallSea::a_vessel(1, 0)).with(SmallSea::a_vessel(2, 450));
    sea.with_track(1, {.to_s = 10, .east_m = 350}).with_track(2, {.to_s = 10, .east_m = 750});

    const Score score = sea.scored();

    CHECK(score["gospa2_loc"] == about(350.0 * 350.0 + 300.0 * 300.0));
    CHECK(score["siap_completeness"] == 1.0);
}

TEST_CASE("two tracks that change vessels are two switches and half pure") {
    SmallSea sea{55};  // 12 epochs
    sea.with(SmallSea::a_vessel(1, 0)).with(SmallSea::a_vessel(2, 2000));
    sea.with_track(1, {.to_s = 25}).with_track(2, {.to_s = 25, .east_m = 2000});
    sea.with_track(1, {.from_s = 30, .to_s = 55, .east_m = 2000})
        .with_track(2, {.from_s = 30, .to_s = 55});

    const Score score = sea.scored();

    CHECK(score["id_switches"] == 2);
    CHECK(score["id_switches_per_vessel_hour"] == about(2.0 / (24.0 * 5.0 / 3600.0)));
    CHECK(score["longest_segment"] == 0.5);
    CHECK(score["track_purity"] == 0.5);
    CHECK(score["fragmentations"] == 0);
}

TEST_CASE("a vessel keeps her track when another comes nearer for a while") {
    SmallSea sea{30};
    sea.with(SmallSea::a_vessel(1, 0));
    sea.with_track(1, {.to_s = 30, .east_m = 60})
        .with_track(2, {.from_s = 10, .to_s = 20, .east_m = 10});

    const Score score = sea.scored();

    CHECK(score["id_switches"] == 0);
    CHECK(score["longest_segment"] == 1.0);
}

TEST_CASE("a gap of more than fifteen seconds breaks a vessel's history once") {
    SmallSea sea{95};  // 20 epochs
    sea.with(SmallSea::a_vessel(1, 0));
    sea.with_track(1, {.to_s = 20}).with_track(1, {.from_s = 60, .to_s = 95});

    const Score score = sea.scored();

    // Rows to 20 s count until 35 s: epochs 0 to 35 are 8, then 4 missed, then 60 to 95 are 8.
    CHECK(score["siap_completeness"] == about(16.0 / 20.0));
    CHECK(score["fragmentations"] == 1);
    CHECK(score["longest_segment"] == about(8.0 / 20.0));
}

TEST_CASE("a track that begins 20 s late has that latency, and a warm-up does not hide it") {
    SmallSea sea{60};
    sea.with(SmallSea::a_vessel(1, 0)).with(SmallSea::a_vessel(2, 3000));
    sea.with_track(1, {.to_s = 60}).with_track(2, {.from_s = 20, .to_s = 60, .east_m = 3000});

    const Score score = sea.scored();
    const Score warmed = sea.scored({.warmup = seconds(40)});

    CHECK(score["latency_median_s"] == about(10.0));
    CHECK(score["latency_p90_s"] == 20.0);
    CHECK(warmed["latency_p90_s"] == 20.0);
    CHECK(warmed["siap_completeness"] == 1.0);
    CHECK(warmed["epochs"] == 5);
}

TEST_CASE("a track is carried on by its own course and speed until it is fifteen seconds old") {
    SmallSea sea{20};  // 5 epochs
    sea.with(SmallSea::a_vessel(1, 0));
    sea.tracks().push_back({.track = TrackId{1},
                            .measured = SmallSea::at(0),
                            .at = SmallSea::place(0, 0),
                            .sog = MetresPerSecond{4},
                            .cog = Course{degrees(90)}});

    const Score score = sea.scored();

    // 0, 20, 40, 60 m off at 0, 5, 10, 15 s; over at 20 s.
    CHECK(score["siap_completeness"] == about(0.8));
    CHECK(score["rmse_m"] == doctest::Approx(std::sqrt(5600.0 / 4.0)).epsilon(1e-4));
    CHECK(score["median_err_m"] == doctest::Approx(30.0).epsilon(1e-4));
    CHECK(score["vel_rmse_ms"] == about(4.0));
}

TEST_CASE("course is judged of vessels faster than three knots only") {
    TruthState under_way = SmallSea::a_vessel(1, 0);
    under_way.sog = knots(10);
    under_way.cog = Course{degrees(350)};
    SmallSea sea{0};
    sea.truth().epochs.push_back({.when = SmallSea::at(5), .vessels = {}});
    sea.with(under_way).with(SmallSea::a_vessel(2, 3000));
    for (const double s : {0.0, 5.0}) {
        sea.tracks().push_back({.track = TrackId{1},
                                .measured = SmallSea::at(s),
                                .at = SmallSea::place(0, 0),
                                .sog = knots(10),
                                .cog = Course{degrees(4)}});
        sea.tracks().push_back({.track = TrackId{2},
                                .measured = SmallSea::at(s),
                                .at = SmallSea::place(3000, 0),
                                .sog = knots(0.5),
                                .cog = Course{degrees(90)}});
    }

    CHECK(sea.scored()["cog_rmse_deg"] == about(14.0));
}

TEST_CASE(
    "a track on a vessel that nobody could know of, or on a ghost, is neither right nor wrong") {
    TruthState unseen = SmallSea::a_vessel(2, 3000);
    unseen.radar_pd = 0.0;
    SmallSea sea{60};
    sea.with(SmallSea::a_vessel(1, 0)).with(unseen);
    sea.truth().ghosts = {{.when = SmallSea::at(0), .vessel = 1, .at = SmallSea::place(0, 9000)}};
    sea.with_track(1, {.to_s = 60})
        .with_track(2, {.to_s = 60, .east_m = 3000})
        .with_track(3, {.to_s = 60, .east_m = 600, .north_m = 9000});

    const Score score = sea.scored();

    CHECK(score["gospa"] == doctest::Approx(0.0));
    CHECK(score["vessels_eligible"] == 1);
    CHECK(score["siap_spuriousness"] == 0.0);
}

TEST_CASE("a vessel is wanted while she is heard: 60 s, and 200 s at anchor") {
    TruthState heard = SmallSea::a_vessel(1, 0);
    heard.radar_pd = 0.0;
    heard.sog = knots(8);
    heard.ais_age = seconds(60);
    CHECK(is_eligible(heard));

    heard.ais_age = seconds(61);
    CHECK_FALSE(is_eligible(heard));

    heard.kind = "anchored";
    CHECK(is_eligible(heard));

    heard.is_spoofing = true;
    CHECK_FALSE(is_eligible(heard));
}

TEST_CASE("a track's MMSI is right, wrong or missing, and a dark vessel's track should have none") {
    SmallSea sea{60};
    for (std::uint32_t id = 1; id <= 3; ++id) {
        TruthState heard = SmallSea::a_vessel(id, 2000.0 * id);
        heard.ais_age = seconds(5);
        sea.with(heard);
    }
    TruthState dark = SmallSea::a_vessel(4, 8000);
    dark.is_dark = true;
    dark.role = "dark";
    sea.with(dark);
    sea.with_track(1, {.to_s = 60, .east_m = 2000, .mmsi = Mmsi{412'000'001}})
        .with_track(2, {.to_s = 60, .east_m = 4000, .mmsi = Mmsi{412'000'001}})
        .with_track(3, {.to_s = 60, .east_m = 6000})
        .with_track(4, {.to_s = 60, .east_m = 8000});

    const Score score = sea.scored();

    CHECK(score["id_correct"] == about(1.0 / 3.0));
    CHECK(score["id_wrong"] == about(1.0 / 3.0));
    CHECK(score["id_missing"] == about(1.0 / 3.0));
    CHECK(score["dark_completeness"] == 1.0);
    CHECK(score["dark_without_mmsi"] == 1.0);
}

TEST_CASE("a truth too short to score is refused, and an unknown figure is no number") {
    SmallSea sea{0};
    CHECK_FALSE(score(sea.truth(), sea.tracks()));

    SmallSea longer{10};
    longer.with(SmallSea::a_vessel(1, 0));
    CHECK_FALSE(score(longer.truth(), longer.tracks(), {.warmup = seconds(60)}));
    CHECK(std::isnan(longer.scored()["gosper"]));
}
