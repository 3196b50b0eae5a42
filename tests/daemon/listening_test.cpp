// Links that are called by their senders, and gpsd, which is asked.
#include "daemon/links/listening.hpp"

#include <doctest/doctest.h>

#include "daemon/links/posted_messages.hpp"
#include "tests/support/io_loop.hpp"
#include "tests/support/told.hpp"

using namespace seaeye;
using asio::ip::tcp;

namespace {

std::uint16_t free_port(asio::io_context& io) {
    tcp::acceptor probe{io, {asio::ip::address_v4::loopback(), 0}};
    return probe.local_endpoint().port();
}

/// A link that listens, and what its owner was told.
struct Port {
    explicit Port(const std::string& kind, const std::string& more = "", LinkTimes times = quick())
        : port{free_port(loop.io())},
          link{make_link(loop.io(),
                         {*parse_link(kind + ":127.0.0.1:" + std::to_string(port) + more),
                          times,
                          1,
                          told.handlers()})} {
        link->start();
        REQUIRE(loop.run_until([this] { return told.connects() == 1; }));
    }

    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    ~Port() {
        link->stop();
        loop.io().poll();
    }

    tcp::socket call() {
        tcp::socket peer{loop.io()};
        peer.connect({asio::ip::address_v4::loopback(), port});
        return peer;
    }

    /// Posts to the link; gives its answer, headers and all.
    std::string post(const std::string& head, const std::string& body) {
        tcp::socket peer = call();
        asio::write(peer,
                    asio::buffer(head + "Host: x\r\nConnection: close\r\nContent-Length: " +
                                 std::to_string(body.size()) + "\r\n\r\n" + body));
        std::string answer;
        bool is_over = false;
        asio::async_read(
            peer,
            asio::dynamic_buffer(answer),
            [&is_over](const boost::system::error_code&, std::size_t) { is_over = true; });
        REQUIRE(loop.run_until([&is_over] { return is_over; }));
        return answer;
    }

    [[nodiscard]] std::uint64_t count(const std::string& name) const {
        for (const Counter& counter : link->counters()) {
            if (counter.name == name) {
                return counter.value;
            }
        }
        return 0;
    }

    IoLoop loop;
    Told told;
    std::uint16_t port;
    std::shared_ptr<Link> link;
};

const std::string sentence = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";

}  // namespace

TEST_CASE("receivers that call at the same time are streams of their own") {
    Port port{"listen-tcp"};
    tcp::socket first = port.call();
    tcp::socket second = port.call();

    asio::write(first, asio::buffer(std::string{"on"}));
    REQUIRE(port.loop.run_until([&] { return port.told.bytes == "on"; }));
    asio::write(second, asio::buffer(std::string{"two\n"}));
    REQUIRE(port.loop.run_until([&] { return port.told.bytes == "ontwo\n"; }));
    asio::write(first, asio::buffer(std::string{"e\n"}));
    first.close();

    REQUIRE(port.loop.run_until(
        [&] { return port.told.streams.size() == 2 && port.told.streams[0].ends_with('|'); }));
    CHECK(port.told.streams[0] == "one\n|");
    CHECK(port.told.streams[1] == "two\n");
}

TEST_CASE("no more than sixteen receivers are let in; the others are counted") {
    Port port{"listen-tcp"};
    std::vector<tcp::socket> peers;
    for (std::size_t i = 0; i < Listening::most_peers + 2; ++i) {
        peers.push_back(port.call());
    }

    CHECK(port.loop.run_until([&] { return port.count("peers_refused") == 2; }));
}

TEST_CASE("a port at which nobody calls is silent, and up again with the first words") {
    LinkTimes times = quick();
    times.silence_timeout = seconds(0.1);
    Port port{"listen-tcp", "", times};
    REQUIRE(port.loop.run_until([&] { return port.told.has_state(SourceState::silent); }));

    tcp::socket peer = port.call();
    asio::write(peer, asio::buffer(std::string{"one\n"}));

    CHECK(port.loop.run_until([&] { return port.told.has_said("data again"); }));
}

TEST_CASE("a receiver that hangs without a word loses its place") {
    LinkTimes times = quick();
    times.silence_timeout = seconds(0.1);
    Port port{"listen-tcp", "", times};
    tcp::socket peer = port.call();
    asio::write(peer, asio::buffer(std::string{"one\n"}));

    CHECK(port.loop.run_until([&] { return port.told.streams[0] == "one\n|"; }));
}

TEST_CASE("a stopped port hangs up on its receivers, says nothing more and leaves the loop") {
    Port port{"listen-tcp"};
    tcp::socket peer = port.call();
    asio::write(peer, asio::buffer(std::string{"one\n"}));
    REQUIRE(port.loop.run_until([&] { return port.told.bytes == "one\n"; }));
    const std::weak_ptr<Link> remembered = port.link;

    port.link->stop();
    const std::size_t reports = port.told.reports.size();
    port.link =
        make_link(port.loop.io(), {*parse_link("stdin:"), quick(), 1, port.told.handlers()});

    CHECK(port.loop.run_until([&] { return remembered.expired(); }));
    CHECK(port.told.reports.size() == reports);
}

