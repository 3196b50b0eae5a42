#include "daemon/prepare.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

Result<Prepared> prepared(const std::string& text, MissingDriver missing) {
    auto config = read_config_text(text, "sea-eye.toml", {});
    REQUIRE_MESSAGE(config.has_value(), config.error().text);
    return prepare(*std::move(config), missing, [](LogLevel, const std::string&) {});
}

const std::string ais = "[[source]]\nid = \"ais\"\ndriver = \"ais_nmea\"\nlink = \"stdin:\"\n";
const std::string radar =
    "[[source]]\nid = \"R\"\ndriver = \"radar_none\"\nlink = \"udp::1\"\nsac = 25\n";

}  // namespace

TEST_CASE("a source gets its driver, and the driver's own keys are checked with their line") {
    setenv("SEA_EYE_DRIVER_PATH", SEAEYE_BINARY_DIR "/lib/sea-eye/drivers-1", 1);

    const auto good = prepared(ais, MissingDriver::refused);
    const auto bad = prepared(ais + "silence_timout = 3\n", MissingDriver::refused);
    const auto nowhere = prepared(ais + "time_zone = \"Mars/Olympus\"\n", MissingDriver::refused);

    REQUIRE_MESSAGE(good.has_value(), good.error().text);
    REQUIRE(good->decoders.size() == 1);
    CHECK(good->decoders[0].framing == Framing::line);
    CHECK(good->decoders[0].outcomes[0] == "ok");
    REQUIRE_FALSE(bad.has_value());
    CHECK(bad.error().text ==
          "sea-eye.toml:5: unknown key \"silence_timout\" in [[source]]; did you mean "
          "\"silence_timeout\"?");
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().text.starts_with("sea-eye.toml:3: source.driver: "));
    CHECK(nowhere.error().text.find("Mars/Olympus") != std::string::npos);
}

TEST_CASE("a driver that is not here stops a start, and is only noted by a check") {
    setenv("SEA_EYE_DRIVER_PATH", SEAEYE_BINARY_DIR "/lib/sea-eye/drivers-1", 1);

    const auto start = prepared(radar, MissingDriver::refused);
    const auto check = prepared(radar, MissingDriver::noted);

    REQUIRE_FALSE(start.has_value());
    CHECK(start.error().text.starts_with(
        "sea-eye.toml:3: source.driver: there is no driver \"radar_none\" here"));
    REQUIRE(check.has_value());
    REQUIRE(check->notes.size() == 1);
    CHECK(check->notes[0].ends_with("the source's own keys were not checked"));
}

TEST_CASE("settings of fusion and of the detectors are checked by their own tables") {
    const auto fusion = prepared("[fusion]\nlatenes_s = 3\n", MissingDriver::refused);
    const auto detector = prepared("[detector.zone_dwel]\n", MissingDriver::refused);

    REQUIRE_FALSE(fusion.has_value());
    CHECK(fusion.error().text ==
          "sea-eye.toml:2: unknown key \"latenes_s\" in [fusion]; did you mean \"lateness_s\"?");
    REQUIRE_FALSE(detector.has_value());
    CHECK(detector.error().text ==
          "sea-eye.toml:1: there is no detector \"zone_dwel\"; did you mean \"zone_dwell\"?");
}
