#include "geo/zone_file.hpp"

#include <unistd.h>

#include <doctest/doctest.h>

#include "geo/zone_set.hpp"
#include "tests/geo/temp_dir.hpp"
#include "tests/geo/zones.hpp"

using namespace seaeye;

namespace {

/// A GeoJSON file of features, each given as its members after "type".
std::string geojson(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string square(const std::string& properties) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Polygon","coordinates":)"
           R"([[[121.1,27.9],[121.2,27.9],[121.2,28.0],[121.1,28.0],[121.1,27.9]]]}})";
}

const std::string a_point =
    R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[121,28]}})";

ZoneFile reading(const std::string& path, const std::string& layer = {}) {
    Result<ZoneFile> file = read_zone_file(path, layer);
    REQUIRE_MESSAGE(file, (file ? "" : file.error().text));
    return std::move(*file);
}

Error refusal(const std::string& path, const std::string& layer = {}) {
    const Result<ZoneFile> file = read_zone_file(path, layer);
    REQUIRE_MESSAGE(!file, path);
    return file.error();
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool is_same_ring(const Ring& a, const Ring& b, double tolerance_m) {
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t shift = 0; shift < a.size(); ++shift) {
        bool forward = true;
        bool backward = true;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const LatLon here = a[i];
            forward &= distance(here, b[(shift + i) % b.size()]).si() < tolerance_m;
            backward &= distance(here, b[(shift + b.size() - i) % b.size()]).si() < tolerance_m;
        }
        if (forward || backward) {
            return true;
        }
    }
    return false;
}

std::vector<Zone> some_zones() {
    Zone harbour = a_zone("harbour", {{a_rectangle(27.9, 121.1, 28.0, 121.2), {}}});
    harbour.name = "瓯江口 <harbour> & roads";
    harbour.kind = "port";
    harbour.dwell_min = 12.5;
    harbour.rules = {"zone_entry", "zone_dwell"};
    Zone islands =
        a_zone("islands",
               {{a_rectangle(27.0, 121.0, 27.3, 121.3), {a_rectangle(27.1, 121.1, 27.2, 121.2)}},
                {a_rectangle(26.0, 121.0, 26.3, 121.3), {}}});
    islands.kind = "smuggling";
    return {std::move(harbour), std::move(islands)};
}

void check_same(const Zone& a, const Zone& b) {
    CHECK(a.id == b.id);
    CHECK(a.name == b.name);
    CHECK(a.kind == b.kind);
    CHECK(a.dwell_min == b.dwell_min);
    CHECK(a.rules == b.rules);
    REQUIRE(a.polygons.size() == b.polygons.size());
    for (std::size_t i = 0; i < a.polygons.size(); ++i) {
        CHECK(is_same_ring(a.polygons[i].outer, b.polygons[i].outer, 0.001));
        REQUIRE(a.polygons[i].holes.size() == b.polygons[i].holes.size());
        for (std::size_t j = 0; j < a.polygons[i].holes.size(); ++j) {
            CHECK(is_same_ring(a.polygons[i].holes[j], b.polygons[i].holes[j], 0.001));
        }
    }
}

/// What goes to stderr while it lives.
class Stderr {
public:
    explicit Stderr(const std::string& path) : path_{path}, saved_{dup(STDERR_FILENO)} {
        REQUIRE(freopen(path.c_str(), "w", stderr) != nullptr);
    }

    std::uintmax_t end() {
        std::fflush(stderr);
        dup2(saved_, STDERR_FILENO);
        close(saved_);
        return std::filesystem::file_size(path_);
    }

private:
    std::string path_;
    int saved_;
};

}  // namespace

TEST_CASE("zones come back from every format as they went in") {
    const TempDir dir;
    const std::vector<Zone> zones = some_zones();
    for (const char* name : {"z.geojson", "z.gpkg", "z.kml", "z.fgb", "z.shp"}) {
        CAPTURE(name);
        const Result<Done> done = write_zones(dir.file(name), zones);
        REQUIRE_MESSAGE(done, (done ? "" : done.error().text));

        const ZoneFile back = reading(dir.file(name));

        CHECK(back.skipped == 0);
        REQUIRE(back.zones.size() == zones.size());
        for (std::size_t i = 0; i < zones.size(); ++i) {
            check_same(back.zones[i], zones[i]);
        }
    }
}

