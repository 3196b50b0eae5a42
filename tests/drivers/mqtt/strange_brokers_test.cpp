#include <doctest/doctest.h>

#include "tests/drivers/mqtt/scripted_broker.hpp"
#include "tests/drivers/mqtt/watch.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// The driver and, on the same loop, a peer that it takes for a broker.
struct Stranger {
    explicit Stranger(ScriptedBroker::Script script)
        : watch{mqtt_source(place)},
          broker{watch.loop.io(), place.port(), std::move(script)} {}

    Broker place;  // never started: only its port is of use
    Watch watch;
    ScriptedBroker broker;
};

}  // namespace

TEST_CASE("a broker that ends the connection is heard out, and called again") {
    Stranger stranger{[](MqttPacket packet, std::string_view) {
        return packet == MqttPacket::connect ? connack('\0') : disconnect('\x8B');
    }};

    CHECK(stranger.watch.complains_of(" ended the connection: Server shutting down, trying again"));
    CHECK(stranger.watch.has_metric("connections", 2));
}

TEST_CASE("a broker that speaks no MQTT 5 is told, with what to do about it") {
    Stranger stranger{[](MqttPacket, std::string_view) {
        return std::string{'\x20', '\x02', '\0', '\x01'};  // as 3.1.1 has it
    }};

    CHECK(stranger.watch.complains_of("does not speak this version of MQTT; protocol = \"3.1.1\""));
}

TEST_CASE("a peer that is no broker does no harm, whatever it says") {
    std::string noise;
    SUBCASE("HTTP") {
        noise = "HTTP/1.1 400 Bad Request\r\n\r\n";
    }
    SUBCASE("a packet without end") {
        noise = std::string(100, '\xFF');
    }
    SUBCASE("an answer to what nobody asked") {
        noise = suback("ab", '\0') + suback("cd", '\x80');
    }
    SUBCASE("a greeting cut short") {
        noise = std::string{'\x20', '\x01', '\0'};
    }
    int greetings = 0;
    Stranger stranger{[&](MqttPacket, std::string_view) {
        ++greetings;
        return noise;
    }};

    CHECK(stranger.watch.loop.run_until([&] { return greetings >= 2; }));
    CHECK(stranger.watch.status().connects == 0);
}

TEST_CASE("a broker that takes the call and says nothing is given up after ten seconds") {
    Stranger stranger{[](MqttPacket, std::string_view) {
        return std::string{};
    }};

    CHECK(stranger.watch.complains_of("does not answer, trying again in "));
}

TEST_CASE("a topic that was kept from us is asked for again, and read once it is free") {
    int refusals = 0;
    Stranger stranger{[&](MqttPacket packet, std::string_view body) {
        if (packet == MqttPacket::connect) {
            return connack('\0');
        }
        const bool is_refused =
            body.find("frigate/events") != std::string_view::npos && ++refusals < 2;
        return packet == MqttPacket::subscribe ? suback(body, is_refused ? '\x87' : '\0')
                                               : std::string{};
    }};

    CHECK(stranger.watch.complains_of("does not let us read frigate/events: Not authorized"));
    CHECK(stranger.watch.becomes(SourceState::up));
    CHECK(refusals == 2);
    CHECK(stranger.watch.status().metrics.at("connections") == 1);
}
