// The two drivers that are there to be copied.
#include <doctest/doctest.h>

#include "tests/drivers/driver_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

DriverProbe& hear(DriverProbe& probe, std::string_view line, std::int64_t received_us = 0) {
    return probe.feed({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()},
                      received_us);
}

constexpr const char* device_config = R"({"device":"127.0.0.1:5000"})";

}  // namespace

TEST_CASE(
    "of a log, a line's time is both times, and a line without one has that of the line before") {
    DriverProbe probe{"template", "{}", SEAEYE_FAKE_DRIVERS};

    hear(probe, "T,412345678,27.9,121.2,1740830400.5");
    hear(probe, "T,413900160,27.8,121.3");

    CHECK(probe.outcomes == std::vector<std::string>{"ok", "ok"});
    CHECK(probe.counters == std::map<std::string, int>{{"with_time", 1}, {"without_time", 1}});
    for (const Observation& seen : probe.observations) {
        CHECK(to_rfc3339(seen.measured) == "2025-03-01T12:00:00.500000Z");
        CHECK(seen.received == seen.measured);
    }
}

TEST_CASE(
    "on a live link, the host says when a line was received and the line when it was measured") {
    DriverProbe probe{"template", "{}", SEAEYE_FAKE_DRIVERS};

    hear(probe, "T,412345678,27.9,121.2,1740830400", 1'740'830'402'000'000);

    CHECK(to_rfc3339(probe.observations[0].measured) == "2025-03-01T12:00:00Z");
    CHECK(to_rfc3339(probe.observations[0].received) == "2025-03-01T12:00:02Z");
}

TEST_CASE("a line of the template's sensor that cannot be is counted and gives no vessel") {
    DriverProbe probe{"template", "{}", SEAEYE_FAKE_DRIVERS};
    for (const char* line : {"T,412345678,nan,121.2",
                             "T,412345678,27.9,-180.1",
                             "T,-41234567,27.9,121.2",
                             "T,412345678,27.9",
                             "T,412345678,27.9,121.2,1e18",
                             "T,412345678,27.9,121.2,1740830400,"}) {
        hear(probe, line);
        CHECK_MESSAGE(probe.outcomes.back() == "bad_value", line);
    }
    hear(probe, "");
    CHECK(probe.outcomes.back() == "not_ours");
    CHECK(probe.observations.empty());
}

TEST_CASE("the template's radar gives plots with and without an echo's strength") {
    DriverProbe probe{"template_device", device_config, SEAEYE_FAKE_DRIVERS};
    REQUIRE_MESSAGE(probe.refusal.empty(), probe.refusal);

    hear(probe, "R,1852.0,045.5", 1'740'830'402'000'000);
    hear(probe, "R,903.5,310.0,-62.5", 1'740'830'402'000'000);
    for (const char* line : {"R,-1,0", "R,1,361", "R,1,1,nan", "R,1", "E,antenna stopped", "x"}) {
        hear(probe, line, 1'740'830'402'000'000);
    }

    const auto plots = probe.all<RadarPlot>();
    REQUIRE(plots.size() == 2);
    CHECK(plots[0].polar->range.si() == 1852.0);
    CHECK(to_degrees(plots[0].polar->bearing.angle()) == doctest::Approx(45.5));
    CHECK_FALSE(plots[0].amplitude_db);
    CHECK(plots[1].amplitude_db == -62.5);
    CHECK(probe.outcomes == std::vector<std::string>{"ok",
                                                     "ok",
                                                     "bad_value",
                                                     "bad_value",
                                                     "bad_value",
                                                     "bad_value",
                                                     "device_fault",
                                                     "not_ours"});
}

TEST_CASE("the template's radar is not made without its address") {
    for (const char* config : {"{}",
                               R"({"device":5000})",
                               R"({"device":"127.0.0.1:0"})",
                               R"({"device":"127.0.0.1:99999"})",
                               R"({"device":"1.2.3:5000"})",
                               R"({"device":"127.0.0.1:5000","gain":3})",
                               ""}) {
        const DriverProbe probe{"template_device", config, SEAEYE_FAKE_DRIVERS};
        CHECK_MESSAGE(probe.refusal.find("expected device = \"ADDRESS:PORT\"") != std::string::npos,
                      config);
    }
}
