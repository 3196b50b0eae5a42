// One report, heard by two sources: it counts once.
#include "fusion/report_copies.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

constexpr SourceId pier{0};
constexpr SourceId hill{1};

Observation by(SourceId source, Observation observation, double later_s = 0.0) {
    observation.source = source;
    observation.received += seconds(later_s);
    return observation;
}

/// A coaster for two minutes, a report every ten seconds that says its second.
std::vector<Observation> coaster() {
    std::vector<Observation> all;
    for (double s = 0; s <= 120; s += 10) {
        Observation report = a_vessel().steaming(knots(9), Course{degrees(45)}).report(s);
        std::get<AisPosition>(report.said).utc_second =
            static_cast<std::uint8_t>(static_cast<int>(s) % 60);
        all.push_back(report);
    }
    return all;
}

struct Sea {
    std::unique_ptr<Pipeline> pipeline = *Pipeline::make({});
    Output out;

    Sea& hear(const Observation& observation) {
        pipeline->push(observation, out);
        return *this;
    }

    Track track() {
        pipeline->finish(out);
        const auto picture = pipeline->picture();
        REQUIRE(picture->tracks.size() == 1);
        return picture->tracks[0];
    }
};

std::vector<SourceId> sources_of(const Track& track) {
    std::vector<SourceId> all;
    for (const Contributor& c : track.contributors.all()) {
        all.push_back(c.source);
    }
    return all;
}

bool is_copy_of(const Observation& first, const Observation& second) {
    ReportCopies copies;
    CHECK_FALSE(copies.is_copy(first));
    return copies.is_copy(second);
}

}  // namespace

TEST_CASE("a vessel that two stations hear is no surer than one that one hears") {
    Sea one;
    Sea two;
    for (const Observation& report : coaster()) {
        one.hear(by(pier, report));
        two.hear(by(pier, report)).hear(by(hill, report, 0.4));
    }

    const Track alone = one.track();
    const Track twice = two.track();

    CHECK(twice.covariance == alone.covariance);
    CHECK(twice.at == alone.at);
    CHECK(twice.updates == alone.updates);
    CHECK(sources_of(alone) == std::vector{pier});
    CHECK(sources_of(twice) == std::vector{pier, hill});
    CHECK(two.pipeline->counts().copies == 13);
    CHECK(two.pipeline->fates().at(hill).copies == 13);
    CHECK_FALSE(two.pipeline->fates().contains(pier));
}

TEST_CASE("which of two stations is first makes no difference to the track") {
    Sea one_way;
    Sea other_way;
    for (const Observation& report : coaster()) {
        one_way.hear(by(pier, report)).hear(by(hill, report, 0.4));
        other_way.hear(by(hill, report)).hear(by(pier, report, 0.4));
    }

    const Track a = one_way.track();
    const Track b = other_way.track();

    CHECK(a.covariance == b.covariance);
    CHECK(a.at == b.at);
    CHECK(sources_of(a) == sources_of(b));
    CHECK(a.updates == b.updates);
}

TEST_CASE("what one station misses the other makes up for") {
    Sea whole;
    Sea shared;
    int n = 0;
    for (const Observation& report : coaster()) {
        whole.hear(by(pier, report));
        shared.hear(by(++n % 3 == 0 ? hill : pier, report));
        if (n % 2 == 0) {
            shared.hear(by(n % 3 == 0 ? pier : hill, report, 0.4));
        }
    }

    CHECK(shared.track().covariance == whole.track().covariance);
}

TEST_CASE("a report that another program rounded is the same report") {
    Observation exact = coaster()[0];
    std::get<AisPosition>(exact.said).at = lat_lon_degrees(16'715'433 / 6e5, 72'725'431 / 6e5);
    Observation rounded = exact;
    std::get<AisPosition>(rounded.said).at = lat_lon_degrees(27.859055, 121.209052);
    Observation next = exact;
    std::get<AisPosition>(next.said).at = lat_lon_degrees(16'715'434 / 6e5, 72'725'431 / 6e5);

    CHECK(is_copy_of(exact, rounded));
    CHECK_FALSE(is_copy_of(exact, next));
}

TEST_CASE("the second comes round: the same words after a minute are a new report") {
    const Observation moored = coaster()[0];
    Observation late = moored;
    late.measured += seconds(20);
    Observation again = moored;
    again.measured += seconds(60);

    CHECK(is_copy_of(moored, late));
    CHECK_FALSE(is_copy_of(moored, again));
}

TEST_CASE("a vessel without a clock may say the same after seconds, a text too") {
    const Observation moored = a_vessel().at_anchor().report(0);
    Observation text = moored;
    text.said = AisOther{.mmsi = Mmsi{412'000'001}, .message_type = 14, .text = "MAN OVERBOARD"};
    const auto after = [](Observation observation, double s) {
        observation.measured += seconds(s);
        return observation;
    };

    CHECK(is_copy_of(moored, after(moored, 1)));
    CHECK_FALSE(is_copy_of(moored, after(moored, 2)));
    CHECK(is_copy_of(text, after(text, 1)));
    CHECK_FALSE(is_copy_of(text, after(text, 4)));
}

TEST_CASE("own ship, static data and what a radar sees are never copies") {
    Observation own = coaster()[0];
    std::get<AisPosition>(own.said).is_own_ship = true;
    Observation particulars = own;
    particulars.said = AisStatic{.mmsi = Mmsi{412'000'001}, .message_type = 5};
    Observation plot = own;
    plot.said = RadarPlot{.polar = Polar{.range = Metres{900}}};

    for (const Observation& observation : {own, particulars, plot}) {
        CHECK_FALSE(is_copy_of(observation, by(hill, observation)));
    }
}
