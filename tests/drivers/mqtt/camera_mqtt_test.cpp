#include <doctest/doctest.h>
#include <fmt/format.h>

#include "daemon/journal.hpp"
#include "tests/drivers/driver_probe.hpp"
#include "tests/drivers/mqtt/watch.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using nlohmann::json;

const std::string events = "frigate/events";
const std::string own_topic = "sea-eye/cameras/CAM1/trigger";

std::string of_another_camera() {
    auto trigger = json::parse(a_trigger);
    trigger["camera_id"] = "CAM9";
    return trigger.dump();
}

std::string at_second(int second) {
    auto trigger = json::parse(a_trigger);
    trigger["time"] = 1'740'801'600 + second;
    trigger["bearing_deg"] = second % 360;
    return trigger.dump();
}

/// What a day brings: good, bad and none of our business, each with the topic it comes on.
std::vector<std::pair<std::string, std::string>> a_mixed_day() {
    return {{events, frigate_event("new")},
            {events, frigate_event("update", {{"has_snapshot", true}})},
            {events, frigate_event("update", {{"box", {-32, -4, 32, 60}}})},
            {events, frigate_event("end", {{"end_time", 1607123970.5}})},
            {events, frigate_event("new", {{"label", "person"}})},
            {events, frigate_event("new", {{"false_positive", true}})},
            {own_topic, a_trigger},
            {own_topic, json::parse(a_trigger).dump(4)},
            {own_topic, of_another_camera()},
            {own_topic, "no JSON\r\nat all"},
            {own_topic, "\n"}};
}

/// An observation in full, but for its source.
std::string words_of(const Observation& observation) {
    const auto& trigger = std::get<CameraTrigger>(observation.said);
    return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {}",
                       to_rfc3339(observation.measured),
                       to_rfc3339(observation.received),
                       trigger.camera.view(),
                       trigger.bearing.angle().si(),
                       trigger.bearing_sigma.si(),
                       trigger.object_class.view(),
                       trigger.confidence,
                       trigger.range.value_or(Metres{-1.0}).si(),
                       trigger.elevation.value_or(Radians{-9.0}).si(),
                       static_cast<int>(trigger.kind),
                       trigger.id.view(),
                       trigger.track.view(),
                       trigger.frame);
}

std::vector<std::string> words_of(const std::vector<Observation>& observations) {
    std::vector<std::string> words;
    for (const Observation& each : observations) {
        words.push_back(words_of(each));
    }
    return words;
}

}  // namespace

TEST_CASE("what is published by MQTT is seen as camera_http sees it, outcome by outcome") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));
    DriverProbe posted{"camera_http", one_camera};

    const auto day = a_mixed_day();
    for (const auto& [topic, document] : day) {
        broker.publish(topic, document);
        posted.feed({reinterpret_cast<const std::uint8_t*>(document.data()), document.size()},
                    to_micros(noon));
    }
    REQUIRE(watch.has_frames(day.size()));

    CHECK(words_of(watch.observations()) == words_of(posted.observations));
    CHECK(watch.status().frames == day.size());
    for (const Counter& outcome : watch.status().outcomes) {
        const auto same = std::ranges::count(posted.outcomes, outcome.name);
        CHECK_MESSAGE(outcome.value == static_cast<std::uint64_t>(same), outcome.name);
    }
    CHECK(watch.outcome("ok") == 6);
    CHECK(watch.outcome("bad_json") == 1);
    CHECK(watch.counter("box_outside") == 1);
}

TEST_CASE("a journal of what came by MQTT replays to the same observations") {
    const TempDir folder;
    auto journal = Journal::open(folder.file("journal"), {"cameras"}, noon);
    REQUIRE(journal.has_value());
    Broker broker;
    broker.start();
    const SourceConfig config = mqtt_source(broker);
    Watch watch{config, &*journal};
    REQUIRE(watch.becomes(SourceState::up));
    const auto day = a_mixed_day();
    for (const auto& [topic, document] : day) {
        broker.publish(topic, document);
    }
    REQUIRE(watch.has_frames(day.size()));
    watch.ingest->stop();
    broker.kill();  // a replay needs none

    DriverProbe replayed{"camera_mqtt", config.driver_json};
    auto reader = JournalReader::open(journal->path());
    REQUIRE(reader.has_value());
    for (auto record = reader->next(); record && record->has_value(); record = reader->next()) {
        if (!(*record)->is_heartbeat) {
            replayed.feed((*record)->bytes, to_micros((*record)->received));
        }
    }

    CHECK(replayed.outcomes.size() == day.size());
    CHECK(replayed.observations.size() == 6);
    CHECK(words_of(replayed.observations) == words_of(watch.observations()));
}

