#include <csignal>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "daemon/ingest.hpp"
#include "daemon/isolation/isolated_decoder.hpp"
#include "daemon/replay/frames.hpp"
#include "tests/support/fake_decoder.hpp"
#include "tests/support/io_loop.hpp"

using namespace seaeye;

namespace {

const Time noon = from_civil({.year = 2026, .month = 3, .day = 1, .hour = 12});

std::string fake(const std::string& name) {
    return std::string{SEAEYE_FAKE_DRIVERS} + "/" + name + ".so";
}

std::string folder() {
    static int number = 0;
    const auto path = std::filesystem::temp_directory_path() /
                      fmt::format("sea-eye-isolation-{}-{}", getpid(), ++number);
    std::filesystem::create_directories(path);
    return path.string();
}

IsolationSetting setting() {
    IsolationSetting s;
    s.program = SEAEYE_DRIVER_HOST;
    return s;
}

Result<SourceDecoder> isolated(const std::string& library,
                               IsolationSetting with = setting(),
                               const std::string& config_json = "{}") {
    SourceConfig config;
    config.id = "rough";
    config.driver_json = config_json;
    return open_isolated_decoder(
        library, SourceId{0}, config, std::move(with), [](LogLevel, const auto&) {});
}

/// What a decoder gave, in words.
class Heard final : public DecodedSink {
public:
    void observation(Observation&& o) override {
        words.push_back(
            fmt::format("{} {} {}", o.said.index(), to_micros(o.measured), to_micros(o.received)));
    }

    void account(std::uint64_t number, std::uint32_t outcome) override {
        words.push_back(fmt::format("{} ends as {}", number, outcome));
    }

    void count(std::uint32_t counter) override {
        words.push_back(fmt::format("count {}", counter));
    }

    std::vector<std::string> words;
};

std::vector<std::uint8_t> bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

/// Gives lines one after the other, as a replay does.
std::vector<std::string> replayed(const SourceDecoder& decoder, std::vector<std::string> lines) {
    Heard heard;
    std::uint64_t number = 0;
    for (const std::string& line : lines) {
        const auto bytes = bytes_of(line);
        decoder.decode({.number = ++number, .received = noon, .bytes = bytes}, heard);
    }
    decoder.flush(heard);
    return heard.words;
}

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::uint64_t value(const std::vector<Counter>& counters, std::string_view name) {
    for (const Counter& counter : counters) {
        if (counter.name == name) {
            return counter.value;
        }
    }
    return 0;
}

std::uint64_t sum(const std::vector<Counter>& counters) {
    return std::accumulate(
        counters.begin(),
        counters.end(),
        std::uint64_t{0},
        [](std::uint64_t so_far, const Counter& each) { return so_far + each.value; });
}

/// A source with a rough driver in its own process beside one that is well, each fed datagrams by
/// the test.
class Station {
public:
    explicit Station(IsolationSetting with = setting()) : queue_{10'000} {
        IngestSetup setup;
        setup.now = [] {
            return noon;
        };
        setup.log = [this](LogLevel, const std::string& line) {
            lines.push_back(line);
        };
        setup.beat = seconds(0.02);
        ingest_.emplace(loop_.io(), queue_, board_, std::move(setup));
        SourceConfig config;
        config.id = "rough";
        config.driver = "rough";
        config.link = fmt::format("udp:127.0.0.1:{}", port(0));
        auto rough =
            open_isolated_decoder(fake("rough"),
                                  SourceId{0},
                                  config,
                                  std::move(with),
                                  [this](LogLevel, const auto& line) { lines.push_back(line); });
        REQUIRE_MESSAGE(rough, rough.error().text);
        REQUIRE(ingest_->add(config, *std::move(rough)));
        config.id = "well";
        config.link = fmt::format("udp:127.0.0.1:{}", port(1));
        REQUIRE(ingest_->add(config, a_fake_decoder()));
        ingest_->start();
        REQUIRE(loop_.run_until([&] {
            const auto all = board_.newest();
            return all->at(0).connects == 1 && all->at(1).connects == 1;
        }));
    }

    ~Station() { ingest_->stop(); }

    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    void send(std::string_view frame) { send_to(port(0), frame); }

    /// One to the other source.
    void send_well() {
        send_to(port(1), "211000001 54.1 10.1");
        ++sent_well;
    }

    /// Goes on, with the other source's traffic beside, until `is_so`.
    bool run_until(const std::function<bool()>& is_so) {
        return loop_.run_until([&] {
            if (sent_well < 5000) {
                send_well();
            }
            drain();
            return is_so();
        });
    }

