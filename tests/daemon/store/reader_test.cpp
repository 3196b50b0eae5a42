#include <doctest/doctest.h>

#include "daemon/store/store.hpp"
#include "daemon/store/store_reader.hpp"
#include "tests/support/record.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// A file with what one output holds, and a reader on it.
struct Record {
    explicit Record(Output output) {
        const std::string path = folder.file("record.db");
        auto store = Store::open(path, {});
        REQUIRE(store);
        (*store)->submit(std::move(output), Store::Wait::no);
        (*store)->flush();
        auto opened = StoreReader::open(path);
        REQUIRE(opened);
        reader = *std::move(opened);
    }

    Folder folder;
    std::unique_ptr<StoreReader> reader;
};

using Ask = Result<Page> (StoreReader::*)(const ItemQuery&, const ItemSink&);

/// The ids of all pages, blank between, bar between pages.
std::string ids(StoreReader& reader, Ask ask, ItemQuery query) {
    std::string text;
    for (;;) {
        const Result<Page> page = (reader.*ask)(query, [&](const Item& item) {
            text += text.empty() || text.back() == '|' ? "" : " ";
            text += item.id;
        });
        REQUIRE_MESSAGE(page, page.error().text);
        if (!page->next) {
            return text;
        }
        text += '|';
        query.after = page->next;
    }
}

Output three_tracks() {
    Output output;
    output.tracks = {a_track(1, 27.9, 121.2), a_track_of(2, 412000001), a_track(3, 10.0, 179.9)};
    output.points = {a_point(1, 0, 27.9, 121.2),
                     a_point(1, 100, 27.9, 121.5),
                     a_point(2, 50, 27.9, 121.2),
                     a_point(3, 0, 10.0, 179.9),
                     a_point(3, 100, 10.0, -179.9)};
    output.points[2].mmsi = Mmsi{412000001};
    return output;
}

}  // namespace

TEST_CASE("tracks come in pages by their number, the last page has no next") {
    Record record{three_tracks()};

    CHECK(ids(*record.reader, &StoreReader::tracks, {.limit = 2}) == "1 2|3");
    CHECK(ids(*record.reader, &StoreReader::tracks, {.limit = 3}) == "1 2 3");
    CHECK(ids(*record.reader, &StoreReader::tracks, {.limit = 3, .offset = 1}) == "2 3");
}

TEST_CASE("a track asked for at a past time stands where she was then") {
    Record record{three_tracks()};
    const BoundingBox harbour{.west = 121.1, .south = 27.8, .east = 121.3, .north = 28.0};

    const TimeSpan early{.from = at_second(0), .to = at_second(60)};
    const TimeSpan late{.from = at_second(90), .to = at_second(200)};

    CHECK(ids(*record.reader, &StoreReader::tracks, {.bbox = harbour, .when = early}) == "1 2");
    CHECK(ids(*record.reader, &StoreReader::tracks, {.bbox = harbour, .when = late}).empty());
}

TEST_CASE("a box across the antimeridian holds a track on either side") {
    Record record{three_tracks()};
    const BoundingBox across{.west = 179.0, .south = 0, .east = -179.0, .north = 20};
    const TimeSpan always{};

    CHECK(ids(*record.reader, &StoreReader::tracks, {.bbox = across}) == "3");
    CHECK(ids(*record.reader, &StoreReader::track_points, {.bbox = across, .when = always}) ==
          "3-1740801600000000 3-1740801700000000");
}

TEST_CASE("a track that changed her identity is found under both") {
    const Folder folder;
    auto store = Store::open(folder.file("record.db"), {});
    REQUIRE(store);
    Output before;
    before.tracks = {a_track_of(1, 412000001)};
    before.points = {a_point(1, 0, 27.9, 121.2)};
    before.points[0].mmsi = Mmsi{412000001};
    Output after;
    after.tracks = {a_track_of(1, 412000002)};
    after.points = {a_point(1, 600, 27.9, 121.2)};
    after.points[0].mmsi = Mmsi{412000002};
    (*store)->submit(std::move(before), Store::Wait::no);
    (*store)->submit(std::move(after), Store::Wait::no);
    (*store)->flush();
    auto reader = StoreReader::open(folder.file("record.db"));
    REQUIRE(reader);

    const auto with = [](std::int64_t mmsi) {
        return std::vector{PropertyFilter{.name = "mmsi", .value = mmsi}};
    };
    const TimeSpan then{.from = at_second(0), .to = at_second(60)};

    CHECK(ids(**reader, &StoreReader::track_points, {.filters = with(412000001)}) ==
          "1-1740801600000000");
    CHECK(ids(**reader, &StoreReader::tracks, {.when = then, .filters = with(412000001)}) == "1");
    CHECK(ids(**reader, &StoreReader::tracks, {.filters = with(412000002)}) == "1");
    CHECK(ids(**reader, &StoreReader::tracks, {.filters = with(412000001)}).empty());
}

