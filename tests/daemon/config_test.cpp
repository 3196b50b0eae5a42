#include "daemon/config.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

constexpr const char* harbour = R"([station]
id = "SEAEYE1"
position = [27.9, 121.2]  # lat, lon

[[source]]
id = "ais"
driver = "ais_nmea"
link = "file:logs/ais.nmea"
expire_s = 20

[[source]]
id = "RADAR1"
driver = "radar_asterix"
link = "udp:[eth0]239.192.0.4:60004"
position = [27.91, 121.21]
height_m = 60
scan_s = 2.5
range_max_nm = 24
sigma_range_m = 20
sigma_bearing_deg = 0.3
pd = 0.9
category = 48
edition = "1.32"

[[source]]
id = "cameras"
driver = "camera_http"
link = "file:/var/log/camera.jsonl"

[[source.camera]]
id = "CAM1"
position = [27.9, 121.2]
range_max_nm = 5
sigma_bearing_deg = 0.4

[detector.zone_dwell]
enabled = false
dwell_min = 12.5

[zones]
files = ["zones/harbour.geojson", "/srv/port.kml"]

[store]
path = "sea-eye.db"
)";

Result<Config> read(const std::string& text, const ConfigOverrides& overrides = {}) {
    return read_config_text(text, "/etc/sea-eye/sea-eye.toml", overrides);
}

/// What read_config says of `text`; the file's folder is left out for brevity.
std::string complaint(const std::string& text, const ConfigOverrides& overrides = {}) {
    const auto config = read_config_text(text, "sea-eye.toml", overrides);
    return config ? "no complaint" : config.error().text;
}

const std::string source = "[[source]]\nid = \"ais\"\ndriver = \"ais_nmea\"\nlink = \"stdin:\"\n";

}  // namespace

TEST_CASE("a harbour with AIS, a radar and cameras is read in the units of the program") {
    const auto config = read(harbour);

    REQUIRE_MESSAGE(config.has_value(), config.error().text);
    CHECK(config->station.id == "SEAEYE1");
    CHECK(to_degrees(config->station.position->lat) == doctest::Approx(27.9));
    CHECK(to_degrees(config->station.position->lon) == doctest::Approx(121.2));
    REQUIRE(config->sources.size() == 3);
    const SourceConfig& radar = config->sources[1];
    CHECK(radar.height == Metres{60});
    CHECK(radar.scan == seconds(2.5));
    CHECK(radar.range_max == nautical_miles(24));
    CHECK(radar.sigma_range == Metres{20});
    CHECK(radar.sigma_bearing == degrees(0.3));
    CHECK(radar.probability_of_detection == 0.9);
    CHECK(config->detectors.at("zone_dwell").at("enabled") == 0.0);
    CHECK(config->detectors.at("zone_dwell").at("dwell_min") == 12.5);
}

TEST_CASE("a driver is given its own keys, and camera tables go to it and to fusion") {
    const auto config = read(harbour);

    REQUIRE(config.has_value());
    CHECK(config->sources[0].driver_json == R"({"expire_s":20})");
    CHECK(config->sources[1].driver_json == R"({"category":48,"edition":"1.32"})");
    const SourceConfig& cameras = config->sources[2];
    REQUIRE(cameras.cameras.size() == 1);
    CHECK(cameras.cameras[0].id == "CAM1");
    CHECK(cameras.cameras[0].range_max == nautical_miles(5));
    CHECK(cameras.cameras[0].sigma_bearing == degrees(0.4));
    CHECK(cameras.driver_json == R"({"camera":[{"height_m":0,"id":"CAM1","position":[27.9,121.2],)"
                                 R"("range_max_nm":5,"sigma_bearing_deg":0.4}]})");
}

TEST_CASE("a time zone goes to the driver only when it was given") {
    const auto config = read(source + "time_zone = \"Europe/Paris\"\n");

    REQUIRE(config.has_value());
    CHECK(config->sources[0].time_zone == "Europe/Paris");
    CHECK(config->sources[0].driver_json == R"({"time_zone":"Europe/Paris"})");
}

