#include "drivers/mqtt/settings.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "daemon/config.hpp"
#include "drivers/mqtt/availability.hpp"
#include "drivers/mqtt/words.hpp"
#include "tests/drivers/driver_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;
using mqtt::Availability;
using nlohmann::json;

namespace {

std::string refusal_of(json keys) {
    keys.update({{"broker", keys.value("broker", "mqtt.local")}});
    return DriverProbe{"camera_mqtt", keys.dump()}.refusal;
}

/// What a station is told whose source has this line.
std::string fault_of(const std::string& line) {
    const auto config = read_config_text(
        "[[source]]\nid = \"cameras\"\ndriver = \"camera_mqtt\"\nlink = \"driver:\"\n"
        "broker = \"mqtt.local\"\n" +
            line + "\n",
        "station.toml",
        {});
    REQUIRE_MESSAGE(config, config.error().text);
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/camera_mqtt.so");
    REQUIRE(driver);
    const auto checked = check_driver_keys(*config, 0, driver->info().config_schema);
    return checked ? "" : checked.error().text;
}

}  // namespace

TEST_CASE("a broker's name is enough, and the rest is as MQTT and Frigate have it") {
    const auto plain = mqtt::settings_of("camera_mqtt", {{"broker", "mqtt.local"}});
    const auto secure = mqtt::settings_of("camera_mqtt", {{"broker", "::1"}, {"tls", true}});

    CHECK(plain.name() == "broker mqtt.local:1883");
    CHECK(secure.name() == "broker [::1]:8883");
    CHECK(plain.topics == std::vector<std::string>{"frigate/events", "sea-eye/cameras/+/trigger"});
    CHECK(plain.qos == 0);
    CHECK(plain.keepalive_s == 15);
    CHECK(plain.is_version_5);
    CHECK(secure.is_certificate_checked);
}

TEST_CASE("a wrong key is told with its line, its value and what was expected") {
    const std::string at = "station.toml:6: source.";

    CHECK(fault_of("port = 1883") == "");
    CHECK(fault_of("port = 70000") ==
          at + "port: expected a whole number from 1 to 65535, found 70000");
    CHECK(fault_of("keepalive_s = 3") ==
          at + "keepalive_s: expected seconds from 5 to 3600, found 3");
    CHECK(fault_of("qos = 3") == at + "qos: expected 0, 1 or 2, found 3");
    CHECK(fault_of("topics = []") ==
          at + "topics: expected a list of up to 64 topics, + and # allowed as in MQTT, found []");
    CHECK(fault_of("topics = ['$SYS/#']").find("a topic, which may not begin with $") !=
          std::string::npos);
    CHECK(fault_of("password_file = 'word'") ==
          at + "password_file: expected the full path of a file whose first line is the password, "
               "found \"word\"");
    CHECK(fault_of("protocol = '4'") ==
          at + "protocol: expected one of \"5\", \"3.1.1\", found \"4\"");
    const std::string secret = fault_of("password = 'secret'");
    CHECK(secret.starts_with("station.toml:6: unknown key \"password\" in [[source]]"));
    CHECK(secret.find("password_file") != std::string::npos);
    CHECK(secret.find("'secret'") == std::string::npos);
}

TEST_CASE("keys that make no sense together are refused in a sentence") {
    CHECK(refusal_of({{"broker", ""}}).find("broker: expected the name or address") !=
          std::string::npos);
    CHECK(refusal_of({{"password_file", "/word"}}).find("takes a username beside it") !=
          std::string::npos);
    CHECK(refusal_of({{"tls_ca_file", "/ca.pem"}}).find("tls_ca_file takes tls = true") !=
          std::string::npos);
    CHECK(refusal_of({{"tls_insecure", true}}).find("tls_insecure takes tls = true") !=
          std::string::npos);
    CHECK(refusal_of({{"tls", true}, {"tls_insecure", true}, {"tls_ca_file", "/ca.pem"}})
              .find("one of the two has to go") != std::string::npos);
    CHECK(refusal_of({{"topics", {"a/#/b"}}}).find("found \"a/#/b\"") != std::string::npos);
    CHECK(refusal_of({{"topics", {""}}}).find("found \"\"") != std::string::npos);
    CHECK(refusal_of({{"topics", json::array()}}).find("expected at least one") !=
          std::string::npos);
    CHECK(refusal_of({{"topics", "frigate/events"}}).find("expected a list of texts") !=
          std::string::npos);
    CHECK(
        refusal_of({{"port", 0}}).find("port: expected a whole number from 1 to 65535, found 0") !=
        std::string::npos);
    CHECK(refusal_of({{"port", 1883.5}}).find("found 1883.5") != std::string::npos);
    CHECK(refusal_of({{"tls", "yes"}}).find("tls: expected true or false") != std::string::npos);
    CHECK(refusal_of({{"protocol", "4"}}).find("expected \"5\" or \"3.1.1\"") != std::string::npos);
    CHECK(refusal_of({{"client_id", 7}}).find("client_id: expected a text") != std::string::npos);
    CHECK(refusal_of(json::object()) == "");
}

TEST_CASE("who is away is told beside what he sends") {
    CHECK(Availability::topic_beside("frigate/events") == "frigate/available");
    CHECK(Availability::topic_beside("sea-eye/cameras/+/trigger") == "sea-eye/cameras/+/available");
    CHECK(Availability::topic_beside("events") == "available");
    CHECK(Availability::topic_beside("pier/#") == "pier/available");
    CHECK(Availability::is_told_on("available"));
    CHECK(Availability::is_told_on("frigate/available"));
    CHECK_FALSE(Availability::is_told_on("frigate/unavailable"));
    CHECK_FALSE(Availability::is_told_on("frigate/available/now"));
}

TEST_CASE("of many that are away the first is named, and no more than 64 are remembered") {
    Availability availability;
    CHECK(availability.sentence() == "");

    availability.heard("b/available", "offline");
    availability.heard("a/available",
                       "on\x01"
                       "fire\n, and much more than that");
    CHECK(availability.sentence() == "a/available says on?fire?, and much m, and 1 more");
    availability.heard("a/available", "online");
    CHECK(availability.sentence() == "b/available says offline");
    availability.heard("b/available", "");
    CHECK(availability.away() == 0);

    for (int i = 0; i < 1'000; ++i) {
        availability.heard(std::to_string(i) + "/available", "offline");
    }
    CHECK(availability.away() == Availability::most);
    availability.forget();
    CHECK(availability.away() == 0);
}

TEST_CASE("what comes off the wire is shown as plain letters only") {
    CHECK(mqtt::printable("a\nb\x7F\xC3\xA9 c", 100) == "a?b??? c");
    CHECK(mqtt::printable("abcdef", 3) == "abc");
}
