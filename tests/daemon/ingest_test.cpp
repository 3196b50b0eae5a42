#include "daemon/ingest.hpp"

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>

#include "daemon/hardware.hpp"
#include "tests/support/fake_decoder.hpp"
#include "tests/support/station.hpp"

using namespace seaeye;
using namespace seaeye::test;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

std::string file_with(const std::string& name, const std::string& content) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("sea-eye-ingest-" + std::to_string(getpid()) + "-" + name);
    std::ofstream{path, std::ios::binary} << content;
    return path.string();
}

}  // namespace

TEST_CASE("every line of a log ends in one counter, and the counters sum to the lines") {
    const std::string path =
        file_with("log", "211000001 54.1 10.1\r\nnoise\r\n?\r\n\r\n211000002 54.2 10.2");
    Station station;
    station.add("file:" + path);

    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return station.status().state == SourceState::ended; }));

    CHECK(station.observations().size() == 2);
    const SensorStatus status = station.status();
    CHECK(status.frames == 5);
    CHECK(status.observations == 2);
    REQUIRE(status.outcomes.size() == 3);
    CHECK(status.outcomes[0].value == 2);
    CHECK(status.outcomes[1].value == 2);
    CHECK(status.outcomes[2].value == 1);
    CHECK(status.counters[0].value == 1);
    CHECK(status.last_data == noon);
    std::filesystem::remove(path);
}

TEST_CASE("a frame is stamped with the time it was received, and a heartbeat goes by each second") {
    Station station;
    const std::string path = file_with("one", "211000001 54.1 10.1\n");
    station.add("file:" + path);

    station.ingest->start();
    REQUIRE(station.loop.run_until([&] {
        station.observations();
        return !station.all.empty() && station.beats.size() >= 2;
    }));

    CHECK(station.all[0].received == noon);
    CHECK(station.beats[0].received == noon);
    CHECK(station.beats[0].source == heartbeat_source);
    std::filesystem::remove(path);
}

TEST_CASE(
    "heartbeats follow an old log that is played as if it were live, told so or found out by "
    "itself") {
    ClockConfig clock = ClockConfig::feed;
    SUBCASE("told") {}
    SUBCASE("found out") {
        clock = ClockConfig::automatic;
    }
    const Time then = noon - seconds(86'400.0 * 400);
    SourceDecoder decoder = a_fake_decoder();
    decoder.decode = [then](const Frame& frame, DecodedSink& sink) {
        CHECK_FALSE(frame.received.has_value());
        sink.observation(
            {.source = SourceId{0}, .measured = then, .received = then, .said = AisOther{}});
        sink.account(frame.number, 0);
    };
    Station station{{.clock = clock}};
    const std::string path = file_with("old", "x\n");
    station.add("file:" + path, decoder);
    CHECK(station.beats.empty());

    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return station.observations().size() == 1; }));
    station.observations();
    station.beats.clear();
    station.now = noon + seconds(5);
    REQUIRE(station.loop.run_until([&] {
        station.observations();
        return !station.beats.empty() && station.beats.back().received == then + seconds(5);
    }));
    std::filesystem::remove(path);
}

TEST_CASE("a queue that nobody empties drops a live feed's observations and counts them") {
    Station station{{}, 10};
    boost::asio::io_context& io = station.loop.io();
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    station.add("tcp:127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()));
    tcp::socket peer{io};
    bool is_there = false;
    acceptor.async_accept(peer, [&](auto error) { is_there = !error; });
    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return is_there; }));

    std::string lines;
    for (int i = 0; i < 100; ++i) {
        lines += "211000001 54.1 10.1\n";
    }
    asio::write(peer, asio::buffer(lines));

    CHECK(station.loop.run_until([&] { return station.status().observations == 100; }));
    CHECK(station.status().dropped >= 90);
    CHECK(station.queue.counts().depth == 10);
    CHECK(station.loop.run_until([&] { return station.board.counts().queue_depth == 10; }));
    CHECK(station.board.counts().queue_capacity == 10);
    CHECK_FALSE(station.board.counts().journal);
}

TEST_CASE("a file waits for room instead, and loses nothing") {
    std::string content;
    for (int i = 0; i < 5000; ++i) {
        content += "211000001 54.1 10.1\n";
    }
    const std::string path = file_with("long", content);
    Station station{{}, 4000};
    station.add("file:" + path);

    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return station.observations().size() == 5000; }));

    CHECK(station.status().dropped == 0);
    std::filesystem::remove(path);
}