    [[nodiscard]] SensorStatus status(std::size_t source = 0) {
        drain();
        return board_.newest()->at(source);
    }

    [[nodiscard]] std::uint64_t outcome(std::string_view name) {
        return value(status().outcomes, name);
    }

    /// Frames of the other source that were received and decoded.
    [[nodiscard]] bool lost_none_elsewhere() {
        return run_well_out() && value(status(1).outcomes, "ok") == sent_well;
    }

    void stop() { ingest_->stop(); }

    std::vector<std::string> lines;
    std::uint64_t sent_well = 0;

private:
    static int port(int source) { return 20'000 + 2 * (getpid() % 10'000) + source; }

    void send_to(int port, std::string_view frame) {
        const asio::ip::udp::endpoint there{asio::ip::make_address("127.0.0.1"),
                                            static_cast<std::uint16_t>(port)};
        socket_.send_to(asio::buffer(frame.data(), frame.size()), there);
    }

    bool run_well_out() {
        return loop_.run_until([this] {
            drain();
            return value(board_.newest()->at(1).outcomes, "ok") >= sent_well;
        });
    }

    void drain() {
        std::vector<Observation> got;
        queue_.pop(got, Duration::zero());
    }

    IoLoop loop_;
    ObservationQueue queue_;
    SensorBoard board_;
    std::optional<Ingest> ingest_;
    asio::ip::udp::socket socket_{loop_.io(), asio::ip::udp::v4()};
};

}  // namespace

TEST_CASE("a driver says the same in a process of its own as in the daemon's") {
    const std::string library = std::string{SEAEYE_DRIVERS} + "/ais_nmea.so";
    const auto lines =
        lines_of(std::string{SEAEYE_SOURCE_DIR} + "/tests/support/logs/mixed_real.nmea");
    REQUIRE(lines.size() > 50);
    const auto here = Driver::load(library);
    REQUIRE(here);
    SourceConfig config;
    const auto decoder = open_decoder(*here, SourceId{0}, config, [](LogLevel, const auto&) {});
    REQUIRE(decoder);
    const auto apart = isolated(library);
    REQUIRE_MESSAGE(apart, apart.error().text);

    CHECK(replayed(*apart, lines) == replayed(*decoder, lines));
}

TEST_CASE("what a driver finds in one frame may be more than a packet holds") {
    const auto decoder = isolated(fake("rough"));
    REQUIRE(decoder);
    const auto words = replayed(*decoder, {"MANY"});
    CHECK(words.size() == 1002);  // a thousand, how it ended, and the flush
    CHECK(words[1000] == "1 ends as 0");
}

TEST_CASE("a replay goes on after a driver's crash, the same way each time") {
    auto with = setting();
    with.crash_directory = folder();
    const std::vector<std::string> lines{"T", "HOLD", "CRASH", "T", "EXIT", "T", "?"};
    const auto decoder = isolated(fake("rough"), with);
    REQUIRE(decoder);
    const auto words = replayed(*decoder, lines);

    // the one it was at and the one it had not accounted for are lost, and no other
    std::vector<std::string> ends;
    std::copy_if(words.begin(), words.end(), std::back_inserter(ends), [](const auto& word) {
        return word.find("ends") != std::string::npos;
    });
    const std::string lost = std::to_string(decoder->outcomes.size() - 1);
    CHECK(ends == std::vector<std::string>{"1 ends as 0",
                                           "3 ends as " + lost,
                                           "2 ends as " + lost,
                                           "4 ends as 0",
                                           "5 ends as " + lost,
                                           "6 ends as 0",
                                           "7 ends as 1"});
    CHECK(decoder->outcomes.back() == "lost_in_driver");
    const auto again = isolated(fake("rough"), with);
    REQUIRE(again);
    CHECK(replayed(*again, lines) == words);
}

TEST_CASE(
    "a driver that cannot be made in its process is refused with its own sentence, or how it "
    "ended") {
    auto with = setting();
    with.heartbeat_limit = seconds(1.5);
    const auto refused = isolated(fake("rough"), with, R"({"mood":"refuse"})");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().text == "driver rough refused: rough: not today");
    const auto crashed = isolated(fake("rough"), with, R"({"mood":"crash"})");
    REQUIRE_FALSE(crashed);
    CHECK(crashed.error().text.find("the process of the driver rough ended") != std::string::npos);
    const auto spun = isolated(fake("rough"), with, R"({"mood":"spin"})");
    REQUIRE_FALSE(spun);
    CHECK(spun.error().text.find("no heartbeat for 1.5 s") != std::string::npos);
    const auto wrong = isolated(fake("wrong_major"), with);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().text.find("it was built for driver ABI 2.3") != std::string::npos);
    with.program = "/nowhere/sea-eye-driver-host";
    const auto nowhere = isolated(fake("rough"), with);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().text.find("cannot start /nowhere/sea-eye-driver-host") !=
          std::string::npos);
}