TEST_CASE("relative paths start from the folder of the configuration file") {
    const auto config = read(harbour);

    REQUIRE(config.has_value());
    CHECK(config->sources[0].link == "file:/etc/sea-eye/logs/ais.nmea");
    CHECK(config->sources[2].link == "file:/var/log/camera.jsonl");
    CHECK(config->zone_files ==
          std::vector<std::string>{"/etc/sea-eye/zones/harbour.geojson", "/srv/port.kml"});
    CHECK(config->store.path == "/etc/sea-eye/sea-eye.db");
}

TEST_CASE("an empty file gives the defaults of the schema, and they are those of the structs") {
    const auto config = read(source);

    REQUIRE(config.has_value());
    const Config defaults;
    CHECK(config->station.id == defaults.station.id);
    CHECK(config->station.height == defaults.station.height);
    CHECK(config->api.address == defaults.api.address);
    CHECK(config->api.port == defaults.api.port);
    CHECK(config->store.path == defaults.store.path);
    CHECK(config->log_level == defaults.log_level);
    const SourceConfig plain;
    CHECK(config->sources[0].silence_timeout == plain.silence_timeout);
    CHECK(config->sources[0].time_zone == plain.time_zone);
    CHECK(config->sources[0].north_offset == plain.north_offset);
    CHECK(config->sources[0].driver_json == plain.driver_json);
    CHECK(read("").has_value());
}

TEST_CASE("every mistake gets one sentence with its line, what was expected and what was found") {
    struct Mistake {
        std::string text;
        std::string sentence;
    };

    const std::vector<Mistake> mistakes{
        {"[api]\nprot = 1\n",
         "sea-eye.toml:2: unknown key \"prot\" in [api]; did you mean \"port\"?"},
        {"[api]\nxyzzy = 1\n",
         "sea-eye.toml:2: unknown key \"xyzzy\" in [api]; known here: address, console, port"},
        {"\n\n[statoin]\n",
         "sea-eye.toml:3: unknown key \"statoin\" in the file; did you mean \"station\"?"},
        {"[api]\nport = 70000\n",
         "sea-eye.toml:2: api.port: expected a whole number from 0 to 65535, found 70000"},
        {"[api]\nport = \"http\"\n",
         "sea-eye.toml:2: api.port: expected a whole number from 0 to 65535, found \"http\""},
        {"[api]\nport = 80.5\n",
         "sea-eye.toml:2: api.port: expected a whole number from 0 to 65535, found 80.5"},
        {"[log]\nlevel = \"loud\"\n",
         "sea-eye.toml:2: log.level: expected one of \"debug\", \"info\", \"warning\", \"error\", "
         "found \"loud\""},
        {"[station]\nposition = [127.9, 21.2]\n",
         "sea-eye.toml:2: station.position: expected a latitude from -90 to 90 degrees, found "
         "127.9"},
        {"[station]\nposition = [27.9]\n",
         "sea-eye.toml:2: station.position: expected [latitude, longitude] in degrees, -90 to 90 "
         "and -180 to 180, found [27.9]"},
        {"[station]\nposition = [27.9, 121.2, 5.0]\n",
         "sea-eye.toml:2: station.position: expected [latitude, longitude] in degrees, -90 to 90 "
         "and -180 to 180, found [27.9,121.2,5.0]"},
        {"[station]\nheight_m = nan\n",
         "sea-eye.toml:2: station.height_m: expected a finite number, found inf or nan"},
        {"[station]\nid = 7\n",
         "sea-eye.toml:2: station.id: expected a name of 1 to 32 letters, digits, \"_\", \"-\" or "
         "\".\", found 7"},
        {"[station]\nname = 1999-01-01\nid = 3\n",
         "sea-eye.toml:3: station.id: expected a name of 1 to 32 letters, digits, \"_\", \"-\" or "
         "\".\", found 3"},
        {"api = 3\n", "sea-eye.toml:1: api: expected a table [api], found 3"},
        {"[api\nport = 1\n",
         "sea-eye.toml:1: this is not TOML: Error while parsing table header: expected ']', saw "
         "'\\n'"},
        {"[api]\nport = 1\nport = 2\n",
         "sea-eye.toml:3: this is not TOML: Error while parsing key-value pair: cannot redefine "
         "existing integer 'port'"},
        {"[[source]]\nid = \"ais\"\ndriver = \"ais_nmea\"\n",
         "sea-eye.toml:1: [[source]] has no \"link\"; expected a link: "
         "\"serial:DEVICE?baud=38400\", \"tcp:HOST:PORT\", \"listen-tcp:PORT\", "
         "\"udp:[INTERFACE]ADDRESS:PORT\", \"gpsd:HOST\", "
         "\"listen-http:PORT/PATH?token=WORD\", \"file:PATH\", \"stdin:\" or \"driver:\""},
        {"[[source]]\nid = \"ais\"\ndriver = \"ais_nmea\"\nlink = \"tpc:host:1\"\n",
         "sea-eye.toml:4: source.link: expected \"serial:DEVICE\", \"tcp:HOST:PORT\", "
         "\"listen-tcp:PORT\", \"udp:[INTERFACE]ADDRESS:PORT\", \"gpsd:HOST\", "
         "\"listen-http:PORT\", \"file:PATH\", \"stdin:\" or \"driver:\", found \"tpc:host:1\""},
        {source + "silence_timeout = \"soon\"\n",
         "sea-eye.toml:5: source.silence_timeout: expected seconds from 0.1 to 86400, found "
         "\"soon\""},
        {source + source,
         "sea-eye.toml:6: source.id: \"ais\" is taken by another source (sea-eye.toml:2)"},
        {source + "[[source.camera]]\nposition = [1.0, 2.0]\n",
         "sea-eye.toml:5: [[source.camera]] has no \"id\"; expected a name of 1 to 32 letters, "
         "digits, \"_\", \"-\" or \".\""},
        {"[detector.zone_dwell]\nenabled = 1\n",
         "sea-eye.toml:2: detector.zone_dwell.enabled: expected true or false, found 1"},
        {"[detector.zone_dwell]\ndwell_min = \"long\"\n",
         "sea-eye.toml:2: detector.zone_dwell.dwell_min: expected a number, found \"long\""},
    };

    for (const Mistake& mistake : mistakes) {
        CHECK(complaint(mistake.text) == mistake.sentence);
    }
}

