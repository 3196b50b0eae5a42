#include "daemon/rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <doctest/doctest.h>

#include "daemon/text_width.hpp"

using namespace seaeye;

namespace {

const std::vector<Column> columns{{"mmsi", FieldType::integer},
                                  {"name", FieldType::text},
                                  {"lat", FieldType::number, 3},
                                  {"lon", FieldType::number, 3},
                                  {"seen", FieldType::time}};

std::vector<FieldValue> a_row(std::int64_t mmsi, std::string_view name, double lat, double lon) {
    return {mmsi, name, lat, lon, time_from_micros(1'740'801'600'000'000)};
}

std::string written(RowFormat format, const std::vector<std::vector<FieldValue>>& rows) {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* out = open_memstream(&text, &size);
    RowWriter writer{out, format, columns};
    for (const auto& row : rows) {
        writer.add(row);
    }
    CHECK(writer.end());
    CHECK(writer.rows() == rows.size());
    std::fclose(out);
    const std::unique_ptr<char, decltype(&std::free)> owned{text, &std::free};
    return {text, size};
}

const std::vector<FieldValue> a_silent_one{std::int64_t{1}, {}, {}, {}, {}};

}  // namespace

TEST_CASE("a table lines its columns up, Chinese names too, and shows no control characters") {
    const std::string table = written(
        RowFormat::table,
        {a_row(412'000'001, "瓯江", 27.9, 121.2), a_row(9, "A\x1b[2J", -1.0, 2.0), a_silent_one});

    CHECK(table ==
          "     mmsi  name      lat      lon  seen\n"
          "412000001  瓯江   27.900  121.200  2025-03-01T04:00:00Z\n"
          "        9  A?[2J  -1.000    2.000  2025-03-01T04:00:00Z\n"
          "        1\n");
}

TEST_CASE("JSON, JSON lines and CSV carry the same rows") {
    const std::vector<std::vector<FieldValue>> rows{a_row(7, "A \"B\", C", 27.9, 121.2),
                                                    a_silent_one};
    const std::string first =
        R"({"mmsi":7,"name":"A \"B\", C","lat":27.900,"lon":121.200,"seen":"2025-03-01T04:00:00Z"})";
    const std::string second = R"({"mmsi":1,"name":null,"lat":null,"lon":null,"seen":null})";

    CHECK(written(RowFormat::json, rows) == "[\n" + first + ",\n" + second + "\n]\n");
    CHECK(written(RowFormat::jsonl, rows) == first + "\n" + second + "\n");
    CHECK(written(RowFormat::csv, rows) ==
          "mmsi,name,lat,lon,seen\n"
          "7,\"A \"\"B\"\", C\",27.900,121.200,2025-03-01T04:00:00Z\n"
          "1,,,,\n");
}

TEST_CASE("GeoJSON puts a row where its lat and lon are, longitude first") {
    CHECK(written(RowFormat::geojson, {a_row(7, "A", 27.9, 121.2), a_silent_one}) ==
          "{\"type\":\"FeatureCollection\",\"features\":[\n"
          "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.2000000,27."
          "9000000]},"
          "\"properties\":{\"mmsi\":7,\"name\":\"A\",\"lat\":27.900,\"lon\":121.200,"
          "\"seen\":\"2025-03-01T04:00:00Z\"}},\n"
          "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"mmsi\":1,\"name\":null,"
          "\"lat\":null,"
          "\"lon\":null,\"seen\":null}}\n]}\n");
}

TEST_CASE("no rows still make a whole document") {
    CHECK(written(RowFormat::table, {}) == "mmsi  name  lat  lon  seen\n");
    CHECK(written(RowFormat::json, {}) == "[\n]\n");
    CHECK(written(RowFormat::jsonl, {}).empty());
    CHECK(written(RowFormat::geojson, {}) ==
          "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

TEST_CASE("a table of more rows than it measures still prints every one of them") {
    const std::vector<std::vector<FieldValue>> rows(2'500, a_row(7, "A", 27.9, 121.2));

    const std::string table = written(RowFormat::table, rows);

    CHECK(std::count(table.begin(), table.end(), '\n') == 2'501);
}

TEST_CASE("a stream that takes nothing is noticed") {
    std::FILE* full = std::fopen("/dev/full", "w");
    REQUIRE(full != nullptr);
    RowWriter writer{full, RowFormat::csv, columns};
    writer.add(a_silent_one);

    CHECK_FALSE(writer.end());
    std::fclose(full);
}

TEST_CASE("the names of the formats are known, others are refused with the list") {
    CHECK(*row_format("geojson") == RowFormat::geojson);
    CHECK(*row_format("table") == RowFormat::table);
    REQUIRE_FALSE(row_format("xml"));
    CHECK(row_format("xml").error().text ==
          "output format: expected table|json|jsonl|csv|geojson, found \"xml\"");
}

TEST_CASE("the columns of a noun are its fields") {
    const std::vector<Column> of_track = columns_of<Track>();

    CHECK(of_track.size() == fields<Track>().size());
    CHECK(of_track.front().name == fields<Track>().front().name);
}

TEST_CASE("text is as wide as a terminal shows it") {
    CHECK(text_width("") == 0);
    CHECK(text_width("abc") == 3);
    CHECK(text_width("瓯江口") == 6);
    CHECK(text_width("Ærø") == 3);
    CHECK(printable("a\tb\x7f\xc2\x9b") == "a?b??");
}
