#include "daemon/fusion_thread.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});

Observation report(double at_s, double received_s) {
    AisPosition position;
    position.mmsi = Mmsi{412000001};
    position.message_type = 1;
    position.ais_class = AisClass::a;
    position.at = lat_lon_degrees(27.9, 121.2);
    position.sog = knots(8);
    position.cog = Course{degrees(90)};
    return {.source = SourceId{0},
            .measured = noon + seconds(at_s),
            .received = noon + seconds(received_s),
            .said = position};
}

struct Bridge {
    ObservationQueue queue{1000};
    PictureBoard board;
    Worker worker{"fusion"};
    std::string failure;

    std::unique_ptr<FusionThread> fusion() {
        auto pipeline = Pipeline::make({});
        REQUIRE_MESSAGE(pipeline.has_value(), pipeline.error().text);
        return std::make_unique<FusionThread>(*std::move(pipeline),
                                              FusionWiring{.queue = queue,
                                                           .board = board,
                                                           .store = nullptr,
                                                           .worker = worker,
                                                           .on_failure =
                                                               [this](const std::string& text) {
                                                                   failure = text;
                                                               }},
                                              2);
    }
};

}  // namespace

TEST_CASE("what ingest puts in the queue is in the picture when the thread has ended") {
    Bridge bridge;
    const auto fusion = bridge.fusion();
    std::vector<Observation> batch{report(0, 0), report(10, 10), report(20, 20)};

    bridge.queue.push(batch);
    bridge.queue.close();
    fusion->join();

    const auto picture = bridge.board.newest();
    REQUIRE(picture->tracks.size() == 1);
    CHECK(picture->tracks[0].mmsi == Mmsi{412000001});
    CHECK(bridge.worker.count() > 0);
    CHECK(bridge.failure.empty());
}

TEST_CASE("reports that another source had given are counted for the source that came later") {
    Bridge bridge;
    const auto fusion = bridge.fusion();
    Observation copy = report(0, 0);
    copy.source = SourceId{1};
    std::vector<Observation> batch{report(0, 0), copy};

    bridge.queue.push(batch);
    bridge.queue.close();
    fusion->join();

    CHECK(fusion->fate(SourceId{0}).copies == 0);
    CHECK(fusion->fate(SourceId{1}).copies == 1);
}

TEST_CASE("observations that came too late are counted for their source") {
    Bridge bridge;
    const auto fusion = bridge.fusion();
    std::vector<Observation> batch{report(0, 0), report(600, 600), report(1, 601)};

    bridge.queue.push(batch);
    bridge.queue.close();
    fusion->join();

    CHECK(fusion->fate(SourceId{0}).late == 1);
    CHECK(fusion->fate(SourceId{7}).late == 0);
}