TEST_CASE("a file that is missing, a directory and an empty path are told in one sentence") {
    CHECK(read_config("/nonexistent/sea-eye.toml").error().text ==
          "cannot read /nonexistent/sea-eye.toml: No such file or directory");
    CHECK(read_config("/nonexistent/sea-eye.toml").error().code == ErrorCode::not_found);
    CHECK(read_config("/").error().text ==
          "cannot read /: it is a directory, a TOML file was expected");
    CHECK(read_config("/dev/null").has_value());
}

TEST_CASE("a flag outranks a variable, a variable the file, and the file the default") {
    const std::string text = "[api]\nport = 1\naddress = \"10.0.0.1\"\n[station]\nid = \"A\"\n";

    const auto config = read(text,
                             {.environment = {{"SEA_EYE_API_PORT", "2"},
                                              {"SEA_EYE_API_ADDRESS", "10.0.0.2"},
                                              {"SEA_EYE_STATION_POSITION", "[1.5, 2.5]"},
                                              {"SEA_EYE_DRIVER_PATH", "/somewhere"}},
                              .flags = {"api.port=3", "detector.zone_dwell.dwell_min=7"}});

    REQUIRE_MESSAGE(config.has_value(), config.error().text);
    CHECK(config->api.port == 3);
    CHECK(config->api.address == "10.0.0.2");
    CHECK(config->station.id == "A");
    CHECK(to_degrees(config->station.position->lat) == doctest::Approx(1.5));
    CHECK(config->detectors.at("zone_dwell").at("dwell_min") == 7.0);
    CHECK(config->places.at("api.port") == "--set api.port");
    CHECK(config->places.at("api.address") == "SEA_EYE_API_ADDRESS");
    CHECK(config->places.at("station.id") == "/etc/sea-eye/sea-eye.toml:5");
}

TEST_CASE("a wrong variable or flag is named instead of a line") {
    CHECK(complaint("", {.environment = {{"SEA_EYE_API_PORT", "many"}}, .flags = {}}) ==
          "SEA_EYE_API_PORT: api.port: expected a whole number from 0 to 65535, found \"many\"");
    CHECK(complaint("", {.environment = {}, .flags = {"api.prot=3"}}) ==
          "--set api.prot: unknown key \"prot\" in [api]; did you mean \"port\"?");
    CHECK(complaint("", {.environment = {}, .flags = {"apo.port=3"}}) ==
          "--set apo.port: there is no section [apo] to set a value in; did you mean \"api\"?");
    CHECK(complaint("", {.environment = {}, .flags = {"port"}}) ==
          "--set port: expected SECTION.KEY=VALUE, such as api.port=8410");
}