TEST_CASE("history goes on behind the last point of a page") {
    Record record{three_tracks()};

    CHECK(ids(*record.reader, &StoreReader::track_points, {.limit = 2}) ==
          "1-1740801600000000 1-1740801700000000|2-1740801650000000 "
          "3-1740801600000000|3-1740801700000000");
}

TEST_CASE("vessels are found by a part of their name, whatever its case") {
    Output output;
    output.vessels = {a_vessel(412000001, "HAI YAN"), a_vessel(412000002, "50%_OFF")};
    Record record{std::move(output)};
    const auto q = [](std::string text) {
        return std::vector{PropertyFilter{.name = "q", .value = std::move(text)}};
    };

    CHECK(ids(*record.reader, &StoreReader::vessels, {.filters = q("hai")}) == "412000001");
    CHECK(ids(*record.reader, &StoreReader::vessels, {.filters = q("0%_")}) == "412000002");
    CHECK(ids(*record.reader, &StoreReader::vessels, {.filters = q("_")}) == "412000002");
    CHECK(ids(*record.reader, &StoreReader::vessels, {.filters = q("41200000")}) ==
          "412000001 412000002");
    CHECK(
        ids(*record.reader, &StoreReader::vessels, {.filters = q("'; DROP TABLE vessel")}).empty());
}

TEST_CASE("events come latest start first, and by who was in them") {
    Event early = an_event("early", Transition::ended, 1);
    early.end = at_second(40);
    Event late = an_event("late", Transition::started, 2);
    late.start = at_second(600);
    late.tracks[0].mmsi = std::nullopt;
    Output output;
    output.events = {early, late};
    Record record{std::move(output)};
    const auto with = [](std::string_view name, auto value) {
        return std::vector{PropertyFilter{.name = name, .value = value}};
    };
    const TimeSpan at_noon{.from = at_second(7200), .to = at_second(7200)};

    CHECK(ids(*record.reader, &StoreReader::events, {.limit = 1}) == "late|early");
    CHECK(ids(*record.reader, &StoreReader::events, {.when = at_noon}) == "late");
    CHECK(ids(*record.reader,
              &StoreReader::events,
              {.filters = with("mmsi", std::int64_t{412000001})}) == "early");
    CHECK(ids(*record.reader, &StoreReader::events, {.filters = with("track", std::int64_t{2})}) ==
          "late");
    CHECK(ids(*record.reader, &StoreReader::events, {.only = "early"}) == "early");
}

TEST_CASE("a page key of another collection is refused") {
    Record record{three_tracks()};

    const auto page =
        record.reader->tracks({.after = PageKey{std::string{"x"}}}, [](const Item&) {});

    REQUIRE_FALSE(page);
    CHECK(page.error().code == ErrorCode::bad_value);
}

TEST_CASE("a question that would take too long is given up, and the next one is answered") {
    Output output;
    for (std::uint64_t track = 1; track <= 20; ++track) {
        output.tracks.push_back(a_track(track));
        for (int i = 0; i < 1000; ++i) {
            output.points.push_back(a_point(track, i, 27.9, 121.2));
        }
    }
    Record record{std::move(output)};
    auto hasty = StoreReader::open(record.folder.file("record.db"), std::chrono::milliseconds{0});
    REQUIRE(hasty);
    const std::vector nobody{PropertyFilter{.name = "mmsi", .value = std::int64_t{1}}};
    const BoundingBox elsewhere{.west = 121.2, .south = 27.9, .east = 121.2, .north = 27.9};

    const auto slow =
        (*hasty)->track_points({.bbox = elsewhere, .limit = 10000}, [](const Item&) {});
    const auto quick = (*hasty)->vessels({.filters = nobody}, [](const Item&) {});

    REQUIRE_FALSE(slow);
    CHECK(slow.error().text.find("took longer") != std::string::npos);
    CHECK(quick);
}

TEST_CASE("a missing record is said to be missing") {
    const auto reader = StoreReader::open("/no/such/record.db");

    REQUIRE_FALSE(reader);
    CHECK(reader.error().code == ErrorCode::not_found);
}
