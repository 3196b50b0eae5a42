#include "daemon/api/router.hpp"

#include <cmath>
#include <fstream>
#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/coast.hpp"

using namespace seaeye;
using namespace seaeye::test;
using Json = nlohmann::json;

namespace {

ApiResponse get(Router& router, const std::string& target) {
    return router.handle({.target = target, .host = "coast:8410"});
}

Json json(Router& router, const std::string& target) {
    const ApiResponse response = get(router, target);
    REQUIRE_MESSAGE(response.status == 200, response.body);
    return Json::parse(response.body);
}

/// The ids of a page, blank between.
std::string ids(const Json& page) {
    std::string text;
    for (const Json& feature : page["features"]) {
        text += (text.empty() ? "" : " ") + feature["id"].get<std::string>();
    }
    return text;
}

std::string link(const Json& page, const std::string& rel) {
    for (const Json& link : page["links"]) {
        if (link["rel"] == rel) {
            return link["href"];
        }
    }
    return {};
}

std::string header(const ApiResponse& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
        if (known == name) {
            return value;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("the landing page leads to the description, the conformance and the data") {
    Coast coast;
    Router router{coast.context(), ""};

    const Json page = json(router, "/");

    CHECK(link(page, "service-desc") == "http://coast:8410/openapi");
    CHECK(link(page, "conformance") == "http://coast:8410/conformance");
    CHECK(link(page, "data") == "http://coast:8410/collections");
    CHECK(json(router, "/api") == page);
    CHECK(json(router, "/conformance")["conformsTo"].size() == 4);
}

TEST_CASE("every collection describes itself") {
    Coast coast;
    Router router{coast.context(), ""};

    const Json all = json(router, "/collections");

    CHECK(all["collections"].size() == 6);
    for (const Json& collection : all["collections"]) {
        const std::string path = "/collections/" + collection["id"].get<std::string>();
        CHECK(json(router, path) == collection);
        CHECK(collection["extent"]["spatial"]["bbox"] == Json::parse("[[-180,-90,180,90]]"));
        CHECK(collection["extent"]["temporal"]["interval"] == Json::parse("[[null,null]]"));
        CHECK(collection["crs"].is_array());
        CHECK(json(router, path + "/items")["type"] == "FeatureCollection");
    }
}

TEST_CASE("the live picture shows confirmed tracks, tentative ones when asked") {
    Coast coast;
    Router router{coast.context(), ""};

    CHECK(ids(json(router, "/collections/tracks/items")) == "1 2 3");
    CHECK(ids(json(router, "/collections/tracks/items?phase=tentative")) == "4");
    CHECK(ids(json(router, "/collections/tracks/items?mmsi=412000002")) == "2");
    CHECK(ids(json(router, "/collections/tracks/items?bbox=121.1995,27,121.2015,28")) == "1 2");
}

TEST_CASE("a track is a feature with its place and its properties") {
    Coast coast;
    Router router{coast.context(), ""};

    const Json track = json(router, "/collections/tracks/items/2");

    CHECK(track["id"] == "2");
    CHECK(track["geometry"]["coordinates"] == Json::parse("[121.201,27.9]"));
    CHECK(track["properties"]["mmsi"] == 412000002);
    CHECK(track["properties"]["sog_kn"] == 8.0);
    CHECK(link(track, "collection") == "http://coast:8410/collections/tracks");
}

TEST_CASE("following the next links visits every track once and then ends") {
    Coast coast{25};
    Router router{coast.context(), ""};
    std::string target = "/collections/tracks/items?limit=10&bbox=100,0,130,50";
    std::string visited;
    int pages = 0;

    while (!target.empty()) {
        const Json page = json(router, target);
        visited += (visited.empty() ? "" : " ") + ids(page);
        CHECK(page["numberMatched"] == 25);
        CHECK(page["numberReturned"] == page["features"].size());
        const std::string next = link(page, "next");
        target = next.empty() ? "" : next.substr(std::string{"http://coast:8410"}.size());
        ++pages;
    }

    CHECK(pages == 3);
    CHECK(visited.substr(0, 9) == "1 2 3 4 5");
    CHECK(visited.substr(visited.size() - 5) == "24 25");
}

TEST_CASE("with a datetime tracks come from the record, as they were then") {
    Coast coast;
    Router router{coast.context(), ""};

    const Json then =
        json(router, "/collections/tracks/items?datetime=2025-03-01T04:00:12Z&mmsi=412000001");

    CHECK(ids(then) == "1");
    CHECK(then["features"][0]["properties"]["time"] == "2025-03-01T04:00:10Z");
    CHECK(ids(json(router, "/collections/tracks/items?datetime=../2025-03-01T03:00:00Z")).empty());
}

TEST_CASE("history, vessels, events, zones and sensors are asked by their properties") {
    Coast coast;
    Router router{coast.context(), ""};

    CHECK(json(router, "/collections/track-points/items?track_id=2")["numberReturned"] == 3);
    CHECK(ids(json(router, "/collections/vessels/items?name=hai%20yan%203")) == "412000003");
    CHECK(ids(json(router, "/collections/vessels/items?q=yan&limit=2")) == "412000001 412000002");
    CHECK(ids(json(router, "/collections/events/items")) == "e1 e2");
    CHECK(ids(json(router, "/collections/events/items?kind=zone_dwell&zone=oujiang")) == "e2");
    CHECK(ids(json(router, "/collections/events/items?track=1&severity_class=medium")) == "e1");
    CHECK(ids(json(router, "/collections/zones/items?bbox=121.3,27.9,122,29")) == "oujiang");
    CHECK(ids(json(router, "/collections/zones/items?bbox=122,27.9,123,29")).empty());
    CHECK(ids(json(router, "/collections/sensors/items?state=silent")) == "radar");
}

TEST_CASE("a zone is a closed ring, counter-clockwise, longitude first") {
    Coast coast;
    Router router{coast.context(), ""};

    const Json zone = json(router, "/collections/zones/items/oujiang");

    CHECK(zone["geometry"]["coordinates"] ==
          Json::parse("[[[121.4,27.8],[121.4,28.0],[121.0,28.0],[121.0,27.8],[121.4,27.8]]]"));
}

TEST_CASE("without a record the live picture still answers") {
    Coast coast;
    ApiContext context = coast.context();
    context.reader = nullptr;
    context.store = nullptr;
    Router router{context, ""};

    CHECK(ids(json(router, "/collections/events/items?mmsi=412000001")) == "e1");
    CHECK(ids(json(router, "/collections/vessels/items?q=YAN 2")) == "412000002");
    CHECK(ids(json(router, "/collections/track-points/items")).empty());
    CHECK(get(router, "/readyz").status == 200);
}

TEST_CASE("what is wrong comes back as a problem that says how it should be") {
    Coast coast;
    Router router{coast.context(), ""};
    const auto check = [&](const char* target, int status, const char* words) {
        const ApiResponse response = get(router, target);
        CAPTURE(target);
        CHECK(response.status == status);
        CHECK(response.content_type == "application/problem+json");
        const Json problem = Json::parse(response.body);
        CHECK(problem["status"] == status);
        CHECK_MESSAGE(problem["detail"].get<std::string>().find(words) != std::string::npos,
                      problem["detail"]);
    };

    check("/collections/tracks/items?bbox=1,2,3", 400, "west,south,east,north");
    check("/collections/tracks/items?fish=1", 400, "unknown query parameter 'fish'");
    check("/collections/tracks/items?cursor=abc", 400, "next");
    check("/collections/tracks?limit=1", 400, "no query parameter");
    check("/collections/fish", 404, "no collection 'fish'");
    check("/collections/tracks/items/99", 404, "no item '99'");
    check("/collections/tracks/items/1/2", 404, "items and nothing else");
    check("/nowhere", 404, "nothing at this path");
    check("/conformance?x=1", 400, "no query parameter");
    check("/%zz", 400, "percent-encoded");
}

TEST_CASE("no garbled request gets more than a refusal") {
    Coast coast;
    Router router{coast.context(), ""};
    std::mt19937 random{7};
    const std::string good =
        "/collections/tracks/items?bbox=121,27,122,28&datetime=2025-03-01T04:00:00Z/..&limit=2&"
        "cursor=747261636b731f6931&mmsi=412000001";

    for (int i = 0; i < 5000; ++i) {
        std::string target = good.substr(0, 1 + random() % good.size());
        for (unsigned k = random() % 4; k > 0; --k) {
            target[random() % target.size()] = static_cast<char>(random() % 256);
        }
        const int status = router.handle({.target = target}).status;
        CAPTURE(target);
        CHECK((status == 200 || status == 400 || status == 404));
    }
}

TEST_CASE("the API is read-only") {
    Coast coast;
    Router router{coast.context(), ""};

    const ApiResponse response = router.handle({.method = "DELETE", .target = "/collections"});

    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
}

TEST_CASE("an answer that has not changed is not sent again, though time goes on") {
    Coast coast;
    ApiContext context = coast.context();
    Time now = at_second(0);
    context.now = [&] {
        return now;
    };
    Router router{context, ""};
    const std::string target = "/collections/tracks/items";
    const std::string tag = header(get(router, target), "ETag");

    now = at_second(5);
    const ApiResponse again =
        router.handle({.target = target, .host = "coast:8410", .if_none_match = tag});

    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(header(again, "ETag") == header(get(router, target), "ETag"));
}

TEST_CASE("a large answer is packed for a client that takes gzip") {
    Coast coast{50};
    Router router{coast.context(), ""};

    const ApiResponse packed =
        router.handle({.target = "/collections/tracks/items", .accept_encoding = "gzip, deflate"});

    CHECK(header(packed, "Content-Encoding") == "gzip");
    CHECK(packed.body.substr(0, 2) == "\x1f\x8b");
    CHECK(packed.body.size() < get(router, "/collections/tracks/items").body.size() / 4);
}

TEST_CASE("a Host header that is none does not get into the links") {
    Coast coast;
    Router router{coast.context(), ""};

    const ApiResponse response = router.handle({.target = "/", .host = "evil\"><script>"});

    CHECK(response.body.find("evil") == std::string::npos);
    CHECK(response.body.find("http://localhost/") != std::string::npos);
}

TEST_CASE("metrics count sources, tracks, events, the record and the requests, and name no MMSI") {
    Coast coast;
    auto sensors = *coast.sensors.newest();
    sensors[0].metrics = {{"messages", 12.0}, {"none", std::nan("")}, {"volts", 12.25}};
    coast.sensors.publish(sensors, coast.sensors.counts());
    Router router{coast.context(), ""};
    get(router, "/nowhere");

    const std::string text = get(router, "/metrics").body;

    for (const char* line : {"seaeye_source_up{source=\"ais-harbour\"} 1\n",
                             "seaeye_source_up{source=\"radar\"} 0\n",
                             "seaeye_source_last_data_age_seconds{source=\"radar\"} 5.000\n",
                             "seaeye_frames_total{source=\"radar\",outcome=\"bad_checksum\"} 2\n",
                             "seaeye_source_counts_total{source=\"radar\",name=\"type_1\"} 9\n",
                             "seaeye_driver_metric{source=\"radar\",name=\"gain_db\"} -3.25\n",
                             "seaeye_driver_metric{source=\"ais-harbour\",name=\"messages\"} 12\n",
                             "seaeye_driver_metric{source=\"ais-harbour\",name=\"volts\"} 12.25\n",
                             "seaeye_observations_copies_total{source=\"radar\"} 4\n",
                             "seaeye_queue_depth 7\n",
                             "seaeye_queue_capacity 65536\n",
                             "seaeye_journal_records_total 24\n",
                             "seaeye_journal_lost_total 1\n",
                             "seaeye_tracks{phase=\"confirmed\"} 3\n",
                             "seaeye_tracks{phase=\"tentative\"} 1\n",
                             "seaeye_events_open{kind=\"zone_entry\"} 1\n",
                             "seaeye_store_points_total 9\n",
                             "seaeye_store_well 1\n",
                             "seaeye_api_requests_total{status=\"404\"} 1\n"}) {
        CHECK_MESSAGE(text.find(line) != std::string::npos, line);
    }
    CHECK(text.find("4120000") == std::string::npos);
    CHECK(text.find("none") == std::string::npos);
}

TEST_CASE("a browser gets the console at the root, a program the landing page") {
    const Folder folder;
    std::ofstream{folder.file("index.html")} << "<!doctype html>";
    std::filesystem::create_directory(folder.file("assets"));
    std::ofstream{folder.file("assets/app.js")} << "start()";
    Coast coast;
    Router router{coast.context(), folder.file("")};

    const ApiResponse page = router.handle({.target = "/", .accept = "text/html,*/*;q=0.8"});
    const ApiResponse script = get(router, "/assets/app.js");

    CHECK(page.body == "<!doctype html>");
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(header(page, "Content-Security-Policy").find("default-src 'self'") == 0);
    CHECK(script.content_type == "text/javascript; charset=utf-8");
    CHECK(header(script, "Cache-Control").find("immutable") != std::string::npos);
    CHECK(get(router, "/").content_type == "application/json");
}

TEST_CASE("no path leads out of the console's folder") {
    const Folder folder;
    std::filesystem::create_directory(folder.file("console"));
    std::ofstream{folder.file("secret.txt")} << "secret";
    std::ofstream{folder.file("console/index.html")} << "page";
    std::filesystem::create_symlink(folder.file("secret.txt"), folder.file("console/link.txt"));
    std::ofstream{folder.file("console/.env")} << "secret";
    Coast coast;
    Router router{coast.context(), folder.file("console")};

    for (const char* target : {"/../secret.txt",
                               "/%2e%2e/secret.txt",
                               "/..%2fsecret.txt",
                               "/assets/../../secret.txt",
                               "/link.txt",
                               "/.env",
                               "/%5c..%5csecret.txt"}) {
        CAPTURE(target);
        CHECK(get(router, target).status == 404);
    }
}
