#include "drivers/decode/time_zone.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "drivers/decode/posix_zone.hpp"
#include "drivers/time_zone_file.hpp"
#include "schemas/time.hpp"

using namespace seaeye;

namespace {

std::int64_t clock_reading(const char* text) {
    return to_micros(*parse_rfc3339(std::string{text} + "Z")) / 1'000'000;
}

std::string utc_text(std::int64_t utc) {
    return to_rfc3339(time_from_micros(utc * 1'000'000));
}

}  // namespace

TEST_CASE("clocks in Paris are one hour ahead in winter and two in summer (GNU date)") {
    auto paris = load_time_zone("Europe/Paris");
    if (!paris) {
        MESSAGE("no zone database here: " << paris.error().text);
        return;
    }
    const auto utc = [&](const char* local) {
        return utc_text(paris->to_utc(clock_reading(local), {}));
    };
    CHECK(utc("2016-03-26T12:00:00") == "2016-03-26T11:00:00Z");
    CHECK(utc("2016-03-31T00:00:01") == "2016-03-30T22:00:01Z");
    CHECK(utc("1944-07-01T12:00:00") == "1944-07-01T10:00:00Z");
    CHECK(utc("2100-07-01T12:00:00") == "2100-07-01T10:00:00Z");
    CHECK(utc("2100-12-01T12:00:00") == "2100-12-01T11:00:00Z");
}

TEST_CASE("the hour that clocks in Paris skip counts on, the hour they repeat follows the log") {
    auto paris = load_time_zone("Europe/Paris");
    if (!paris) {
        MESSAGE("no zone database here: " << paris.error().text);
        return;
    }
    const std::int64_t skipped = clock_reading("2016-03-27T02:30:00");
    CHECK(utc_text(paris->to_utc(skipped, {})) == "2016-03-27T01:30:00Z");

    const std::int64_t twice = clock_reading("2016-10-30T02:30:00");
    const std::int64_t first = clock_reading("2016-10-30T00:29:59");
    const std::int64_t second = clock_reading("2016-10-30T01:29:59");
    CHECK(utc_text(paris->to_utc(twice, {})) == "2016-10-30T00:30:00Z");
    CHECK(utc_text(paris->to_utc(twice, first)) == "2016-10-30T00:30:00Z");
    CHECK(utc_text(paris->to_utc(twice, second)) == "2016-10-30T01:30:00Z");
}

TEST_CASE("a zone that is none, a damaged file and a path are refused in a sentence") {
    CHECK(load_time_zone("UTC"));
    CHECK(load_time_zone("Europe/Atlantis").error().text.find("Europe/Atlantis") !=
          std::string::npos);
    CHECK(load_time_zone("../../etc/passwd").error().code == ErrorCode::bad_value);
    CHECK(load_time_zone("").error().code == ErrorCode::bad_value);

    const std::vector<std::uint8_t> cut{'T', 'Z', 'i', 'f', '2'};
    CHECK_FALSE(TimeZone::parse(cut));
    std::vector<std::uint8_t> absurd(64, 0xFF);
    std::copy(cut.begin(), cut.end(), absurd.begin());
    CHECK_FALSE(TimeZone::parse(absurd));
}

TEST_CASE("POSIX rules give the change days of both hemispheres") {
    const auto paris = posix_zone_changes("CET-1CEST,M3.5.0,M10.5.0/3");
    REQUIRE(paris.size() == 2 * 231);
    CHECK(utc_text(paris[2 * 46].utc) == "2016-03-27T01:00:00Z");
    CHECK(paris[2 * 46].offset == 7200);
    CHECK(utc_text(paris[2 * 46 + 1].utc) == "2016-10-30T01:00:00Z");

    const auto sydney = posix_zone_changes("AEST-10AEDT,M10.1.0,M4.1.0/3");
    CHECK(utc_text(sydney[2 * 46].utc) == "2016-04-02T16:00:00Z");
    CHECK(sydney[2 * 46].offset == 36000);

    CHECK(posix_zone_changes("<+08>-8").empty());
    for (const char* text :
         {"", "C", "CET-1CEST", "CET-1CEST,M13.5.0,M10.5.0", "<x", "CET-1CEST,M3.5"}) {
        CHECK(posix_zone_changes(text).empty());
    }
}
