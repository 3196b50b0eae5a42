#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

#include "daemon/links/link.hpp"
#include "daemon/links/resolve.hpp"
#include "tests/support/capture_builder.hpp"
#include "tests/support/io_loop.hpp"
#include "tests/support/told.hpp"

using namespace seaeye;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

/// A server on loopback that can be let die and come back.
class Harbour {
public:
    explicit Harbour(asio::io_context& io) : io_{io}, acceptor_{io} { come_back(); }

    void come_back() {
        const tcp::endpoint here{asio::ip::address_v4::loopback(), port_};
        acceptor_.open(here.protocol());
        acceptor_.set_option(asio::socket_base::reuse_address{true});
        acceptor_.bind(here);
        acceptor_.listen();
        port_ = acceptor_.local_endpoint().port();
        accept();
    }

    void die() {
        acceptor_.close();
        peers_.clear();
    }

    void say(const std::string& words) {
        for (tcp::socket& peer : peers_) {
            boost::system::error_code gone;  // a peer may have hung up
            asio::write(peer, asio::buffer(words), gone);
        }
    }

    [[nodiscard]] std::size_t peers() const { return peers_.size(); }

    [[nodiscard]] LinkAddress address() const {
        return *parse_link("tcp:127.0.0.1:" + std::to_string(port_));
    }

private:
    void accept() {
        acceptor_.async_accept([this](boost::system::error_code error, tcp::socket peer) {
            if (!error) {
                peers_.push_back(std::move(peer));
                accept();
            }
        });
    }

    asio::io_context& io_;
    tcp::acceptor acceptor_;
    std::vector<tcp::socket> peers_;
    std::uint16_t port_ = 0;
};

std::string scratch_file(const std::string& name) {
    return (std::filesystem::temp_directory_path() /
            ("sea-eye-" + std::to_string(getpid()) + "-" + name))
        .string();
}

std::uint16_t free_udp_port(asio::io_context& io) {
    udp::socket probe{io, {asio::ip::address_v4::loopback(), 0}};
    return probe.local_endpoint().port();
}

}  // namespace

TEST_CASE("a receiver that dies and comes back is read again") {
    IoLoop loop;
    Harbour harbour{loop.io()};
    Told told;
    const auto link = make_link(loop.io(), {harbour.address(), quick(), 1, told.handlers()});
    link->start();
    REQUIRE(loop.run_until([&] { return harbour.peers() == 1; }));
    harbour.say("before ");
    REQUIRE(loop.run_until([&] { return told.bytes == "before "; }));

    harbour.die();
    REQUIRE(loop.run_until([&] { return told.has_said("cannot connect to 127.0.0.1:"); }));
    harbour.come_back();
    REQUIRE(loop.run_until([&] { return harbour.peers() == 1; }));
    harbour.say("after");

    CHECK(loop.run_until([&] { return told.bytes == "before after"; }));
    CHECK(told.has_state(SourceState::down));
    CHECK(told.has_said("closed the connection, trying again in "));
    CHECK(told.reports.back().state == SourceState::up);
    CHECK(told.connects() == 2);
    link->stop();
}

TEST_CASE("a receiver that is connected and says nothing is silent, and its line is opened anew") {
    IoLoop loop;
    Harbour harbour{loop.io()};
    Told told;
    LinkTimes times = quick();
    times.silence_timeout = seconds(0.05);
    const auto link = make_link(loop.io(), {harbour.address(), times, 1, told.handlers()});
    link->start();

    REQUIRE(loop.run_until([&] { return harbour.peers() >= 3; }));

    CHECK(told.has_state(SourceState::silent));
    CHECK(told.has_said("(limit 0.05 s), trying again in "));
    CHECK(told.reports.back().state == SourceState::silent);
    REQUIRE(loop.run_until([&] {
        harbour.say("awake");
        return told.bytes.find("awake") != std::string::npos;
    }));
    CHECK(told.has_said("data again"));
    link->stop();
}

TEST_CASE("a stopped link says nothing more and leaves the loop") {
    IoLoop loop;
    Harbour harbour{loop.io()};
    Told told;
    std::weak_ptr<Link> remembered;
    {
        const auto link = make_link(loop.io(), {harbour.address(), quick(), 1, told.handlers()});
        remembered = link;
        link->start();
        REQUIRE(loop.run_until([&] { return harbour.peers() == 1; }));
        link->stop();
    }
    const std::size_t reports = told.reports.size();

    CHECK(loop.run_until([&] { return remembered.expired(); }));
    CHECK(told.reports.size() == reports);
}

TEST_CASE("a host without an address is told, and tried again") {
    IoLoop loop;
    Told told;
    const auto link = make_link(
        loop.io(), {*parse_link("tcp:no-such-host.invalid:1"), quick(), 1, told.handlers()});
    link->start();

    CHECK(loop.run_until([&] { return told.reports.size() >= 2; }));

    CHECK(told.reports[0].state == SourceState::down);
    CHECK(told.reports[0].sentence.find("no-such-host.invalid") != std::string::npos);
    link->stop();
    loop.run_until([&] { return link.use_count() == 1; });
}