TEST_CASE(
    "a zone across the antimeridian comes back from every format and still holds its waters") {
    const TempDir dir;
    const std::vector<Zone> zones{a_zone(
        "line",
        {{a_rectangle(-18.0, 179.5, -17.0, -179.5), {a_rectangle(-17.6, -179.9, -17.4, -179.8)}}})};
    for (const char* name : {"z.geojson", "z.gpkg", "z.kml", "z.fgb", "z.shp"}) {
        CAPTURE(name);
        REQUIRE(write_zones(dir.file(name), zones));

        const Result<ZoneSet> set = ZoneSet::build(reading(dir.file(name)).zones);

        REQUIRE(set);
        for (const double lon : {179.6, 179.999, 180.0, -180.0, -179.6}) {
            std::vector<ZoneNear> found;
            set->near(lat_lon_degrees(-17.5, lon), Metres{0.0}, found);
            CHECK(found.size() == 1);
        }
        std::vector<ZoneNear> in_hole;
        set->near(lat_lon_degrees(-17.5, -179.85), Metres{0.0}, in_hole);
        set->near(lat_lon_degrees(-17.5, 0.0), Metres{0.0}, in_hole);
        CHECK(in_hole.empty());
    }
}

TEST_CASE("an old zone file is replaced, and stays when the new zones are no good") {
    const TempDir dir;
    const std::string path = dir.file("z.geojson");
    REQUIRE(write_zones(path, some_zones()));
    REQUIRE(write_zones(path, {some_zones()[1]}));

    CHECK_FALSE(write_zones(path, {a_zone("nothing", {})}));

    CHECK(reading(path).zones.size() == 1);
    CHECK(std::distance(std::filesystem::directory_iterator{dir.file("")}, {}) == 1);
}

TEST_CASE("longitude comes first in GeoJSON and never after") {
    const TempDir dir;
    const ZoneFile file = reading(dir.file("z.geojson", geojson(square("{}"))));

    REQUIRE(file.zones.size() == 1);
    const Ring& ring = file.zones[0].polygons[0].outer;
    CHECK(ring.size() == 4);
    CHECK(to_degrees(ring[0].lat) == doctest::Approx(27.9));
    CHECK(to_degrees(ring[0].lon) == doctest::Approx(121.1));
}

TEST_CASE("attributes are found in any case, and what is missing gets a plain default") {
    const TempDir dir;
    const ZoneFile file = reading(dir.file(
        "z.geojson",
        geojson(square(R"({"ID":"a","Name":" Roads ","KIND":"Port","Dwell_Min":"5",)"
                       R"("RULES":"zone_entry, zone_exit,"})") +
                "," + square(R"({"id":7,"rules":["zone_dwell"],"dwell_min":null,"name":"  "})") +
                "," + square(R"({"other":1})"))));

    REQUIRE(file.zones.size() == 3);
    CHECK(file.zones[0].id == "a");
    CHECK(file.zones[0].name == "Roads");
    CHECK(file.zones[0].kind == "port");
    CHECK(file.zones[0].dwell_min == 5.0);
    CHECK(file.zones[0].rules == std::vector<std::string>{"zone_entry", "zone_exit"});
    CHECK(file.zones[1].id == "7");
    CHECK(file.zones[1].name == "7");
    CHECK(file.zones[1].rules == std::vector<std::string>{"zone_dwell"});
    CHECK_FALSE(file.zones[1].dwell_min);
    CHECK(file.zones[2].id == "1");  // OGR numbers from 0, leaving out those with a number
}

TEST_CASE("features that are no polygons are skipped and counted") {
    const TempDir dir;
    const ZoneFile file =
        reading(dir.file("z.geojson", geojson(a_point + "," + square("{}") + "," + a_point)));

    CHECK(file.zones.size() == 1);
    CHECK(file.skipped == 2);
    REQUIRE(file.notes.size() == 1);
    CHECK(has(file.notes[0], "2 features without a polygon skipped"));
}

