#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "drivers/decode/camera/trigger.hpp"
#include "tests/drivers/driver_probe.hpp"
#include "tests/support/camera_documents.hpp"

using namespace seaeye;
using namespace seaeye::test;
using camera::Outcome;
using doctest::Approx;

namespace {

std::span<const std::uint8_t> bytes_of(const std::string& line) {
    return {reinterpret_cast<const std::uint8_t*>(line.data()), line.size()};
}

std::string outcome_of(const std::string& document, const char* config = one_camera) {
    DriverProbe probe{"camera_http", config};
    probe.feed(bytes_of(document), 0);
    CHECK(probe.outcomes.size() == 1);
    CHECK(probe.counters["refused_observations"] == 0);
    return probe.outcomes.front();
}

}  // namespace

TEST_CASE("a trigger reaches the host as its camera said it") {
    DriverProbe probe{"camera_http", "{}"};
    auto full = nlohmann::json::parse(a_trigger);
    full.update(nlohmann::json::parse(
        R"({"id":"7","kind":"update","elevation_deg":-0.5,"range_m":5000,"track_id":"T1",)"
        R"("frame":"/f/1.jpg","box_px":[1,2,3,4],"ptz":{"pan_deg":3}})"));

    probe.feed(bytes_of(a_trigger), 0).feed(bytes_of(full.dump()), 1'740'801'603'000'000);

    const auto triggers = probe.all<CameraTrigger>();
    REQUIRE(triggers.size() == 2);
    CHECK(triggers[0].camera.view() == "CAM1");
    CHECK(to_degrees(triggers[0].bearing.angle()) == Approx(81.5));
    CHECK(to_degrees(triggers[0].bearing_sigma) == Approx(0.4));
    CHECK(triggers[0].object_class.view() == "cargo");
    CHECK(triggers[0].confidence == 0.9);
    CHECK(triggers[0].kind == CameraTrigger::Kind::seen);
    CHECK(triggers[1].kind == CameraTrigger::Kind::updated);
    CHECK(triggers[1].range->si() == 5000.0);
    CHECK(to_degrees(*triggers[1].elevation) == Approx(-0.5));
    CHECK(triggers[1].track.view() == "T1");
    CHECK(triggers[1].frame == "/f/1.jpg");
    CHECK(to_degrees(triggers[1].bearing.angle()) == Approx(81.5));
    CHECK(to_rfc3339(probe.observations[0].received) == "2025-03-01T04:00:01.250000Z");
    CHECK(to_rfc3339(probe.observations[1].measured) == "2025-03-01T04:00:01.250000Z");
    CHECK(to_rfc3339(probe.observations[1].received) == "2025-03-01T04:00:03Z");
}

TEST_CASE("a box on the axis lies on the bearing of the axis, one at the edge half the field off") {
    DriverProbe probe{"camera_http", one_camera};
    const auto boxed = [&](double x, double y) {
        auto document = nlohmann::json::parse(a_trigger);
        document.erase("bearing_deg");
        document["box_px"] = {x - 10, y - 10, x + 10, y + 10};
        return document.dump();
    };

    probe.feed(bytes_of(boxed(960, 540)), 0);
    probe.feed(bytes_of(boxed(0, 0)), 0);
    probe.feed(bytes_of(boxed(1920, 1080)), 0);

    const auto triggers = probe.all<CameraTrigger>();
    REQUIRE(triggers.size() == 3);
    CHECK(to_degrees(triggers[0].bearing.angle()) == Approx(80.0));
    CHECK(to_degrees(triggers[1].bearing.angle()) == Approx(50.0));
    CHECK(to_degrees(triggers[2].bearing.angle()) == Approx(110.0));
    CHECK(to_degrees(*triggers[0].elevation) == Approx(-2.0));
    CHECK(to_degrees(*triggers[1].elevation) == Approx(16.0));
    CHECK(to_degrees(*triggers[2].elevation) == Approx(-20.0));
    CHECK(to_degrees(triggers[0].bearing_sigma) == Approx(0.4));
    CHECK(probe.counters["box_outside"] == 2);
}

TEST_CASE("a camera that turned and zoomed sees its boxes where it looks") {
    const camera::Optics optics{.pan0 = degrees(350),
                                .tilt0 = Radians{0.0},
                                .hfov = degrees(60),
                                .width_px = 1920,
                                .vfov = std::nullopt,
                                .height_px = std::nullopt};
    const camera::Box right_edge{.x0 = 1910, .y0 = 0, .x1 = 1930, .y1 = 10};

    const auto turned = camera::sight_of(right_edge, optics, {.pan = degrees(20)});
    const auto zoomed = camera::sight_of(right_edge, optics, {.zoom = 10.0});

    CHECK(to_degrees(turned.bearing) == Approx(40.0));
    CHECK_FALSE(turned.elevation.has_value());
    // atan(tan(30 deg) / 10) = 3.3042 degrees
    CHECK(to_degrees(zoomed.bearing) == Approx(353.3042));
    CHECK(turned.bearing_sigma > zoomed.bearing_sigma);
}

TEST_CASE("an event of Frigate is a trigger along its box, under the id it has there") {
    DriverProbe probe{"camera_http", one_camera};

    probe.feed(bytes_of(frigate_event("new")), 0);
    probe.feed(bytes_of(frigate_event("update", {{"has_snapshot", true}})), 0);
    probe.feed(bytes_of(frigate_event("end", {{"end_time", 1607123970.5}})), 0);

    CHECK(probe.outcomes == std::vector<std::string>(3, "ok"));
    const auto triggers = probe.all<CameraTrigger>();
    REQUIRE(triggers.size() == 3);
    CHECK(triggers[0].kind == CameraTrigger::Kind::appeared);
    CHECK(triggers[1].kind == CameraTrigger::Kind::updated);
    CHECK(triggers[2].kind == CameraTrigger::Kind::ended);
    CHECK(triggers[0].track.view() == "1607123955.475377-mxklsc");
    CHECK(triggers[0].object_class.view() == "boat");
    CHECK(triggers[0].confidence == 0.7890625);
    // f = 960 / tan(30 deg) = 1662.77 px; atan((480 - 960) / f) = -16.102 degrees; half the box,
    // 56 px, is 1.78 degrees there
    CHECK(to_degrees(triggers[0].bearing.angle()) == Approx(63.898).epsilon(1e-4));
    CHECK(to_degrees(triggers[0].bearing_sigma) == Approx(1.7806).epsilon(1e-3));
    CHECK(triggers[0].frame.empty());
    CHECK(triggers[1].frame == "/api/events/1607123955.475377-mxklsc/snapshot.jpg");
    CHECK(to_rfc3339(probe.observations[0].measured) == "2020-12-04T23:19:22.082975Z");
    CHECK(probe.counters["frigate"] == 3);
    CHECK(probe.counters["from_pixels"] == 3);
}

TEST_CASE("a box of Frigate may begin left of the picture") {
    DriverProbe probe{"camera_http", one_camera};

    probe.feed(bytes_of(frigate_event("new", {{"box", {-32, -4, 32, 60}}})), 0);

    REQUIRE(probe.all<CameraTrigger>().size() == 1);
    CHECK(to_degrees(probe.all<CameraTrigger>()[0].bearing.angle()) == Approx(50.0));
    CHECK(probe.counters["box_outside"] == 1);
}

TEST_CASE("what is wrong with a document is named") {
    auto boxed = nlohmann::json::parse(a_trigger);
    boxed.erase("bearing_deg");
    boxed["box_px"] = {1, 2, 3, 4};
    auto no_sigma = nlohmann::json::parse(a_trigger);
    no_sigma.erase("bearing_sigma_deg");
    auto other = nlohmann::json::parse(a_trigger);
    other["camera_id"] = "CAM2";
    const char* bare_camera = R"({"camera":[{"id":"CAM1"}]})";

    CHECK(outcome_of(" ") == "empty");
    CHECK(outcome_of("{") == "bad_json");
    CHECK(outcome_of("{\"a\":\"\xff\"}") == "bad_json");
    CHECK(outcome_of(R"({"confidence":1e999})") == "bad_json");
    CHECK(outcome_of("[1]") == "not_an_object");
    CHECK(outcome_of(std::string(60'000, '[')) == "too_deep");
    CHECK(outcome_of(R"({"a":"[[[[[[[[[[[[[[[[[[[[[[["})") == "missing_field");
    CHECK(outcome_of(no_sigma.dump()) == "missing_field");
    CHECK(outcome_of(other.dump()) == "unknown_camera");
    CHECK(outcome_of(other.dump(), "{}") == "ok");
    CHECK(outcome_of(boxed.dump(), bare_camera) == "no_bearing");
    CHECK(outcome_of(boxed.dump(), "{}") == "no_bearing");
    CHECK(outcome_of(frigate_event("new"), bare_camera) == "no_bearing");
    CHECK(outcome_of(frigate_event("new", {{"label", "person"}})) == "not_a_vessel");
    CHECK(outcome_of(frigate_event("new", {{"false_positive", true}})) == "false_positive");
    CHECK(outcome_of(frigate_event("new", {{"box", nullptr}})) == "bad_field");
    CHECK(outcome_of(frigate_event("new", {{"camera", 7}})) == "bad_field");
    CHECK(outcome_of(frigate_event("begin")) == "bad_field");
    CHECK(outcome_of(R"({"type":"new","after":null})") == "bad_field");
    CHECK(outcome_of(R"({"type":"new","after":{}})") == "missing_field");
}

TEST_CASE("the configuration's sigma and classes hold where the sender says nothing better") {
    const char* config =
        R"({"camera":[{"id":"CAM1","sigma_bearing_deg":0.7,"classes":["cargo"]}]})";
    auto silent = nlohmann::json::parse(a_trigger);
    silent.erase("bearing_sigma_deg");
    auto yacht = nlohmann::json::parse(a_trigger);
    yacht["class"] = "yacht";
    DriverProbe probe{"camera_http", config};

    probe.feed(bytes_of(silent.dump()), 0).feed(bytes_of(yacht.dump()), 0);

    CHECK(probe.outcomes == std::vector<std::string>{"ok", "not_a_vessel"});
    CHECK(to_degrees(probe.all<CameraTrigger>()[0].bearing_sigma) == Approx(0.7));
}

TEST_CASE("the ends of the ranges are taken by the host too, and a long class ends with a letter") {
    auto ends = nlohmann::json::parse(a_trigger);
    ends.update({{"bearing_deg", 360}, {"bearing_sigma_deg", 180}, {"elevation_deg", -90}});
    ends["class"] = "\u8239\u8239\u8239\u8239\u8239\u8239\u8239\u8239\u8239";
    DriverProbe probe{"camera_http", "{}"};

    probe.feed(bytes_of(ends.dump()), 0);

    REQUIRE(probe.all<CameraTrigger>().size() == 1);
    CHECK(probe.all<CameraTrigger>()[0].object_class.view().size() == 24);
    CHECK(probe.counters["refused_observations"] == 0);
}

TEST_CASE("each truncation of a document is refused, and none does harm") {
    DriverProbe probe{"camera_http", one_camera};
    const std::string event = frigate_event("new");

    for (std::size_t size = 1; size < event.size(); ++size) {
        probe.feed(bytes_of(event.substr(0, size)), 0);
    }

    CHECK(probe.outcomes == std::vector<std::string>(event.size() - 1, "bad_json"));
}

TEST_CASE("optics that are half there, or two cameras of one name, are refused in a sentence") {
    CHECK(DriverProbe{"camera_http", R"({"camera":[{"id":"A","hfov_deg":60}]})"}.refusal.find(
              "camera A: a bearing from a box takes pan0_deg, hfov_deg and width_px") !=
          std::string::npos);
    CHECK(DriverProbe{"camera_http", R"({"camera":[{"id":"A"},{"id":"A"}]})"}.refusal.find(
              "camera A: there are two of this id") != std::string::npos);
    CHECK(DriverProbe{"camera_http", R"({"camera":[{"id":"A","classes":7}]})"}.refusal != "");
}
