#include <condition_variable>
#include <cstring>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>

#include <doctest/doctest.h>

#include "tests/drivers/mqtt/watch.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

const std::string own_topic = "sea-eye/cameras/CAM1/trigger";
constexpr const char* silent_name = "behind-a-silent-name-server.test";

/// A name server that answers when it is told to.
class NameServer {
public:
    void answer() {
        const std::lock_guard lock{mutex_};
        is_answering_ = true;
        changed_.notify_all();
    }

    void wait() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return is_answering_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_answering_ = false;
};

NameServer name_server;

using Steady = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
    const auto began = Steady::now();
    work();
    return std::chrono::duration<double>(Steady::now() - began).count();
}

/// What the host gives a driver for its stop; test machines are slow, so the test asks for no less.
constexpr double deadline_s = 2.0;

}  // namespace

/// The C library's, for everyone in this process, but for one name.
extern "C" int getaddrinfo(const char* node,
                           const char* service,
                           const addrinfo* hints,
                           addrinfo** found) {
    if (node != nullptr && std::strcmp(node, silent_name) == 0) {
        name_server.wait();
        return EAI_AGAIN;
    }
    static const auto real =
        reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(node, service, hints, found);
}

TEST_CASE("a broker that is not there yet is found when it appears") {
    Broker broker;
    Watch watch{mqtt_source(broker)};
    CHECK(watch.complains_of("cannot reach broker 127.0.0.1:" + std::to_string(broker.port()) +
                             ": Connection refused, trying again in "));
    CHECK(watch.status().state == SourceState::down);

    broker.start();
    CHECK(watch.becomes(SourceState::up));
    broker.publish(own_topic, a_trigger);

    CHECK(watch.has_outcome("ok", 1));
    CHECK(watch.status().connects == 1);
}

TEST_CASE("a broker that is killed and started again is read again, and that is counted") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));
    broker.publish(own_topic, a_trigger);
    REQUIRE(watch.has_outcome("ok", 1));

    broker.kill();
    CHECK(watch.becomes(SourceState::down));
    broker.again();
    CHECK(watch.becomes(SourceState::up));
    broker.publish(own_topic, a_trigger);

    CHECK(watch.has_outcome("ok", 2));
    CHECK(watch.status().connects == 2);
    CHECK(watch.has_metric("connections", 2));
}

TEST_CASE("a broker that hangs while its connections stand is found out by its silence") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker, {{"keepalive_s", 5}})};
    REQUIRE(watch.becomes(SourceState::up));

    broker.freeze();
    const double noticed_s = seconds_of([&] { CHECK(watch.complains_of("does not answer")); });

    // Twice the keepalive, the library's and the driver's own steps of a second, the health's look
    // each second; and as long again for a busy machine.
    CHECK(noticed_s < 2 * 13.0);
    broker.thaw();
    CHECK(watch.becomes(SourceState::up));
    broker.publish(own_topic, a_trigger);
    CHECK(watch.has_outcome("ok", 1));
}

TEST_CASE("a wrong password is told, no log line has it, and the right one needs no restart") {
    const char* version = "5";
    SUBCASE("5") {}
    SUBCASE("3.1.1") {
        version = "3.1.1";
    }
    Broker broker;
    run_command("mosquitto_passwd -b -c " + broker.file("users") + " lookout right-one");
    broker.start("", "allow_anonymous false\npassword_file " + broker.file("users"));
    const auto password = [&](const std::string& word) {
        std::ofstream{broker.file("password")} << word << "\r\n";
    };
    password("wrong-one");
    Watch watch{mqtt_source(broker,
                            {{"username", "lookout"},
                             {"password_file", broker.file("password")},
                             {"protocol", version}})};

    CHECK(watch.complains_of(" refused the login of lookout: "));
    CHECK(watch.complains_of("; look at username and password_file, trying again in "));
    CHECK(watch.status().state == SourceState::down);
    CHECK(std::ranges::none_of(watch.lines, [](const std::string& line) {
        return line.find("wrong-one") != std::string::npos;
    }));
    password("right-one");
    CHECK(watch.becomes(SourceState::up));
}

