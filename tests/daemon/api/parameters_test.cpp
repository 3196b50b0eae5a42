#include <doctest/doctest.h>

#include "daemon/api/items_parameters.hpp"
#include "daemon/api/page_token.hpp"
#include "daemon/api/target.hpp"

using namespace seaeye;

namespace {

std::string fault_of(std::string_view collection, const QueryParameters& parameters) {
    const auto query = parse_items_parameters(*find_collection(collection), parameters);
    return query ? "" : query.error().text;
}

}  // namespace

TEST_CASE("a box is west, south, east, north, and may carry heights") {
    const auto flat = parse_bbox("121.1,27.8,121.3,28");
    const auto tall = parse_bbox("121.1,27.8,0,121.3,28,100");

    REQUIRE(flat);
    CHECK(flat->contains(121.2, 27.9));
    CHECK_FALSE(flat->contains(121.4, 27.9));
    REQUIRE(tall);
    CHECK(tall->north == 28.0);
}

TEST_CASE("a box whose west is east of its east crosses the antimeridian") {
    const auto box = parse_bbox("179,-10,-179,10");

    REQUIRE(box);
    CHECK(box->contains(179.5, 0));
    CHECK(box->contains(-179.5, 0));
    CHECK_FALSE(box->contains(0, 0));
}

TEST_CASE("a box that is none is refused") {
    for (const char* text : {"",
                             "1,2,3",
                             "1,2,3,4,5",
                             "a,b,c,d",
                             "1,2,3,nan",
                             "0,95,1,96",
                             "-181,0,1,1",
                             "0,10,1,5",
                             "1,2,3,4,",
                             "1,2,3,4,5,6,7",
                             "inf,0,0,0"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_bbox(text));
    }
}

TEST_CASE("a time is an instant or an interval that may be open") {
    const auto instant = parse_datetime("2025-03-01T04:00:00Z");
    const auto since = parse_datetime("2025-03-01T04:00:00Z/..");
    const auto until = parse_datetime("/2025-03-01T04:00:00Z");

    REQUIRE(instant);
    CHECK(instant->from == instant->to);
    REQUIRE(since);
    CHECK(since->from == instant->from);
    CHECK_FALSE(since->to);
    REQUIRE(until);
    CHECK_FALSE(until->from);
    CHECK(parse_datetime("../.."));
    const auto east = parse_datetime("2025-03-01T12:00:00 08:00");
    REQUIRE(east);
    CHECK(east->from == instant->from);
    for (const char* text : {"", "..", "yesterday", "2025-03-01T04:00:00Z/2025-02-01T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_datetime(text));
    }
}

TEST_CASE("a refusal names the parameter, what was expected and the limit") {
    CHECK(fault_of("tracks", {{"limit", "0"}}) ==
          "limit: expected a whole number from 1 to 10000, found '0'");
    CHECK(fault_of("tracks", {{"offset", "100001"}}).find("at most 100000") != std::string::npos);
    CHECK(fault_of("tracks", {{"mmsi", "abc"}}) == "mmsi: expected a whole number, found 'abc'");
    CHECK(fault_of("tracks", {{"phase", "lost"}}).find("one of tentative, confirmed") !=
          std::string::npos);
    CHECK(
        fault_of("tracks", {{"mnsi", "1"}}).find("unknown query parameter 'mnsi'; tracks knows") !=
        std::string::npos);
    CHECK(fault_of("tracks", {{"limit", "1"}, {"limit", "2"}}) == "limit: given twice");
    CHECK(fault_of("zones", {{"mmsi", "1"}}).find("unknown") != std::string::npos);
}

TEST_CASE("a page larger than the greatest is lowered to it") {
    const auto query = parse_items_parameters(*find_collection("tracks"), {{"limit", "1000000"}});

    REQUIRE(query);
    CHECK(query->limit == greatest_limit);
}

TEST_CASE("a page token fits the collection it was made for, and no other") {
    const PageKey key{std::int64_t{-7}, std::string{"a b"}};

    const auto back = from_token("events", to_token("events", key));

    REQUIRE(back);
    CHECK(*back == key);
    CHECK_FALSE(from_token("tracks", to_token("events", key)));
    for (const char* token :
         {"", "zz", "7", "747261636b73", "747261636b731f", "747261636b731f6978"}) {
        CAPTURE(token);
        CHECK_FALSE(from_token("tracks", token));
    }
}

TEST_CASE("a target is taken apart and decoded, a broken one refused") {
    const auto target = parse_target("/collections//tracks/items/?q=HAI+YAN%2C1&f=json&x");

    REQUIRE(target);
    CHECK(target->segments == std::vector<std::string>{"collections", "tracks", "items"});
    CHECK(target->query == QueryParameters{{"q", "HAI YAN,1"}, {"f", "json"}, {"x", ""}});
    for (const char* text : {"", "collections", "/%", "/%2", "/%zz", "/%00", "/a?b=%g1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_target(text));
    }
}
