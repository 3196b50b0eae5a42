#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "daemon/item_pages.hpp"
#include "daemon/item_rows.hpp"
#include "tests/support/served.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// What a question prints.
std::string printed(const Ask& ask, const ItemsWanted& wanted, RowFormat format) {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* out = open_memstream(&text, &size);
    ItemRows rows{out, format, *find_collection(wanted.collection)};
    const auto count =
        read_pages(ask, wanted, [&](const nlohmann::ordered_json& feature) { rows.add(feature); });
    REQUIRE_MESSAGE(count, count.error().text);
    CHECK(rows.end());
    std::fclose(out);
    std::string all{text, size};
    std::free(text);
    return all;
}

std::size_t count_of(const Ask& ask, const ItemsWanted& wanted) {
    const auto count = read_pages(ask, wanted, [](const nlohmann::ordered_json&) {});
    REQUIRE_MESSAGE(count, count.error().text);
    return *count;
}

Ask ask_record_of(const Coast& coast) {
    auto ask = ask_file(coast.folder.file("record.db"));
    REQUIRE(ask);
    return *std::move(ask);
}

}  // namespace

TEST_CASE("a store file and a running daemon give the same rows") {
    const Served served;
    const ItemsWanted wanted{
        .collection = "vessels", .parameters = {{"mmsi", "412000002"}}, .most = 0};

    const std::string from_file = printed(ask_record_of(served.coast), wanted, RowFormat::csv);
    const std::string from_daemon = printed(ask_daemon(served.url()), wanted, RowFormat::csv);

    CHECK(from_file == from_daemon);
    CHECK(from_file.find("412000002,ship,A,,HAI YAN 2,") != std::string::npos);
}

TEST_CASE("more rows than a page holds are read to the end, or to the limit") {
    const Coast coast{30};
    const Ask ask = ask_record_of(coast);
    const Ask small_pages = [&](const std::string& target) {
        std::string smaller = target;
        const std::size_t limit = smaller.find("limit=10000");
        return ask(limit == std::string::npos ? target : smaller.replace(limit, 11, "limit=7"));
    };

    CHECK(count_of(small_pages, {.collection = "tracks", .parameters = {}, .most = 0}) == 30);
    CHECK(count_of(ask, {.collection = "tracks", .parameters = {}, .most = 12}) == 12);
}

TEST_CASE("an event printed as JSON is the event object itself") {
    const Coast coast;

    const std::string line = printed(ask_record_of(coast),
                                     {.collection = "events", .parameters = {}, .most = 1},
                                     RowFormat::jsonl);

    CHECK(nlohmann::json::parse(line) ==
          nlohmann::json::parse(to_json(an_event("e1", Transition::started, 1))));
}

TEST_CASE("GeoJSON keeps the polygon of a zone") {
    const Served served;

    const std::string text = printed(ask_daemon(served.url()),
                                     {.collection = "zones", .parameters = {}, .most = 0},
                                     RowFormat::geojson);

    CHECK(nlohmann::json::parse(text)["features"][0]["geometry"]["type"] == "Polygon");
}

TEST_CASE("a wrong question comes back with the API's own words") {
    const Coast coast;

    const auto count =
        read_pages(ask_record_of(coast),
                   {.collection = "tracks", .parameters = {{"kind", "fish"}}, .most = 0},
                   [](const nlohmann::ordered_json&) {});

    REQUIRE_FALSE(count);
    CHECK(count.error().code == ErrorCode::bad_value);
    CHECK(count.error().text.find("unknown query parameter 'kind'") != std::string::npos);
}

TEST_CASE("a peer that speaks something else is not taken for Sea Eye") {
    const Ask odd = [](const std::string&) -> Result<HttpReply> {
        return HttpReply{.status = 200, .body = "<html>"};
    };

    const auto count =
        read_pages(odd, {.collection = "tracks", .parameters = {}, .most = 0}, [](const auto&) {});

    REQUIRE_FALSE(count);
    CHECK(count.error().code == ErrorCode::not_readable);
}