TEST_CASE("a camera's burst of thousands of triggers is taken to the last one, in its order") {
    constexpr int count = 5'000;
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));

    std::string lines;
    for (int second = 0; second < count; ++second) {
        lines += at_second(second) + "\n";
    }
    broker.publish_lines(own_topic, lines);
    REQUIRE(watch.loop.run_until([&] { return watch.observations().size() == count; }));

    CHECK(watch.has_outcome("ok", count));
    CHECK(watch.counter("published_dropped") == 0);
    CHECK(std::ranges::is_sorted(watch.all, {}, &Observation::measured));
}

TEST_CASE("what is retained was said before anyone listened, and is no trigger") {
    Broker broker;
    broker.start();
    broker.publish(events, frigate_event("new"), "-r");
    broker.publish(own_topic, a_trigger, "-r");
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.has_metric("retained", 2));

    broker.publish(own_topic, a_trigger, "-r");  // to those who listen it is news

    REQUIRE(watch.has_frames(1));
    CHECK(watch.status().frames == 1);
    CHECK(watch.outcome("ok") == 1);
}

TEST_CASE("a message longer than a frame, or without a word, is counted and not taken") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));
    const std::string longest(65'536, ' ');

    broker.publish(own_topic, longest + ' ');
    broker.publish(own_topic, "");
    broker.publish(own_topic, longest);
    REQUIRE(watch.has_metric("messages", 3));

    CHECK(watch.status().metrics.at("too_long") == 1);
    CHECK(watch.status().metrics.at("empty") == 1);
    CHECK(watch.status().metrics.at("bytes") == 2.0 * 65'536 + 1);
    CHECK(watch.status().frames == 1);
    CHECK(watch.outcome("empty") == 1);
}

TEST_CASE("a monstrous message does not reach us, and those after it do") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));

    broker.publish(own_topic, std::string(3'000'000, ' '));
    broker.publish(own_topic, a_trigger);
    REQUIRE(watch.has_metric("messages", 1));

    CHECK(watch.has_outcome("ok", 1));
    CHECK(watch.status().metrics.at("messages") == 1);
    CHECK(watch.status().connects == 1);
}

TEST_CASE("a Frigate that has died shows, and shows no more when it is back") {
    Broker broker;
    broker.start();
    broker.publish("frigate/available", "offline", "-r");
    Watch watch{mqtt_source(broker)};

    CHECK(watch.complains_of("frigate/available says offline"));
    CHECK(watch.status().state == SourceState::connecting);
    broker.publish(own_topic, a_trigger);
    REQUIRE(watch.has_frames(1));
    CHECK(watch.status().state == SourceState::connecting);

    broker.publish("frigate/available", "online", "-r");
    CHECK(watch.becomes(SourceState::up));
    CHECK(watch.status().problem.empty());
    broker.publish("sea-eye/cameras/CAM1/available", "stopped");
    CHECK(watch.complains_of("sea-eye/cameras/CAM1/available says stopped"));
    CHECK(watch.has_metric("senders_away", 1));
    CHECK(watch.status().connects == 1);
}

TEST_CASE("only the topics that are named are read, in whichever version of MQTT") {
    const char* version = "5";
    SUBCASE("5") {}
    SUBCASE("3.1.1") {
        version = "3.1.1";
    }
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(
        broker, {{"topics", {"quay/+/events", "pier/#"}}, {"protocol", version}, {"qos", 1}})};
    REQUIRE(watch.becomes(SourceState::up));

    broker.publish(events, frigate_event("new"));
    broker.publish("quay/north/events", frigate_event("new"), "-q 1");
    broker.publish("pier/a/b/c", a_trigger, "-q 2");
    REQUIRE(watch.has_frames(2));

    CHECK(watch.outcome("ok") == 2);
    CHECK(watch.status().metrics.at("messages") <= 2);
}
