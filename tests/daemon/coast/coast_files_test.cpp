#include "daemon/coast/coast_files.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "daemon/config.hpp"
#include "geo/zone_file.hpp"

using namespace seaeye;

namespace {

const std::string directory = SEAEYE_BINARY_DIR "/tests/daemon/coast/written/coast";

}  // namespace

TEST_CASE("the simulated coast on disk is a configuration that replays its own log in its zones") {
    const Coast coast = simulate_coast({.start = from_civil({.year = 2025}), .length = seconds(5)});
    std::filesystem::remove_all(directory);

    REQUIRE(write_coast(coast, directory));
    const auto config = read_config(directory + "/" + CoastFiles::config);

    REQUIRE(config);
    REQUIRE(config->sources.size() == 1);
    CHECK(config->sources[0].link == "file:" + directory + "/" + CoastFiles::log);
    CHECK(std::filesystem::file_size(directory + "/" + CoastFiles::log) == coast.log.size());
    CHECK(std::filesystem::exists(config->watchlist_file));
    const auto zones = read_zones(config->zone_files.at(0));
    REQUIRE(zones);
    REQUIRE(zones->size() == coast.zones.size());
    CHECK(zones->at(0).id == "yuhuan-cove");
    CHECK(zones->at(0).dwell_min == coast.zones[0].dwell_min);
    CHECK(zones->at(1).rules == coast.zones[1].rules);
}

TEST_CASE("a coast that cannot be written is refused in a sentence that names the place") {
    const std::string file = SEAEYE_SOURCE_DIR "/CMakeLists.txt";

    const auto written = write_coast({}, file + "/coast");

    REQUIRE_FALSE(written);
    CHECK(written.error().text.find(file) != std::string::npos);
}
