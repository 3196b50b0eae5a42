#include "daemon/links/driver_link.hpp"

#include <doctest/doctest.h>

#include "daemon/hardware.hpp"
#include "daemon/source_decoder.hpp"
#include "drivers/host.hpp"

using namespace seaeye;

namespace {

/// A driver with hardware behind its link, and what the link told.
struct Station {
    explicit Station(const std::string& config_json) {
        const auto driver = Driver::load(std::string{SEAEYE_FAKE_DRIVERS} + "/hardware.so");
        REQUIRE_MESSAGE(driver, driver.error().text);
        SourceConfig config;
        config.id = "pipe";
        config.driver_json = config_json;
        auto opened = open_decoder(*driver, SourceId{0}, config, [](LogLevel, const auto&) {});
        REQUIRE(opened);
        decoder = *std::move(opened);
        LinkTimes times;
        times.backoff.shortest = std::chrono::milliseconds{20};
        link = make_link(
            io,
            {.address = {.kind = LinkKind::driver},
             .times = times,
             .seed = 1,
             .handlers = {.on_arrival =
                              [this](const Arrival& arrival) {
                                  CHECK(arrival.bytes.size() == 22);
                                  ++arrivals;
                                  return true;
                              },
                          .on_report = [this](const LinkReport& told) { reports.push_back(told); },
                          .has_room =
                              [] {
                                  return true;
                              }},
             .hardware = decoder.hardware});
    }

    void run_until(std::size_t wanted) {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (arrivals < wanted && std::chrono::steady_clock::now() < limit) {
            io.run_one_for(std::chrono::milliseconds{50});
        }
    }

    [[nodiscard]] bool has_told(std::string_view words) const {
        return std::ranges::any_of(reports, [words](const LinkReport& told) {
            return told.sentence.find(words) != std::string::npos;
        });
    }

    /// What the driver was made with.
    [[nodiscard]] Hardware& hardware() const { return dynamic_cast<Hardware&>(*decoder.hardware); }

    asio::io_context io;
    SourceDecoder decoder;
    std::shared_ptr<Link> link;
    std::size_t arrivals = 0;
    std::vector<LinkReport> reports;
};

}  // namespace

TEST_CASE("a driver that reads its hardware by itself is heard, and how it is shows") {
    Station station{"{}"};
    station.link->start();

    station.run_until(60);  // its health is asked for once a second

    CHECK(station.arrivals >= 60);
    CHECK(station.has_told("lines so far"));
    CHECK(station.reports.back().state == SourceState::up);
    CHECK(station.reports.back().is_connected);
    CHECK(station.decoder.hardware->metrics().at("lines") >= 60.0);
}

TEST_CASE("after its stop a driver with hardware is not heard any more") {
    Station station{"{}"};
    station.link->start();
    station.run_until(3);

    station.link->stop();
    const std::size_t heard = station.arrivals;
    station.io.run_for(std::chrono::milliseconds{200});

    CHECK(heard >= 3);
    CHECK(station.arrivals == heard);
    CHECK(station.hardware().publish({}) == HostServices::Published::stopping);
}

TEST_CASE("a driver that asks for a restart is started anew and says why") {
    Station station{R"({"mood":"moody"})"};
    station.link->start();

    station.run_until(7);

    CHECK(station.arrivals >= 7);
    CHECK(station.has_told("three lines are enough, trying again in"));
}

TEST_CASE("what a driver doubts shows, in its newest words, although its bytes come") {
    Station station{R"({"mood":"doubtful"})"};
    station.link->start();

    station.run_until(100);

    CHECK(station.arrivals >= 100);
    CHECK(station.has_told("its camera is off"));
    CHECK(station.has_told("its camera warms up"));
    CHECK(std::ranges::all_of(station.reports, [](const LinkReport& told) {
        return told.state == SourceState::connecting && !told.is_connected;
    }));
}

TEST_CASE("a driver faster than the loop loses its oldest frames, which are counted") {
    Hardware hardware{1024};
    asio::io_context io;
    CHECK(hardware.publish({}) == HostServices::Published::stopping);

    Station station{"{}"};
    station.link->start();
    station.run_until(1);
    const std::vector<std::uint8_t> frame(22);
    auto last = HostServices::Published::ok;
    for (std::size_t i = 0; i <= FrameQueue::most_frames; ++i) {
        last = station.hardware().publish(frame);
    }

    CHECK(last == HostServices::Published::dropped_oldest);
    CHECK(station.link->counters().front().value >= 1);
    const std::vector<std::uint8_t> monster(2000);
    CHECK(station.hardware().publish(monster) == HostServices::Published::would_block);
}