TEST_CASE("a broker that wants a name, or a password file that is not there, is told") {
    Broker broker;
    broker.start("",
                 "allow_anonymous false\npassword_file " +
                     (std::ofstream{broker.file("users")} << "", broker.file("users")));
    SUBCASE("no name") {
        Watch watch{mqtt_source(broker)};
        CHECK(watch.complains_of(" refused the login without a name: "));
        CHECK(watch.complains_of("it wants username and password_file"));
    }
    SUBCASE("no file") {
        Watch watch{
            mqtt_source(broker, {{"username", "lookout"}, {"password_file", "/nowhere/word"}})};
        CHECK(watch.complains_of("password_file /nowhere/word, which cannot be read or is empty"));
    }
}

TEST_CASE("a topic that the broker keeps from us is told, and the others are read") {
    Broker broker;
    std::string plugin;
    for (const auto& each : std::filesystem::directory_iterator{"/usr/lib"}) {
        const auto file = each.path() / "mosquitto_dynamic_security.so";
        plugin = std::filesystem::exists(file) ? file.string() : plugin;
    }
    REQUIRE_FALSE(plugin.empty());
    // Subscribing is refused but for what the role of those without a name has.
    std::ofstream{broker.file("rights.json")} << R"({
        "defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true,
                             "subscribe": false, "unsubscribe": true},
        "clients": [], "anonymousGroup": "anyone",
        "groups": [{"groupname": "anyone", "roles": [{"rolename": "reader"}]}],
        "roles": [{"rolename": "reader", "acls": [
            {"acltype": "subscribeLiteral", "topic": "pier/events", "priority": 0, "allow": true}]}]
    })";
    broker.start("",
                 "allow_anonymous true\nplugin " + plugin + "\nplugin_opt_config_file " +
                     broker.file("rights.json"));
    Watch watch{mqtt_source(broker, {{"topics", {"pier/events", "quay/events"}}})};

    CHECK(watch.complains_of("does not let us read quay/events: Not authorized"));
    CHECK(watch.status().state == SourceState::connecting);
    broker.publish("pier/events", a_trigger);
    CHECK(watch.has_outcome("ok", 1));
}

TEST_CASE("two stations of one client id are told why they drive each other out") {
    Broker broker;
    broker.start();
    const auto source = mqtt_source(broker, {{"client_id", "lookout"}});
    Watch first{source};
    REQUIRE(first.becomes(SourceState::up));

    Watch second{source};
    REQUIRE(second.becomes(SourceState::up));

    CHECK(first.complains_of("; it does so when another client comes as lookout"));
}

TEST_CASE("a name server that does not answer holds up neither the station nor its stop") {
    Broker broker;
    Watch watch{mqtt_source(broker, {{"broker", silent_name}})};
    REQUIRE(watch.complains_of("connecting to broker behind-a-silent-name-server.test"));

    const double second_s = seconds_of([&] { watch.loop.io().run_for(std::chrono::seconds{1}); });
    const std::uint64_t slow = watch.counter("slow_callbacks");
    const double stop_s = seconds_of([&] { watch.ingest->stop(); });
    name_server.answer();  // to whom nobody listens any more

    CHECK(second_s < 2.0);
    CHECK(slow == 0);
    CHECK(stop_s < deadline_s);
}

TEST_CASE("a stop waits for no broker") {
    Broker broker;
    broker.start();
    Watch watch{mqtt_source(broker)};
    REQUIRE(watch.becomes(SourceState::up));
    SUBCASE("one that is well") {}
    SUBCASE("one that hangs") {
        broker.freeze();
    }
    SUBCASE("one that is gone") {
        broker.kill();
    }

    const double stop_s = seconds_of([&] { watch.ingest->stop(); });

    CHECK(stop_s < deadline_s);
    const std::uint64_t frames = watch.status().frames;
    watch.loop.io().run_for(std::chrono::milliseconds{50});
    CHECK(watch.status().frames == frames);
}
