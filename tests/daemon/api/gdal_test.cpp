#include <cstdio>

#include <doctest/doctest.h>

#include "tests/support/served.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// What a command prints, both streams; empty when it failed.
std::string output_of(const std::string& command) {
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string text;
    char line[4096];
    while (pipe != nullptr && std::fgets(line, sizeof line, pipe) != nullptr) {
        text += line;
    }
    const bool is_good = pipe != nullptr && pclose(pipe) == 0;
    return is_good ? text : "FAILED: " + text;
}

void need_gdal() {
    REQUIRE_MESSAGE(output_of("ogrinfo --version").starts_with("GDAL"),
                    "ogrinfo is needed: install the Debian package gdal-bin");
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("GDAL finds every collection from the bare address") {
    need_gdal();
    const Served served;

    const std::string layers = output_of("ogrinfo -ro OAPIF:" + served.url() + "/");

    for (const char* name : {"vessels", "tracks", "track-points", "events", "zones", "sensors"}) {
        CHECK_MESSAGE(contains(layers, name), layers);
    }
}

TEST_CASE("GDAL leaves it to us to find one vessel by her MMSI") {
    need_gdal();
    Served served{"127.0.0.1", 50};

    const std::string found =
        output_of("ogrinfo -ro OAPIF:" + served.url() + "/ tracks -where \"mmsi = 412000007\"");

    CHECK_MESSAGE(contains(found, "Feature Count: 1"), found);
    CHECK_MESSAGE(contains(found, "mmsi (Integer) = 412000007"), found);
    CHECK(served.asked_for({"/collections/tracks/items?", "mmsi=412000007"}) > 0);
}

TEST_CASE("GDAL leaves the box to us") {
    need_gdal();
    Served served{"127.0.0.1", 50};

    const std::string found = output_of("ogrinfo -ro -so OAPIF:" + served.url() +
                                        "/ tracks -spat 121.1995 27 121.2095 28");

    CHECK_MESSAGE(contains(found, "Feature Count: 10"), found);
    CHECK(served.asked_for({"/collections/tracks/items?", "bbox=121.1995"}) > 0);
}

TEST_CASE("GDAL copies a whole collection page by page") {
    need_gdal();
    Served served{"127.0.0.1", 2500};
    const std::string file = served.coast.folder.file("out.gpkg");

    const std::string said = output_of("ogr2ogr -f GPKG " + file + " OAPIF:" + served.url() +
                                       " tracks -oo PAGE_SIZE=1000");

    CHECK(said.empty());
    const std::string copied = output_of("ogrinfo -ro -so " + file + " tracks");
    CHECK_MESSAGE(contains(copied, "Feature Count: 2500"), copied);
    CHECK(served.asked_for({"tracks/items?", "limit=1000"}) >= 3);
    CHECK(served.asked_for({"tracks/items?", "cursor="}) == 2);
}

TEST_CASE("GDAL reads all collections into one GeoPackage") {
    need_gdal();
    const Served served;
    const std::string file = served.coast.folder.file("all.gpkg");

    const std::string said = output_of("ogr2ogr -f GPKG " + file + " OAPIF:" + served.url());

    CHECK_MESSAGE(!contains(said, "FAILED"), said);
    CHECK_MESSAGE(!contains(said, "ERROR"), said);
    const std::string copied = output_of("ogrinfo -ro -al " + file);
    CHECK(contains(copied, "severity_class (String) = medium"));
    CHECK(contains(copied, "POLYGON"));
}