TEST_CASE("a driver that segfaults is back within 3 s, and no frame of another source is lost") {
    auto with = setting();
    with.crash_directory = folder();
    Station station{with};
    station.send("T");
    REQUIRE(station.run_until([&] { return station.outcome("ok") == 1; }));

    station.send("CRASH");
    REQUIRE(station.run_until([&] { return station.status().state == SourceState::down; }));
    const auto fell = std::chrono::steady_clock::now();
    CHECK(station.status().problem.find("the process of the driver rough ended") == 0);
    station.send("T");
    REQUIRE(station.run_until([&] { return station.outcome("ok") == 2; }));
    CHECK(std::chrono::steady_clock::now() - fell < std::chrono::seconds{3});
    CHECK(station.status().problem.empty());
    CHECK(station.outcome("lost_in_driver") == 1);
    CHECK(value(station.status().counters, "driver_crashes") == 1);
    CHECK(station.lost_none_elsewhere());

    // the frame it was at is kept, and can be read
    std::vector<std::string> kept;
    for (const auto& each : std::filesystem::directory_iterator{with.crash_directory}) {
        kept.push_back(each.path().string());
    }
    REQUIRE(kept.size() == 1);
    auto frames = open_journals({kept[0]}, "rough");
    REQUIRE(frames);
    std::vector<std::string> read;
    REQUIRE((*frames)->read_some([&](const ReplayFrame& frame) {
        read.emplace_back(frame.bytes.begin(), frame.bytes.end());
    }));
    CHECK(read == std::vector<std::string>{"CRASH"});
}

TEST_CASE(
    "a driver that spins is killed when its heartbeat is missed, and is back within 3 s of that") {
    auto with = setting();
    with.heartbeat_limit = seconds(2);
    Station station{with};
    station.send("SPIN");
    REQUIRE(station.run_until([&] { return !station.status().problem.empty(); }));
    const auto fell = std::chrono::steady_clock::now();
    CHECK(station.status().problem.find("was killed: no heartbeat for 2 s") != std::string::npos);
    station.send("T");
    REQUIRE(station.run_until([&] { return station.outcome("ok") == 1; }));
    CHECK(std::chrono::steady_clock::now() - fell < std::chrono::seconds{3});
    CHECK(station.lost_none_elsewhere());
}

TEST_CASE("a driver that leaks is ended at its limit, and starts anew with little") {
    auto with = setting();
    with.most_memory = std::uint64_t{400} << 20U;
    Station station{with};
    std::size_t sent = 0;
    REQUIRE(station.run_until([&] {
        if (station.status().problem.empty() && sent < 400) {
            station.send("LEAK");
            ++sent;
        }
        return value(station.status().counters, "driver_crashes") >= 1;
    }));
    CHECK(std::any_of(station.lines.begin(), station.lines.end(), [](const auto& line) {
        return line.find("was killed: it had grown to") != std::string::npos &&
               line.find("(limit 400 MiB)") != std::string::npos;
    }));
    CHECK(station.lost_none_elsewhere());
}

TEST_CASE(
    "a driver that keeps crashing is left alone, its frames are accounted for, and others go on") {
    auto with = setting();
    with.crashes.shortest = with.crashes.longest = std::chrono::milliseconds{10};
    Station station{with};
    std::uint64_t sent = 0;
    REQUIRE(station.run_until([&] {
        if (sent < 400) {
            station.send("CRASH");
            ++sent;
        }
        return station.status().problem.find("it crashed 5 times within 600 s and is left alone") !=
               std::string::npos;
    }));
    station.send("T");
    ++sent;
    REQUIRE(station.run_until([&] { return station.outcome("lost_in_driver") == sent; }));
    CHECK(value(station.status().counters, "driver_crashes") == 5);
    CHECK(station.status().state == SourceState::down);
    CHECK(station.lost_none_elsewhere());
}

