// A program of its own: it counts every allocation, those inside the loaded drivers too.
#include <atomic>
#include <cstdlib>
#include <new>

#include <doctest/doctest.h>

#include "drivers/encode/ais.hpp"
#include "drivers/host.hpp"
#include "tests/drivers/asterix_bytes.hpp"

namespace {

std::atomic<std::uint64_t> allocations{0};

void* counted(std::size_t size) {
    ++allocations;
    void* const memory = std::malloc(size != 0 ? size : 1);
    if (memory == nullptr) {
        throw std::bad_alloc{};
    }
    return memory;
}

}  // namespace

void* operator new(std::size_t size) {
    return counted(size);
}

void* operator new[](std::size_t size) {
    return counted(size);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete[](void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

using namespace seaeye;
using namespace seaeye::test;

namespace {

class Counter final : public DecodedSink {
public:
    void observation(Observation&&) override { ++observations; }

    void account(std::uint64_t, std::uint32_t) override {}

    void count(std::uint32_t) override {}

    std::uint64_t observations = 0;
};

/// Plots, tracks of 60 numbers, and the beam's passage, as one turn gives them.
std::vector<Octets> a_turn() {
    std::vector<Octets> blocks;
    for (int i = 0; i < 60; ++i) {
        const Target048 target{.second = 14'400.0 + 0.05 * i, .bearing_deg = 6.0 * i};
        auto plot = plot_048(target);
        plot[7] = {0x18, 0x10, 0xC4};
        blocks.push_back(block_of(48, {record_of(plot), record_of(track_048(target, i, {0x20}))}));
        blocks.push_back(block_of(62, {record_of(track_062(target.second, i, 44.0))}));
        blocks.push_back(block_of(34,
                                  {record_of({{1, {25, 201}},
                                              {2, {2}},
                                              {3, day_time(target.second)},
                                              {4, {static_cast<std::uint8_t>(i * 4)}}})}));
    }
    return blocks;
}

}  // namespace

TEST_CASE("reports of ships cost no memory, those that two stations hear neither") {
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/ais_nmea.so");
    REQUIRE(driver);
    auto decoder = driver->decoder(SourceId{1}, "{}", {});
    REQUIRE(decoder);
    std::vector<std::string> lines;
    for (std::uint32_t ship = 0; ship < 50; ++ship) {
        const auto message = encode_position({.mmsi = Mmsi{413'000'000 + ship},
                                              .message_type = 1,
                                              .at = lat_lon_degrees(27.9, 121.2),
                                              .utc_second = std::uint8_t{7}});
        lines.push_back(to_sentences(message, {.station = "pier"}).front());
        lines.push_back(to_sentences(message, {.station = "hill"}).front());
    }
    Counter sink;
    std::uint64_t number = 0;
    const auto go_round = [&](int minute) {
        for (const std::string& line : lines) {
            const std::span bytes{reinterpret_cast<const std::uint8_t*>(line.data()), line.size()};
            decoder->decode({.number = ++number,
                             .received = time_from_micros(at_day_second(60.0 * minute)),
                             .bytes = bytes},
                            sink);
        }
    };
    go_round(0);
    const std::uint64_t before = allocations;

    for (int minute = 1; minute <= 100; ++minute) {
        go_round(minute);
    }

    CHECK(allocations == before);
    CHECK(sink.observations == 101 * 50);
}

TEST_CASE("a radar's turn costs no memory once its targets are known") {
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/radar_asterix.so");
    REQUIRE(driver);
    auto decoder = driver->decoder(SourceId{1}, "{}", {});
    REQUIRE(decoder);
    const std::vector<Octets> turn = a_turn();
    Counter sink;
    std::uint64_t number = 0;
    const auto go_round = [&] {
        for (const Octets& block : turn) {
            decoder->decode({.number = ++number,
                             .received = time_from_micros(at_day_second(14'403.0)),
                             .bytes = block},
                            sink);
        }
    };
    go_round();
    const std::uint64_t before = allocations;
    REQUIRE(before > 0);  // those of the driver itself are seen

    for (int i = 0; i < 100; ++i) {
        go_round();
    }

    CHECK(allocations == before);
    CHECK(sink.observations == 101 * 60 * 4);
}
