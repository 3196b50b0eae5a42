#include "daemon/links/link_address.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a TCP link names a host and a port, also in IPv6") {
    const auto named = parse_link("tcp:ais.harbour.example:10110");
    const auto six = parse_link("tcp:[::1]:10110");

    REQUIRE(named.has_value());
    CHECK(named->kind == LinkKind::tcp);
    CHECK(named->host == "ais.harbour.example");
    CHECK(named->port == 10110);
    REQUIRE(six.has_value());
    CHECK(six->host == "::1");
}

TEST_CASE("a UDP link names an address, a port and perhaps the interface of a group") {
    const auto group = parse_link("udp:[eth0]239.192.0.4:60004");
    const auto any = parse_link("udp::10110");
    const auto six = parse_link("udp:[::1]:10110");

    REQUIRE(group.has_value());
    CHECK(group->kind == LinkKind::udp);
    CHECK(group->interface == "eth0");
    CHECK(group->host == "239.192.0.4");
    CHECK(group->port == 60004);
    REQUIRE(any.has_value());
    CHECK(any->host.empty());
    REQUIRE(six.has_value());
    CHECK(six->host == "::1");
    CHECK(six->interface.empty());
}

TEST_CASE("a file link keeps its path, colons and all") {
    const auto file = parse_link("file:/logs/2025-03-01T04:07.nmea.gz");

    REQUIRE(file.has_value());
    CHECK(file->kind == LinkKind::file);
    CHECK(file->file.path == "/logs/2025-03-01T04:07.nmea.gz");
    CHECK(parse_link("stdin:")->kind == LinkKind::standard_input);
}

TEST_CASE("a link that cannot be is told with what was expected") {
    for (const char* text : {"tcp:host",
                             "tcp::10110",
                             "tcp:host:0",
                             "tcp:host:65536",
                             "tcp:host:1x",
                             "tcp:host:",
                             "tcp:",
                             "tcp"}) {
        const auto link = parse_link(text);
        REQUIRE_FALSE(link.has_value());
        CHECK(link.error().text ==
              std::string{"expected \"tcp:HOST:PORT\" with a port from 1 to 65535, found \""} +
                  text + "\"");
    }
    for (const char* text : {"udp:host.example:1", "udp:[]239.0.0.1:1", "udp:239.0.0.1", "udp:"}) {
        const auto link = parse_link(text);
        REQUIRE_FALSE(link.has_value());
        CHECK(link.error().text.find("numeric address") != std::string::npos);
    }
    for (const char* text : {"", "file:", "stdin:x", "seriel:/dev/ttyUSB0", "/dev/ttyUSB0", ":"}) {
        const auto link = parse_link(text);
        REQUIRE_FALSE(link.has_value());
        CHECK(link.error().text ==
              std::string{
                  "expected \"serial:DEVICE\", \"tcp:HOST:PORT\", \"listen-tcp:PORT\", "
                  "\"udp:[INTERFACE]ADDRESS:PORT\", \"gpsd:HOST\", "
                  "\"listen-http:PORT\", \"file:PATH\", \"stdin:\" or \"driver:\", found \""} +
                  text + "\"");
    }
}

TEST_CASE("a serial link names a device by its full path, and its speed") {
    const auto usual = parse_link("serial:/dev/sea-eye/ais0");
    const auto fast = parse_link("serial:/dev/sea-eye/radar0?baud=115200");

    REQUIRE(usual.has_value());
    CHECK(usual->kind == LinkKind::serial);
    CHECK(usual->path == "/dev/sea-eye/ais0");
    CHECK(usual->baud == 38'400);
    REQUIRE(fast.has_value());
    CHECK(fast->baud == 115'200);
    CHECK(parse_link("serial:ttyUSB0").error().text.find("a full path") != std::string::npos);
    CHECK(parse_link("serial:/dev/x?baud=1234").error().text.find("4800, 9600") !=
          std::string::npos);
    CHECK_FALSE(parse_link("serial:/dev/x?speed=4800").has_value());
}

TEST_CASE("a link that is called by its senders names a port, and perhaps an own address") {
    const auto any = parse_link("listen-tcp:10110");
    const auto one = parse_link("listen-tcp:[::1]:10110");
    const auto posts = parse_link("listen-http:127.0.0.1:8000/ais/in?token=secret");

    REQUIRE(any.has_value());
    CHECK(any->host.empty());
    CHECK(any->port == 10110);
    REQUIRE(one.has_value());
    CHECK(one->host == "::1");
    REQUIRE(posts.has_value());
    CHECK(posts->port == 8000);
    CHECK(posts->path == "/ais/in");
    CHECK(posts->token == "secret");
    CHECK(parse_link("listen-http:8000")->path == "/");
    CHECK_FALSE(parse_link("listen-tcp:harbour:10110").has_value());
    CHECK_FALSE(parse_link("listen-http:8000?tokken=x").has_value());
}

TEST_CASE("gpsd is asked at its own port where no other is named") {
    CHECK(parse_link("gpsd:localhost")->port == 2947);
    CHECK(parse_link("gpsd:10.0.0.5:3000")->port == 3000);
    CHECK(parse_link("gpsd:[::1]")->host == "::1");
    CHECK_FALSE(parse_link("gpsd:").has_value());
}
