
#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include "daemon/api/client.hpp"
#include "daemon/asio.hpp"
#include "tests/support/served.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// What comes back for these bytes until the server closes.
std::string raw(const Served& served, const std::string& bytes) {
    asio::io_context own;
    asio::ip::tcp::socket socket{own};
    socket.connect({asio::ip::address_v4::loopback(), served.server->port()});
    boost::system::error_code fault;
    asio::write(socket, asio::buffer(bytes), fault);
    std::string reply;
    asio::read(socket, asio::dynamic_buffer(reply), fault);
    return reply;
}

}  // namespace

TEST_CASE("a client on the loopback gets the tracks, and the access log shows her filter") {
    Served served;

    const auto reply = http_get(served.url(), "/collections/tracks/items?mmsi=412000002");
    served.stop();

    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body.find("\"numberReturned\":1") != std::string::npos);
    REQUIRE(served.lines.size() == 1);
    CHECK(served.lines[0].target == "/collections/tracks/items?mmsi=412000002");
    CHECK(served.lines[0].status == 200);
    CHECK(served.lines[0].bytes == reply->body.size());
}

TEST_CASE("the API is served on a Unix socket too, also where a killed daemon left one") {
    const Folder folder;
    const std::string address = "unix:" + folder.file("api.sock");
    {
        asio::io_context io;
        const asio::local::stream_protocol::acceptor left_behind{io, folder.file("api.sock")};
    }
    const Served served{address};

    const auto reply = http_get(address, "/version");

    REQUIRE_MESSAGE(reply, reply.error().text);
    CHECK(reply->status == 200);
}

TEST_CASE("a port that is taken is refused in one sentence") {
    const Served served;
    asio::io_context io;
    Coast coast;

    const auto second =
        ApiServer::start(io, coast.context(), listening_on("127.0.0.1", served.server->port()), {});

    REQUIRE_FALSE(second);
    CHECK(second.error().text == "API: cannot listen on 127.0.0.1 port " +
                                     std::to_string(served.server->port()) +
                                     ": Address already in use");
}

TEST_CASE("an address that is none is refused") {
    asio::io_context io;
    Coast coast;

    CHECK_FALSE(ApiServer::start(io, coast.context(), listening_on("harbour"), {}));
    CHECK_FALSE(ApiServer::start(io, coast.context(), listening_on("unix:"), {}));
    CHECK_FALSE(
        ApiServer::start(io, coast.context(), listening_on("unix:/" + std::string(200, 'x')), {}));
}

TEST_CASE("two requests go over one connection, the second asking for the head only") {
    const Served served;

    const std::string reply = raw(served,
                                  "GET /version HTTP/1.1\r\nHost: h\r\n\r\n"
                                  "HEAD /version HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

    const std::size_t second = reply.find("HTTP/1.1 200", 1);
    REQUIRE(second != std::string::npos);
    CHECK(reply.substr(second).find("Content-Length: 36") != std::string::npos);
    CHECK(reply.substr(reply.size() - 4) == "\r\n\r\n");
}

TEST_CASE(
    "what is not HTTP, a body too long and headers too long are refused and the API lives on") {
    const Served served;

    CHECK(raw(served, "!AIVDM,1,1,,A,15M,0*00\r\n\r\n").starts_with("HTTP/1.1 400"));
    CHECK(raw(served, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 70000\r\n\r\n")
              .starts_with("HTTP/1.1 413"));
    CHECK(raw(served, "GET / HTTP/1.1\r\nX: " + std::string(20000, 'x') + "\r\n\r\n")
              .starts_with("HTTP/1.1 431"));
    CHECK(raw(served,
              "POST /api HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
              .starts_with("HTTP/1.1 405"));
    CHECK(http_get(served.url(), "/healthz")->status == 200);
}

TEST_CASE("stopping closes idle connections at once") {
    Served served;
    asio::io_context own;
    asio::ip::tcp::socket idle{own};
    idle.connect({asio::ip::address_v4::loopback(), served.server->port()});
    asio::write(idle, asio::buffer(std::string{"GET /version HTTP/1.1\r\nHost: h\r\n\r\n"}));
    std::string reply;
    asio::read_until(idle, asio::dynamic_buffer(reply), "}");

    served.stop();

    boost::system::error_code fault;
    char byte = 0;
    idle.read_some(asio::buffer(&byte, 1), fault);
    CHECK(fault == asio::error::eof);
}

TEST_CASE("many clients at once are all answered") {
    const Served served;
    std::vector<std::thread> clients;
    std::atomic<int> answered = 0;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&] {
            for (int k = 0; k < 10; ++k) {
                const auto reply = http_get(served.url(), "/collections/tracks/items?limit=2");
                answered += reply && reply->status == 200 ? 1 : 0;
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }

    CHECK(answered == 80);
}

TEST_CASE("a peer that nobody answers at, and a URL that is none, are told apart") {
    const auto nobody = http_get("http://127.0.0.1:1", "/");
    const auto no_url = http_get("ftp://host", "/");

    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == ErrorCode::refused);
    REQUIRE_FALSE(no_url);
    CHECK(no_url.error().code == ErrorCode::bad_value);
}
