// An ingest with everything round it, on a loop that a test runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "daemon/ingest.hpp"
#include "tests/support/fake_decoder.hpp"
#include "tests/support/io_loop.hpp"

namespace seaeye::test {

inline const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});

struct Station {
    explicit Station(IngestSetup setup = {}, std::size_t capacity = 1000) : queue{capacity} {
        setup.now = [this] {
            return now;
        };
        setup.log = [this](LogLevel, const std::string& line) {
            lines.push_back(line);
        };
        setup.beat = seconds(0.005);
        ingest.emplace(loop.io(), queue, board, std::move(setup));
    }

    void add(const std::string& link, SourceDecoder decoder = a_fake_decoder()) {
        SourceConfig config;
        config.id = "ais";
        config.driver = "fake";
        config.link = link;
        add(config, std::move(decoder));
    }

    void add(const SourceConfig& config, SourceDecoder decoder) {
        const auto added = ingest->add(config, std::move(decoder));
        REQUIRE_MESSAGE(added.has_value(), added.error().text);
    }

    /// Everything that came so far, heartbeats apart.
    std::vector<Observation>& observations() {
        std::vector<Observation> got;
        queue.pop(got, Duration::zero());
        for (Observation& each : got) {
            (std::holds_alternative<Heartbeat>(each.said) ? beats : all).push_back(std::move(each));
        }
        return all;
    }

    [[nodiscard]] SensorStatus status() const { return board.newest()->at(0); }

    Time now = noon;
    std::vector<std::string> lines;
    IoLoop loop;
    ObservationQueue queue;
    SensorBoard board;
    std::vector<Observation> all;
    std::vector<Observation> beats;
    std::optional<Ingest> ingest;
};

}  // namespace seaeye::test