TEST_CASE("a name server that does not answer is not waited for") {
    IoLoop loop;
    std::optional<Result<Endpoints>> found;

    asio::co_spawn(
        loop.io(),
        [&]() -> asio::awaitable<void> {
            found = co_await resolve(
                loop.io().get_executor(), "no-such-host.invalid", 1, Duration::zero());
        },
        asio::detached);

    REQUIRE(loop.run_until([&] { return found.has_value(); }));
    CHECK_FALSE(found->has_value());
}

TEST_CASE("datagrams to a port arrive whole, one by one") {
    IoLoop loop;
    const std::uint16_t port = free_udp_port(loop.io());
    std::vector<std::string> datagrams;
    Told told;
    LinkHandlers handlers = told.handlers();
    handlers.on_arrival = [&](const Arrival& arrival) {
        datagrams.emplace_back(arrival.bytes.begin(), arrival.bytes.end());
        return true;
    };
    const auto link = make_link(
        loop.io(), {*parse_link("udp:127.0.0.1:" + std::to_string(port)), quick(), 1, handlers});
    link->start();
    REQUIRE(loop.run_until([&] { return told.connects() == 1; }));

    udp::socket sender{loop.io(), udp::v4()};
    const udp::endpoint to{asio::ip::address_v4::loopback(), port};
    sender.send_to(asio::buffer(std::string{"one"}), to);
    sender.send_to(asio::buffer(std::string{"two"}), to);

    CHECK(loop.run_until([&] { return datagrams.size() == 2; }));
    CHECK(datagrams == std::vector<std::string>{"one", "two"});
    CHECK(link->counters().at(0).value == 0);
    link->stop();
}

TEST_CASE("a silent UDP port is told, stays open, and is up again with the next datagram") {
    IoLoop loop;
    const std::uint16_t port = free_udp_port(loop.io());
    Told told;
    LinkTimes times = quick();
    times.silence_timeout = seconds(0.03);
    const auto link = make_link(
        loop.io(),
        {*parse_link("udp:127.0.0.1:" + std::to_string(port)), times, 1, told.handlers()});
    link->start();
    REQUIRE(loop.run_until([&] { return told.has_state(SourceState::silent); }));

    udp::socket sender{loop.io(), udp::v4()};
    CHECK(loop.run_until([&] {
        sender.send_to(asio::buffer(std::string{"x"}), {asio::ip::address_v4::loopback(), port});
        return !told.bytes.empty();
    }));

    CHECK(told.has_said("data again"));
    link->stop();
}

