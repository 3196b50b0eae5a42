#include <cstring>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "drivers/ipc/events.hpp"
#include "drivers/ipc/message.hpp"

using namespace seaeye;

namespace {

const std::vector<std::uint8_t> frame{'T', 0, 255, '\n'};

/// What a sink was told, in words.
struct Told {
    seaeye_sink sink() {
        return {.struct_size = sizeof(seaeye_sink),
                .reserved = 0,
                .context = this,
                .observation =
                    [](void* context, const seaeye_observation* o) {
                        auto& told = *static_cast<Told*>(context);
                        told.words.emplace_back(o == nullptr ? "refused" : "observation");
                        if (o != nullptr) {
                            const auto& s = o->said.ais_static;
                            told.mmsi = s.mmsi;
                            told.name.assign(s.name.bytes, s.name.size);
                            told.callsign.assign(s.callsign.bytes, s.callsign.size);
                        }
                    },
                .account =
                    [](void* context, std::uint64_t number, std::uint32_t outcome) {
                        static_cast<Told*>(context)->words.push_back(
                            "account " + std::to_string(number) + " " + std::to_string(outcome));
                    },
                .count =
                    [](void* context, std::uint32_t counter) {
                        static_cast<Told*>(context)->words.push_back("count " +
                                                                     std::to_string(counter));
                    }};
    }

    std::vector<std::string> words;
    std::uint32_t mmsi = 0;
    std::string name;
    std::string callsign;
};

seaeye_observation a_static(const std::string& name) {
    seaeye_observation o{};
    o.struct_size = sizeof o;
    o.kind = SEAEYE_AIS_STATIC;
    o.said.ais_static.mmsi = 412345678;
    o.said.ais_static.name = {.bytes = name.data(), .size = name.size()};
    return o;
}

}  // namespace

TEST_CASE("an order arrives in a driver's process as it was given") {
    ipc::Packet packet;
    REQUIRE(ipc::write(
        ipc::Order{ipc::Give{.number = 7, .received_us = -1, .stream = 127, .bytes = frame}},
        packet));
    const auto order = ipc::read_order(packet);
    REQUIRE(order);
    const auto& give = std::get<ipc::Give>(*order);
    CHECK(give.number == 7);
    CHECK(give.received_us == -1);
    CHECK(give.stream == 127);
    CHECK(std::vector<std::uint8_t>(give.bytes.begin(), give.bytes.end()) == frame);

    REQUIRE(ipc::write(ipc::Order{ipc::Create{"{\"depth\":1}"}}, packet));
    CHECK(std::get<ipc::Create>(*ipc::read_order(packet)).config_json == "{\"depth\":1}");
}

TEST_CASE("what a driver is arrives whole, its lists of names too") {
    DriverInfo info;
    info.name = "sonar";
    info.config_schema = "{}";
    info.abi_minor = 1;
    info.framing = Framing::block;
    info.frame_cap = 9000;
    info.outcomes = {"ok", "unaccounted"};
    info.counters = {"pings", "refused_observations", "driver_faults"};
    info.has_own_io = true;
    ipc::Packet packet;
    REQUIRE(ipc::write(ipc::Report{ipc::Hello{info}}, packet));

    const auto report = ipc::read_report(packet);
    REQUIRE(report);
    const DriverInfo& got = std::get<ipc::Hello>(*report).info;
    CHECK(got.name == "sonar");
    CHECK(got.framing == Framing::block);
    CHECK(got.frame_cap == 9000);
    CHECK(got.outcomes == info.outcomes);
    CHECK(got.counters == info.counters);
    CHECK(got.has_own_io);
}

TEST_CASE("a message that is cut, or has bytes left over, is none") {
    DriverInfo info;
    info.name = "sonar";
    info.outcomes = {"ok", "unaccounted"};
    info.counters = {"refused_observations", "driver_faults"};
    ipc::Packet packet;
    REQUIRE(ipc::write(ipc::Report{ipc::Hello{info}}, packet));
    for (std::size_t size = 0; size < packet.size(); ++size) {
        CHECK_FALSE(ipc::read_report(std::span{packet}.first(size)));
    }
    packet.push_back(0);
    CHECK_FALSE(ipc::read_report(packet));
    CHECK_FALSE(ipc::read_order(std::vector<std::uint8_t>{200}));
}

TEST_CASE("a message longer than a packet is not written") {
    const std::string monster(ipc::longest_packet, 'x');
    ipc::Packet packet;
    CHECK_FALSE(ipc::write(ipc::Order{ipc::Create{monster}}, packet));
}

TEST_CASE("what a driver says of a frame is said again on the other side, in the same order") {
    std::vector<std::uint8_t> events;
    {
        const std::string name = "HAI YAN";
        const seaeye_observation o = a_static(name);
        ipc::write_observation(&o, events);
    }
    ipc::write_count(3, events);
    ipc::write_account(9, 1, events);

    Told told;
    CHECK(ipc::read_events(events, told.sink()));
    CHECK(told.words == std::vector<std::string>{"observation", "count 3", "account 9 1"});
    CHECK(told.mmsi == 412345678);
    CHECK(told.name == "HAI YAN");
    CHECK(told.callsign.empty());
}

TEST_CASE("a text without bytes, and no observation at all, arrive as refused") {
    std::vector<std::uint8_t> events;
    seaeye_observation o = a_static("");
    o.said.ais_static.callsign = {.bytes = nullptr, .size = 7};
    ipc::write_observation(&o, events);
    ipc::write_observation(nullptr, events);

    Told told;
    CHECK(ipc::read_events(events, told.sink()));
    CHECK(told.words == std::vector<std::string>{"refused", "refused"});
}

TEST_CASE("events cut anywhere are taken up to the cut, and told") {
    std::vector<std::uint8_t> events;
    ipc::write_count(3, events);
    const std::size_t first = events.size();
    const std::string name = "HAI YAN";
    const seaeye_observation o = a_static(name);
    ipc::write_observation(&o, events);
    for (std::size_t size = first + 1; size < events.size(); ++size) {
        Told told;
        CHECK_FALSE(ipc::read_events(std::span{events}.first(size), told.sink()));
        CHECK(told.words == std::vector<std::string>{"count 3"});
    }
}
