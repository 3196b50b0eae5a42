#include <doctest/doctest.h>

#include "tests/drivers/mqtt/watch.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// A broker with a certificate for localhost, and the authority that signed it.
struct SecureBroker : Broker {
    SecureBroker() {
        const std::string quiet = "openssl req -newkey rsa:2048 -nodes -subj ";
        const std::string of_ca = " -keyout " + file("ca.key") + " -out " + file("ca.pem");
        run_command(quiet + "/CN=authority -x509 -days 2" + of_ca);
        run_command(quiet + "/CN=another -x509 -days 2 -keyout " + file("other.key") + " -out " +
                    file("other.pem"));
        run_command(quiet + "/CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
                    file("broker.key") + " -out " + file("broker.csr"));
        run_command("openssl x509 -req -copy_extensions copy -days 2 -in " + file("broker.csr") +
                    " -CA " + file("ca.pem") + " -CAkey " + file("ca.key") +
                    " -CAcreateserial -out " + file("broker.pem"));
        start("certfile " + file("broker.pem") + "\nkeyfile " + file("broker.key"));
    }

    [[nodiscard]] SourceConfig source(nlohmann::json keys) const {
        keys.update({{"tls", true}});
        return mqtt_source(*this, keys);
    }

    void publish_secretly(const std::string& message) {
        publish("sea-eye/cameras/CAM1/trigger", message, "-h localhost --cafile " + file("ca.pem"));
    }
};

}  // namespace

TEST_CASE("a broker whose certificate an authority of ours signed is read over TLS") {
    SecureBroker broker;
    Watch watch{broker.source({{"broker", "localhost"}, {"tls_ca_file", broker.file("ca.pem")}})};
    REQUIRE(watch.becomes(SourceState::up));

    broker.publish_secretly(a_trigger);

    CHECK(watch.has_outcome("ok", 1));
}

TEST_CASE("a broker is not trusted under another name, nor by the word of another authority") {
    SecureBroker broker;
    nlohmann::json keys;
    SUBCASE("by its address, which is not in its certificate") {
        keys = {{"broker", "127.0.0.1"}, {"tls_ca_file", broker.file("ca.pem")}};
    }
    SUBCASE("signed by another") {
        keys = {{"broker", "localhost"}, {"tls_ca_file", broker.file("other.pem")}};
    }
    SUBCASE("signed by none that the system knows") {
        keys = {{"broker", "localhost"}};
    }
    SUBCASE("a file of authorities that has none") {
        keys = {{"broker", "localhost"}, {"tls_ca_file", broker.file("broker.conf")}};
    }
    Watch watch{broker.source(keys)};

    CHECK(watch.complains_of("TLS failed: "));
    CHECK(watch.complains_of("tls_ca_file must hold the authority that signed"));
    CHECK(watch.status().connects == 0);
}

TEST_CASE("a station that is told to takes any certificate") {
    SecureBroker broker;
    Watch watch{broker.source({{"broker", "127.0.0.1"}, {"tls_insecure", true}})};

    CHECK(watch.becomes(SourceState::up));
}

TEST_CASE("TLS on one side only is told apart from a broker that is away") {
    SUBCASE("ours") {
        Broker broker;
        broker.start();
        Watch watch{mqtt_source(broker, {{"tls", true}})};
        CHECK(watch.complains_of("; is this a port for TLS?"));
    }
    SUBCASE("the broker's") {
        SecureBroker broker;
        Watch watch{mqtt_source(broker)};
        CHECK(watch.complains_of(" closed the connection without a word; does it want tls"));
    }
}

TEST_CASE("authorities that cannot be read are told with their file") {
    Broker broker;
    Watch watch{mqtt_source(broker, {{"tls", true}, {"tls_ca_file", "/nowhere/ca.pem"}})};

    CHECK(watch.complains_of("cannot read tls_ca_file /nowhere/ca.pem"));
}