TEST_CASE("what AIS-catcher posts arrives message by message") {
    Port port{"listen-http", "/ais"};
    const std::string body =
        R"({"protocol":"jsonaiscatcher","msgs":[{"class":"AIS","rxuxtime":1700000000,"mmsi":1,)"
        R"("nmea":[")" +
        sentence + R"("]},{"class":"AIS","rxtime":"20231114221320","mmsi":2,"nmea":["!AIVDM"]}]})";

    const std::string answer = port.post("POST /ais HTTP/1.1\r\n", body);

    CHECK(answer.starts_with("HTTP/1.1 200"));
    REQUIRE(port.told.datagrams.size() == 2);
    CHECK(port.told.datagrams[0] == R"({"nmea":[")" + sentence + R"("],"rxuxtime":1700000000})");
    CHECK(port.count("posts") == 1);
}

TEST_CASE("plain sentences may be posted too") {
    Port port{"listen-http"};

    CHECK(port.post("POST / HTTP/1.1\r\n", sentence + "\r\n\r\n" + sentence + "\n")
              .starts_with("HTTP/1.1 200"));

    CHECK(port.told.datagrams == std::vector<std::string>(2, sentence));
}

TEST_CASE("a wrong post is answered with what is wrong, and nothing of it is taken") {
    Port port{"listen-http", "/ais?token=secret"};
    const std::string good = "POST /ais?token=secret HTTP/1.1\r\n";

    CHECK(port.post("POST /other HTTP/1.1\r\n", "x").starts_with("HTTP/1.1 404"));
    CHECK(port.post("PUT /ais?token=secret HTTP/1.1\r\n", "x").starts_with("HTTP/1.1 405"));
    CHECK(port.post("POST /ais HTTP/1.1\r\n", "x").starts_with("HTTP/1.1 401"));
    CHECK(port.post("POST /ais?token=secreT HTTP/1.1\r\n", "x").starts_with("HTTP/1.1 401"));
    CHECK(port.post(good, R"({"msgs":)").starts_with("HTTP/1.1 400"));
    CHECK(port.post(good, R"({"msgs":[1]})").starts_with("HTTP/1.1 400"));
    CHECK(port.post(good + "Content-Encoding: br\r\n", "x").starts_with("HTTP/1.1 415"));
    CHECK(port.post(good + "Content-Encoding: gzip\r\n", "x").starts_with("HTTP/1.1 400"));
    CHECK(port.told.datagrams.empty());
    CHECK(port.count("posts_refused") == 8);
    CHECK(port.post("POST /ais HTTP/1.1\r\nAuthorization: Bearer secret\r\n", sentence)
              .starts_with("HTTP/1.1 200"));
}

TEST_CASE("a post that is too large is refused by its length, before it is read") {
    Port port{"listen-http"};
    tcp::socket peer = port.call();
    asio::write(peer,
                asio::buffer(std::string{"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                         "99999999\r\n\r\n"}));

    std::string answer(12, ' ');
    bool has_answer = false;
    asio::async_read(peer,
                     asio::buffer(answer),
                     [&](const boost::system::error_code&, std::size_t) { has_answer = true; });
    REQUIRE(port.loop.run_until([&] { return has_answer; }));
    CHECK(answer == "HTTP/1.1 413");
}

TEST_CASE("a message without sentences stays whole; several objects are a line each") {
    CHECK(posted_messages(R"({"class":"AIS","mmsi":1})")->at(0) == R"({"class":"AIS","mmsi":1})");
    CHECK(posted_messages("{\"mmsi\":1}\n{\"mmsi\":2}\n")->size() == 2);
    CHECK(posted_messages("")->empty());
    CHECK_FALSE(posted_messages(R"({"msgs":7})"));
}

TEST_CASE("a document printed over several lines is one frame, and each of a list is one") {
    const auto one = posted_messages("{\n  \"camera_id\": \"CAM1\",\n  \"confidence\": 0.9\n}\n");
    const auto two =
        posted_messages("[\n  {\"camera_id\": \"CAM1\"},\n  {\"camera_id\": \"CAM2\"}\n]");

    REQUIRE(one);
    REQUIRE(two);
    CHECK(*one == std::vector<std::string>{R"({"camera_id":"CAM1","confidence":0.9})"});
    CHECK(*two == std::vector<std::string>{R"({"camera_id":"CAM1"})", R"({"camera_id":"CAM2"})"});
}

TEST_CASE("a document that nests half a million deep is refused and does no harm") {
    CHECK_FALSE(posted_messages(R"({"a":)" + std::string(500'000, '[')));
    CHECK_FALSE(
        posted_messages(R"({"a":)" + std::string(500'000, '[') + std::string(500'000, ']') + "}"));
}

TEST_CASE("gpsd is asked for sentences, and what it says comes through") {
    IoLoop loop;
    Told told;
    tcp::acceptor gpsd{loop.io(), {asio::ip::address_v4::loopback(), 0}};
    const auto link =
        make_link(loop.io(),
                  {*parse_link("gpsd:127.0.0.1:" + std::to_string(gpsd.local_endpoint().port())),
                   quick(),
                   1,
                   told.handlers()});
    link->start();
    tcp::socket peer{loop.io()};
    bool is_called = false;
    gpsd.async_accept(peer, [&](const boost::system::error_code&) { is_called = true; });
    REQUIRE(loop.run_until([&] { return is_called; }));

    std::string request(37, ' ');
    bool is_asked = false;
    asio::async_read(peer,
                     asio::buffer(request),
                     [&](const boost::system::error_code&, std::size_t) { is_asked = true; });
    REQUIRE(loop.run_until([&] { return is_asked; }));
    asio::write(peer, asio::buffer(sentence + "\r\n"));

    CHECK(request == "?WATCH={\"enable\":true,\"nmea\":true};\r\n");
    CHECK(loop.run_until([&] { return told.bytes == sentence + "\r\n"; }));
    link->stop();
}