TEST_CASE("a zone that crosses itself is refused with its file, feature, fault and place") {
    const TempDir dir;
    const std::string bow_tie =
        R"({"type":"Feature","properties":{"id":"bow"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[121.1,27.9],[121.2,28.0],[121.1,28.0],[121.2,27.9],[121.1,27.9]]]}})";
    const Error error =
        refusal(dir.file("z.geojson", geojson(square("{\"id\":\"a\"}") + "," + bow_tie)));

    CHECK(error.code == ErrorCode::bad_value);
    CHECK(has(error.text, "z.geojson: layer \"z\", feature 1 (id \"bow\"): "));
    CHECK(has(error.text, "self-intersection at 27.95000 N, 121.15000 E"));
}

TEST_CASE("zone files that cannot be used are refused in one sentence, and nothing is printed") {
    const TempDir dir;
    const std::string twice = square(R"({"id":"a"})") + "," + square(R"({"id":"a"})");
    const std::string north_of_pole =
        R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[400000,3100000],[410000,3100000],[410000,3110000],[400000,3100000]]]}})";
    Stderr printed{dir.file("stderr.txt")};

    const Error missing = refusal(dir.file("none.geojson"));
    const Error folder = refusal(dir.file(""));
    const Error binary = refusal(dir.file("b.gpkg", std::string("\x00\xff\x13\x37garbage", 11)));
    const Error cut = refusal(dir.file("cut.geojson", geojson(square("{}")).substr(0, 120)));
    const Error nothing = refusal(dir.file("empty.geojson", ""));
    const Error no_feature = refusal(dir.file("none.json", geojson("")));
    const Error points = refusal(dir.file("points.geojson", geojson(a_point)));
    const Error same_id = refusal(dir.file("twice.geojson", geojson(twice)));
    const Error no_layer = refusal(dir.file("a.geojson", geojson(square("{}"))), "b");
    const Error metres = refusal(dir.file("utm.geojson", geojson(north_of_pole)));
    const Error dwell =
        refusal(dir.file("dwell.geojson", geojson(square(R"({"dwell_min":"long"})"))));
    const std::uintmax_t bytes = printed.end();

    CHECK(bytes == 0);
    CHECK(missing.code == ErrorCode::not_found);
    CHECK(has(missing.text, "none.geojson: no such file"));
    CHECK(folder.code == ErrorCode::not_readable);
    CHECK(binary.code == ErrorCode::not_readable);
    CHECK(has(binary.text, "expected polygons in a vector format"));
    CHECK(cut.code == ErrorCode::not_readable);
    CHECK(has(cut.text, "OGR says: At line 1, character 121"));
    CHECK(nothing.code == ErrorCode::not_readable);
    CHECK(has(no_feature.text, "expected at least one polygon, found none among 0 features"));
    CHECK(has(points.text, "found none among 1 features"));
    CHECK(has(same_id.text, "ids must be unique"));
    CHECK(no_layer.code == ErrorCode::not_found);
    CHECK(has(metres.text, "not on Earth"));
    CHECK(has(dwell.text, "dwell_min: expected minutes"));
}

TEST_CASE("zones are not written where or how they cannot be") {
    const TempDir dir;
    Zone wordy = some_zones()[0];
    wordy.name = std::string(300, 'x');
    Stderr printed{dir.file("stderr.txt")};

    const Result<Done> format = write_zones(dir.file("z.txt"), some_zones());
    const Result<Done> folder = write_zones(dir.file("no/such/folder/z.geojson"), some_zones());
    const Result<Done> shape = write_zones(dir.file("z.shp"), {wordy});
    const std::uintmax_t bytes = printed.end();

    CHECK(bytes == 0);
    REQUIRE_FALSE(format);
    CHECK(format.error().code == ErrorCode::unsupported);
    CHECK(has(format.error().text, ".geojson, .gpkg, .kml, .fgb or .shp"));
    CHECK_FALSE(folder);
    REQUIRE_FALSE(shape);
    CHECK(has(shape.error().text, "at most 254 bytes"));
}