TEST_CASE("a path that comes from a variable starts where the program was started") {
    const auto config = read("", {.environment = {{"SEA_EYE_STORE_PATH", "my.db"}}, .flags = {}});

    REQUIRE(config.has_value());
    CHECK(config->store.path == "my.db");
}

TEST_CASE("detector settings are held against the detectors there are") {
    const KnownDetectors known{{"zone_dwell", {{.name = "dwell_min", .least = 1, .most = 600}}},
                               {"zone_entry", {}}};
    const auto check = [&known](const std::string& text) {
        const auto config = read_config_text(text, "sea-eye.toml", {});
        REQUIRE(config.has_value());
        const auto checked = check_detectors(*config, known);
        return checked ? "no complaint" : checked.error().text;
    };

    CHECK(check("[detector.zone_dwell]\ndwell_min = 5\n[detector.zone_entry]\nenabled = true\n") ==
          "no complaint");
    CHECK(check("[detector.zone_dwel]\ndwell_min = 5\n") ==
          "sea-eye.toml:1: there is no detector \"zone_dwel\"; did you mean \"zone_dwell\"?");
    CHECK(check("[detector.zone_dwell]\ndwel_min = 5\n") ==
          "sea-eye.toml:2: unknown key \"dwel_min\" in [detector.zone_dwell]; did you mean "
          "\"dwell_min\"?");
    CHECK(check("[detector.zone_dwell]\ndwell_min = 0.5\n") ==
          "sea-eye.toml:2: detector.zone_dwell.dwell_min: expected a number from 1 to 600, found "
          "0.5");
}

TEST_CASE("fusion settings are held against those there are") {
    const std::vector<KnownSetting> known{{.name = "coast_s", .least = 1, .most = 600}};
    const auto config = read_config_text("[fusion]\ncoats_s = 5\n", "sea-eye.toml", {});

    REQUIRE(config.has_value());
    CHECK(check_fusion(*config, known).error().text ==
          "sea-eye.toml:2: unknown key \"coats_s\" in [fusion]; did you mean \"coast_s\"?");
}

TEST_CASE("a source's own keys are held against its driver's schema, with the line") {
    const std::string schema =
        R"({"type":"object","additionalProperties":false,"properties":{"sac":{"type":"integer",)"
        R"("minimum":0,"maximum":255}}})";
    const auto check = [&schema](const std::string& more) {
        const auto config = read_config_text(source + more, "sea-eye.toml", {});
        REQUIRE(config.has_value());
        const auto checked = check_driver_keys(*config, 0, schema);
        return checked ? "no complaint" : checked.error().text;
    };

    CHECK(check("sac = 25\n") == "no complaint");
    CHECK(check("sac = 256\n") ==
          "sea-eye.toml:5: source.sac: expected a whole number from 0 to 255, found 256");
    CHECK(check("silence_timout = 5\n") ==
          "sea-eye.toml:5: unknown key \"silence_timout\" in [[source]]; did you mean "
          "\"silence_timeout\"?");
    CHECK(check("[[source.camera]]\nid = \"C\"\n") == "no complaint");
}

TEST_CASE("the sample configuration is valid") {
    const auto config = read_config(SEAEYE_SOURCE_DIR "/systemd/sea-eye.toml", {});

    REQUIRE_MESSAGE(config.has_value(), config.error().text);
    CHECK(config->sources.size() == 1);
}

TEST_CASE("the scenario's configurations are valid") {
    const char* folder = std::getenv("SEA_EYE_TEST_SCENARIO");
    if (folder == nullptr) {
        MESSAGE("SEA_EYE_TEST_SCENARIO names no folder with plots.toml, tracks.toml, ttm.toml");
        return;
    }
    for (const char* name : {"plots", "tracks", "ttm"}) {
        const auto config = read_config(std::string{folder} + "/" + name + ".toml", {});
        REQUIRE_MESSAGE(config.has_value(), config.error().text);
        CHECK(config->sources.size() == 3);
        CHECK(config->sources[2].cameras.size() == 2);
    }
}
