// The driver camera_mqtt at work in an ingest, as in the daemon, on a real broker.
#pragma once

#include <algorithm>

#include <nlohmann/json.hpp>

#include "daemon/source_decoder.hpp"
#include "tests/support/broker.hpp"
#include "tests/support/camera_documents.hpp"
#include "tests/support/station.hpp"

namespace seaeye::test {

inline SourceConfig mqtt_source(const Broker& broker, const nlohmann::json& keys = {}) {
    auto own = nlohmann::json::parse(one_camera);
    own.update({{"broker", "127.0.0.1"}, {"port", broker.port()}});
    own.update(keys.is_object() ? keys : nlohmann::json::object());
    SourceConfig config;
    config.id = "cameras";
    config.driver = "camera_mqtt";
    config.link = "driver:";
    config.driver_json = own.dump();
    return config;
}

inline SourceDecoder decoder_for(const SourceConfig& config) {
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/" + config.driver + ".so");
    REQUIRE_MESSAGE(driver, driver.error().text);
    auto opened = open_decoder(*driver, SourceId{0}, config, [](LogLevel, const auto&) {});
    REQUIRE_MESSAGE(opened, opened.error().text);
    return *std::move(opened);
}

/// Impatient in what the host does; what the driver does it does as ever.
inline IngestSetup impatient(Journal* journal = nullptr) {
    IngestSetup setup;
    setup.clock = ClockConfig::wall;
    setup.times.backoff = {.shortest = seconds(0.05), .longest = seconds(0.1), .healthy_after = {}};
    setup.journal = journal;
    return setup;
}

struct Watch : Station {
    explicit Watch(const SourceConfig& config, Journal* journal = nullptr)
        : Station{impatient(journal), 20'000} {
        add(config, decoder_for(config));
        ingest->start();
    }

    bool becomes(SourceState state) {
        return loop.run_until([&] { return status().state == state; });
    }

    /// Whether the source's problem becomes one that has these words.
    bool complains_of(const std::string& words) {
        return loop.run_until([&] { return status().problem.find(words) != std::string::npos; });
    }

    bool has_frames(std::uint64_t count) {
        return loop.run_until([&] { return status().frames >= count; });
    }

    bool has_outcome(const std::string& name, std::uint64_t count) {
        return loop.run_until([&] { return outcome(name) >= count; });
    }

    bool has_metric(const std::string& name, double value) {
        return loop.run_until([&] {
            const auto metrics = status().metrics;
            return metrics.contains(name) && metrics.at(name) >= value;
        });
    }

    [[nodiscard]] std::uint64_t outcome(const std::string& name) const {
        return value_in(status().outcomes, name);
    }

    [[nodiscard]] std::uint64_t counter(const std::string& name) const {
        return value_in(status().counters, name);
    }

private:
    static std::uint64_t value_in(const std::vector<Counter>& counters, const std::string& name) {
        const auto at = std::ranges::find(counters, name, &Counter::name);
        REQUIRE_MESSAGE(at != counters.end(), name);
        return at->value;
    }
};

}  // namespace seaeye::test