TEST_CASE("half a line from a connection that broke is not joined to the next connection's first") {
    Station station{{.times = {.backoff = {.shortest = seconds(0.01), .longest = seconds(0.01)}}}};
    tcp::acceptor acceptor{station.loop.io(), {asio::ip::address_v4::loopback(), 0}};
    station.add("tcp:127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()));
    const std::vector<std::string> speeches{"211000001 54.1", " 10.1\n211000002 54.2 10.2\n"};
    std::size_t connection = 0;
    const std::function<void()> accept = [&] {
        acceptor.async_accept([&](boost::system::error_code error, tcp::socket peer) {
            if (!error && connection < speeches.size()) {
                asio::write(peer, asio::buffer(speeches[connection++]));
                accept();
            }
        });
    };
    accept();
    station.ingest->start();

    REQUIRE(station.loop.run_until([&] { return !station.observations().empty(); }));

    CHECK(station.all.size() == 1);
    CHECK(std::get<AisPosition>(station.all[0].said).mmsi == Mmsi{211000002});
    CHECK(station.loop.run_until([&] { return station.status().outcomes[1].value == 2; }));
    CHECK(station.status().connects >= 2);
}

TEST_CASE("a datagram's lines need no end") {
    Station station;
    udp::socket probe{station.loop.io(), {asio::ip::address_v4::loopback(), 0}};
    const std::uint16_t port = probe.local_endpoint().port();
    probe.close();
    station.add("udp:127.0.0.1:" + std::to_string(port));
    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return station.status().connects == 1; }));

    udp::socket sender{station.loop.io(), udp::v4()};
    const udp::endpoint to{asio::ip::address_v4::loopback(), port};
    sender.send_to(asio::buffer(std::string{"211000001 54.1 10.1\r\n211000002 54.2 10.2"}), to);
    sender.send_to(asio::buffer(std::string{"211000003 54.3 10.3"}), to);

    CHECK(station.loop.run_until([&] { return station.observations().size() == 3; }));
    CHECK(station.loop.run_until([&] { return station.status().frames == 3; }));
    CHECK(station.status().counters.back().name == "datagrams_lost_in_kernel");
}

TEST_CASE("what is received is in the journal before it is decoded") {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("sea-eye-ingest-" + std::to_string(getpid()) + "-journal");
    auto journal = Journal::open(folder.string(), {"ais"}, noon);
    REQUIRE(journal.has_value());
    const std::string path = file_with("two", "211000001 54.1 10.1\nnoise\n");
    Station station{{.journal = &*journal}};
    station.add("file:" + path);

    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return station.status().state == SourceState::ended; }));
    station.ingest->stop();

    auto reader = JournalReader::open(journal->path());
    REQUIRE(reader.has_value());
    std::vector<std::string> frames;
    while (true) {
        const auto record = reader->next();
        REQUIRE(record.has_value());
        if (!record->has_value()) {
            break;
        }
        if (!(*record)->is_heartbeat) {
            frames.emplace_back((*record)->bytes.begin(), (*record)->bytes.end());
            CHECK((*record)->source == "ais");
            CHECK((*record)->received == noon);
        }
    }
    CHECK(frames == std::vector<std::string>{"211000001 54.1 10.1", "noise"});
    const auto written = station.board.counts().journal;
    REQUIRE(written.has_value());
    CHECK(written->records >= 3);  // the source's name, and its frames
    CHECK(written->lost == 0);
    std::filesystem::remove(path);
    std::filesystem::remove_all(folder);
}

TEST_CASE("what a driver watches of its hardware is on the board, if it is a number") {
    Station station;
    SourceDecoder decoder = a_fake_decoder(Framing::datagram);
    const auto hardware = std::make_shared<Hardware>(1024);
    hardware->metric("gain_db", -3.25);
    hardware->metric("nonsense", std::numeric_limits<double>::infinity());
    decoder.hardware = hardware;
    station.add("driver:", decoder);

    station.ingest->stop();

    const SensorStatus status = station.status();
    REQUIRE(status.metrics.size() == 1);
    CHECK(status.metrics.at("gain_db") == -3.25);
}

TEST_CASE("stopping settles what the decoder held and closes the queue") {
    Station station;
    station.add("tcp:127.0.0.1:1");
    station.ingest->start();

    station.ingest->stop();

    CHECK(station.status().counters[0].value == 1);
    station.observations();
    CHECK(station.queue.is_finished());
}

TEST_CASE("a source that cannot connect says so once in ten seconds, in a sentence with numbers") {
    Station station{
        {.times = {
             .backoff = {.shortest = seconds(0.001), .longest = seconds(0.001), .jitter = 0}}}};
    tcp::acceptor closed{station.loop.io(), {asio::ip::address_v4::loopback(), 0}};
    const std::string port = std::to_string(closed.local_endpoint().port());
    closed.close();
    station.add("tcp:127.0.0.1:" + port);
    station.ingest->start();
    REQUIRE(station.loop.run_until([&] { return !station.lines.empty(); }));
    CHECK(station.lines[0] == "ais: cannot connect to 127.0.0.1:" + port +
                                  ": Connection refused, trying again in 0.001 s");
    CHECK(station.loop.run_until([&] { return station.status().state == SourceState::down; }));
    CHECK(station.status().problem.starts_with("cannot connect to "));
    int handled = 0;  // an attempt is a few handlers: so many are more attempts than one, unsaid
    REQUIRE(station.loop.run_until([&] { return ++handled > 50; }));

    station.now = noon + seconds(11);

    REQUIRE(station.loop.run_until([&] { return station.lines.size() == 2; }));
    CHECK(station.lines[1].find(" more in the last seconds)") != std::string::npos);
}

TEST_CASE("a driver of datagrams is not given a stream") {
    Station station;
    SourceConfig config;
    config.id = "RADAR1";
    config.driver = "radar_asterix";
    config.link = "tcp:127.0.0.1:1";

    const auto added = station.ingest->add(config, a_fake_decoder(Framing::datagram));

    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().text ==
          "source RADAR1: the driver radar_asterix takes datagrams, and tcp:127.0.0.1:1 gives a "
          "stream");
}