TEST_CASE("datagrams that the kernel dropped are counted") {
    IoLoop loop;
    const std::uint16_t port = free_udp_port(loop.io());
    Told told;
    const auto link = make_link(
        loop.io(),
        {*parse_link("udp:127.0.0.1:" + std::to_string(port)), quick(), 1, told.handlers()});
    link->start();
    REQUIRE(loop.run_until([&] { return told.connects() == 1; }));
    udp::socket sender{loop.io(), udp::v4()};
    const udp::endpoint to{asio::ip::address_v4::loopback(), port};
    const std::string big(60'000, 'x');
    constexpr int sent = 2'000;  // 120 MB: more than any receive buffer

    for (int i = 0; i < sent; ++i) {
        sender.send_to(asio::buffer(big), to);
    }
    sender.send_to(asio::buffer(std::string{"x"}), to);

    CHECK(loop.run_until([&] {
        sender.send_to(asio::buffer(std::string{"x"}), to);  // carries the count
        return link->counters().at(0).value > 0;
    }));
    CHECK(link->counters().at(0).value < sent);
    link->stop();
}

TEST_CASE("a multicast group is joined") {
    IoLoop loop;
    const std::uint16_t port = free_udp_port(loop.io());
    Told told;
    const auto link = make_link(
        loop.io(),
        {*parse_link("udp:[lo]239.192.0.4:" + std::to_string(port)), quick(), 1, told.handlers()});
    link->start();
    REQUIRE(loop.run_until([&] { return told.connects() == 1; }));

    udp::socket sender{loop.io(), udp::v4()};
    sender.set_option(asio::ip::multicast::outbound_interface{asio::ip::address_v4::loopback()});
    sender.set_option(asio::ip::multicast::enable_loopback{true});
    sender.send_to(asio::buffer(std::string{"group"}),
                   {asio::ip::make_address_v4("239.192.0.4"), port});

    CHECK(loop.run_until([&] { return told.bytes == "group"; }));
    link->stop();
}

TEST_CASE("a port in use and an interface that is not there are told, and tried again") {
    IoLoop loop;
    udp::socket taken{loop.io(), {asio::ip::address_v4::loopback(), 0}};
    const std::string port = std::to_string(taken.local_endpoint().port());
    Told told;
    const auto link =
        make_link(loop.io(), {*parse_link("udp:127.0.0.1:" + port), quick(), 1, told.handlers()});
    Told other;
    const auto nowhere = make_link(
        loop.io(), {*parse_link("udp:[nosuch0]239.1.2.3:" + port), quick(), 1, other.handlers()});
    link->start();
    nowhere->start();

    CHECK(loop.run_until([&] { return told.reports.size() >= 2 && other.reports.size() >= 2; }));

    CHECK(told.has_said("cannot listen on 127.0.0.1:" + port + ": Address already in use"));
    CHECK(other.has_said("there is no network interface nosuch0"));
    link->stop();
    nowhere->stop();
}

TEST_CASE("a file is read whole, waits while there is no room, and then has ended") {
    const std::string path = scratch_file("whole.nmea");
    const std::string content(100'000, 'x');
    std::ofstream{path} << content;
    IoLoop loop;
    Told told;
    told.has_room = false;
    LinkAddress address{.kind = LinkKind::file,
                        .file = {.path = path, .query = {}, .choice = {}},
                        .host = {},
                        .interface = {}};
    const auto link = make_link(loop.io(), {address, quick(), 1, told.handlers()});
    link->start();
    loop.io().run_for(std::chrono::milliseconds{30});
    CHECK(told.bytes.empty());

    told.has_room = true;

    CHECK(loop.run_until([&] { return told.has_state(SourceState::ended); }));
    CHECK(told.bytes == content);
    std::filesystem::remove(path);
}

TEST_CASE("a .gz file is read as what it holds, and a missing one is down with its name") {
    const std::string path = scratch_file("log.nmea.gz");
    gzFile packed = gzopen(path.c_str(), "wb");
    gzputs(packed, "!AIVDM");
    gzclose(packed);
    IoLoop loop;
    Told told;
    Told missing;
    LinkAddress address{.kind = LinkKind::file,
                        .file = {.path = path, .query = {}, .choice = {}},
                        .host = {},
                        .interface = {}};
    const auto link = make_link(loop.io(), {address, quick(), 1, told.handlers()});
    address.file.path = "/nonexistent/log.nmea";
    const auto nothing = make_link(loop.io(), {address, quick(), 1, missing.handlers()});

    link->start();
    nothing->start();

    CHECK(loop.run_until([&] { return told.has_state(SourceState::ended); }));
    CHECK(told.bytes == "!AIVDM");
    CHECK(missing.reports.at(0).state == SourceState::down);
    CHECK(missing.has_said("cannot read /nonexistent/log.nmea: No such file"));
    std::filesystem::remove(path);
}

TEST_CASE("a pipe is no file: reading it would keep all other links waiting") {
    IoLoop loop;
    Told told;
    const LinkAddress address{.kind = LinkKind::file,
                              .file = {.path = "/dev/zero", .query = {}, .choice = {}},
                              .host = {},
                              .interface = {}};
    const auto link = make_link(loop.io(), {address, quick(), 1, told.handlers()});

    link->start();

    CHECK(told.reports.at(0).sentence ==
          "/dev/zero is no regular file; what comes through a pipe is read by \"stdin:\"");
}

TEST_CASE("standard input is read from a pipe to its end") {
    IoLoop loop;
    Told told;
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    const int old_input = dup(STDIN_FILENO);
    dup2(pipe_ends[0], STDIN_FILENO);
    REQUIRE(write(pipe_ends[1], "!AIVDM", 6) == 6);
    close(pipe_ends[1]);
    {
        const auto link =
            make_link(loop.io(), {*parse_link("stdin:"), quick(), 1, told.handlers()});

        link->start();

        CHECK(loop.run_until([&] { return told.has_state(SourceState::ended); }));
        CHECK(told.bytes == "!AIVDM");
    }
    dup2(old_input, STDIN_FILENO);
    close(old_input);
    close(pipe_ends[0]);
}

TEST_CASE("a capture played as if it were live gives its datagrams, of the feed that was chosen") {
    const auto path = std::filesystem::temp_directory_path() /
                      ("sea-eye-links-" + std::to_string(getpid()) + ".pcap");
    const test::Wire file = test::pcap({test::ethernet(test::ipv4(17, test::udp(10'110, "ais"))),
                                        test::ethernet(test::ipv4(17, test::udp(8600, "radar")))});
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(file.data()),
                                                static_cast<std::streamsize>(file.size()));
    IoLoop loop;
    Told told;
    const auto link = make_link(
        loop.io(),
        {*parse_link("file:" + path.string() + "?port=8600"), quick(), 1, told.handlers()});
    link->start();

    CHECK(loop.run_until([&] { return told.has_state(SourceState::ended); }));

    CHECK(told.datagrams == std::vector<std::string>{"radar"});
    std::filesystem::remove(path);
}