TEST_CASE("after its quarantine a driver gets another chance") {
    auto with = setting();
    with.crashes = {.shortest = std::chrono::milliseconds{10},
                    .longest = std::chrono::milliseconds{10},
                    .most_crashes = 2,
                    .window = seconds(600),
                    .quarantine = seconds(1)};
    Station station{with};
    station.send("CRASH");
    station.send("CRASH");
    REQUIRE(station.run_until([&] { return station.outcome("lost_in_driver") == 2; }));
    REQUIRE(station.run_until([&] { return station.status().problem.empty(); }));
    station.send("T");
    CHECK(station.run_until([&] { return station.outcome("ok") == 1; }));
}

TEST_CASE(
    "a daemon that stops does not wait for a driver that spins, and every frame is accounted for") {
    Station station;
    station.send("SPIN");
    station.send("T");
    REQUIRE(station.run_until([&] { return station.status().frames == 2; }));
    const auto began = std::chrono::steady_clock::now();
    station.stop();
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{3});
    CHECK(station.outcome("lost_in_driver") == 2);
    CHECK(sum(station.status().outcomes) == station.status().frames);
}

TEST_CASE("at a daemon's stop a driver in its own process settles what it holds") {
    Station station;
    station.send("HOLD");
    REQUIRE(station.run_until([&] { return station.status().frames == 1; }));
    station.stop();
    CHECK(station.outcome("ok") == 1);
    CHECK(value(station.status().counters, "flushed") == 1);
}

TEST_CASE("hardware is heard from a process of its own, and again after that was killed") {
    IoLoop loop;
    ObservationQueue queue{1000};
    SensorBoard board;
    IngestSetup setup;
    setup.now = [] {
        return noon;
    };
    setup.log = [](LogLevel, const std::string&) {
    };
    setup.beat = seconds(0.02);
    setup.times.backoff.shortest = std::chrono::milliseconds{20};
    setup.times.backoff.longest = std::chrono::milliseconds{100};
    Ingest ingest{loop.io(), queue, board, std::move(setup)};
    SourceConfig config;
    config.id = "pipe";
    config.link = "driver:";
    auto decoder = isolated(fake("hardware"));
    REQUIRE(decoder);
    const auto driver = decoder->isolated;
    REQUIRE(ingest.add(config, *std::move(decoder)));
    ingest.start();
    const auto heard = [&] {
        return value(board.newest()->at(0).outcomes, "ok");
    };
    REQUIRE(loop.run_until([&] { return heard() >= 60; }));
    CHECK(board.newest()->at(0).state == SourceState::up);
    CHECK(driver->hardware()->metrics().at("lines") > 0);

    REQUIRE(kill(driver->process_id(), SIGKILL) == 0);
    REQUIRE(loop.run_until([&] { return board.newest()->at(0).state == SourceState::down; }));
    const auto before = heard();
    CHECK(loop.run_until([&] {
        const SensorStatus status = board.newest()->at(0);
        return heard() > before + 5 && status.state == SourceState::up && status.connects >= 2;
    }));
    ingest.stop();
}

TEST_CASE("crashes far apart are forgiven, and the pauses between restarts grow") {
    CrashPolicy policy{CrashLimits{}};
    CrashPolicy::Instant now{};
    CHECK(policy.crashed(now).pause == std::chrono::milliseconds{250});
    CHECK(policy.crashed(now += seconds(10)).pause == std::chrono::milliseconds{500});
    CHECK(policy.crashed(now += seconds(10)).pause == seconds(1));
    CHECK(policy.crashed(now += seconds(10)).pause == seconds(2));
    now += seconds(601);
    CHECK_FALSE(policy.crashed(now).is_quarantined);
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(policy.crashed(now += seconds(100)).is_quarantined);
    }
    const auto fifth = policy.crashed(now += seconds(100));
    CHECK(fifth.is_quarantined);
    CHECK(fifth.pause == seconds(3600));
}

TEST_CASE("frames beyond what a slow driver's queue holds are given back, the oldest first") {
    FramesUnderway underway;
    std::uint64_t number = 0;
    const std::vector<std::uint8_t> bytes(100);
    for (std::size_t i = 0; i < FramesUnderway::most_frames; ++i) {
        CHECK_FALSE(underway.push({.number = ++number, .received = {}, .bytes = bytes}));
    }
    CHECK_FALSE(underway.has_room());
    const auto dropped = underway.push({.number = ++number, .received = {}, .bytes = bytes});
    REQUIRE(dropped);
    CHECK(dropped->number == 1);
}
