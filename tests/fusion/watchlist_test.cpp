#include "fusion/watchlist.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

constexpr std::string_view list_csv =
    "mmsi,imo,name,callsign,reason,authority,valid_from,valid_to\r\n"
    "412345678,,,,cigarettes,\"Bureau, Wenzhou\",2025-01-01,2025-12-31\r\n"
    ",,ZHE HAI  168,,seen at a landing,Coast guard,,\r\n"
    "\r\n"
    ",9074729,,BVXY7,unpaid fine,Harbour,2025-01-01T00:00:00Z,\r\n";

Vessel named(std::string_view name) {
    Vessel v;
    v.mmsi = Mmsi{413'000'000};
    v.name = name;
    return v;
}

}  // namespace

TEST_CASE("a watch list is read with quotes, blank lines, dates and times") {
    const auto list = parse_watchlist(list_csv);

    REQUIRE(list);
    REQUIRE(list->entries.size() == 3);
    CHECK(list->entries[0].authority == "Bureau, Wenzhou");
    CHECK(list->entries[1].name == "ZHE HAI 168");
    CHECK(list->entries[2].imo == 9'074'729);
    CHECK(to_rfc3339(*list->entries[0].valid_to) == "2025-12-31T00:00:00Z");
}

TEST_CASE("faults of a watch list name the line and what is wrong") {
    const auto text_of = [](std::string_view csv) {
        return parse_watchlist(csv).error().text;
    };

    CHECK(text_of("mmsi,reson,authority\n") ==
          "line 1: unknown column \"reson\"; did you mean \"reason\"?");
    CHECK(text_of("mmsi,reason\n") == "line 1: the header must name a column authority");
    CHECK(text_of("mmsi,reason,authority\n1,a,b\nx,a,b\n") ==
          "line 3: mmsi must be a number, found \"x\"");
    CHECK(text_of("mmsi,reason,authority\n1,a\n") == "line 2: expected 3 fields, found 2");
    CHECK(text_of("mmsi,reason,authority\n,a,b\n") ==
          "line 2: one of mmsi, imo, name, callsign must be given");
    CHECK(text_of("mmsi,reason,authority\n1,\"a,b\n") == "line 2: a quoted field is not closed");
}

TEST_CASE("a listed name is matched exactly, then within one edit, and not beyond") {
    const Watchlist list = *parse_watchlist(list_csv);

    CHECK(match(list, named("zhe hai 168"), at_second(0))->edits == 0);
    CHECK(match(list, named("ZHE HAI 188"), at_second(0))->edits == 1);
    CHECK_FALSE(match(list, named("ZHE HAI 199"), at_second(0)));
    CHECK_FALSE(match(list, named(""), at_second(0)));
}

TEST_CASE("an entry counts only while it is valid") {
    const Watchlist list = *parse_watchlist(list_csv);
    Vessel v = named("");
    v.mmsi = Mmsi{412'345'678};

    CHECK(match(list, v, at_second(0)));
    CHECK_FALSE(match(list, v, *parse_rfc3339("2024-12-31T23:59:59Z")));
    CHECK_FALSE(match(list, v, *parse_rfc3339("2025-12-31T00:00:00Z")));
}

TEST_CASE("short names never match fuzzily: they meet by chance") {
    const Watchlist list = *parse_watchlist("name,reason,authority\nAN 1,x,y\n");

    CHECK(match(list, named("AN 1"), at_second(0)));
    CHECK_FALSE(match(list, named("AN 2"), at_second(0)));
}
