#include "drivers/host.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

std::string fake(const std::string& name) {
    return std::string{SEAEYE_FAKE_DRIVERS} + "/" + name + ".so";
}

/// Why a driver is refused; empty when it is not.
std::string refusal(const std::string& path) {
    const auto driver = Driver::load(path);
    return driver ? std::string{} : driver.error().text;
}

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

class Sink final : public DecodedSink {
public:
    explicit Sink(const DriverInfo& info) : info_{info} {}

    void observation(Observation&& observation) override {
        observations.push_back(std::move(observation));
    }

    void account(std::uint64_t frame, std::uint32_t outcome) override {
        frames.push_back(frame);
        outcomes.push_back(info_.outcomes.at(outcome));
    }

    void count(std::uint32_t counter) override { counts.push_back(info_.counters.at(counter)); }

    std::vector<Observation> observations;
    std::vector<std::uint64_t> frames;
    std::vector<std::string> outcomes;
    std::vector<std::string> counts;

private:
    const DriverInfo& info_;
};

Frame frame_of(std::uint64_t number, std::string_view text) {
    return {.number = number,
            .received = std::nullopt,
            .bytes = {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}};
}

/// What comes of one line the liar is told.
std::unique_ptr<Sink> told(const Driver& liar, std::string_view lie) {
    auto decoder = liar.decoder(SourceId{1}, "{}", {});
    REQUIRE(decoder);
    auto sink = std::make_unique<Sink>(liar.info());
    decoder->decode(frame_of(1, lie), *sink);
    decoder->flush(*sink);
    return sink;
}

}  // namespace

TEST_CASE("the template driver loads, tells of itself and decodes its lines") {
    const auto driver = Driver::load(fake("template"));
    REQUIRE(driver);
    CHECK(driver->info().name == "template");
    CHECK(driver->info().framing == Framing::line);

    auto decoder = driver->decoder(SourceId{3}, "{}", {});
    REQUIRE(decoder);
    Sink sink{driver->info()};
    Frame frame = frame_of(1, "T,412345678,27.9,121.2");
    frame.received = time_from_micros(1'654'088'303'000'000);
    decoder->decode(frame, sink);
    decoder->decode(frame_of(2, "T,412345678,97.9,121.2"), sink);
    decoder->decode(frame_of(3, "!AIVDM"), sink);

    REQUIRE(sink.observations.size() == 1);
    const Observation& seen = sink.observations[0];
    CHECK(seen.source == SourceId{3});
    CHECK(seen.measured == *frame.received);
    const auto& position = std::get<AisPosition>(seen.said);
    CHECK(to_number(position.mmsi) == 412'345'678);
    CHECK(to_degrees(position.at->lat) == doctest::Approx(27.9));
    CHECK_FALSE(position.sog);
    CHECK(sink.outcomes == std::vector<std::string>{"ok", "bad_value", "not_ours"});
    CHECK(sink.counts == std::vector<std::string>{"without_time"});
}

TEST_CASE("a driver that refuses its configuration says why") {
    const auto driver = Driver::load(fake("template"));
    REQUIRE(driver);
    const auto decoder = driver->decoder(SourceId{1}, R"({"speed":4})", {});
    REQUIRE_FALSE(decoder);
    CHECK(decoder.error().text ==
          R"(driver template refused: template: expected no keys of its own, found {"speed":4})");
}

TEST_CASE("a driver of another major version is refused, both versions named") {
    const auto driver = Driver::load(fake("wrong_major"));
    REQUIRE_FALSE(driver);
    CHECK(driver.error().code == ErrorCode::unsupported);
    CHECK(says(driver.error().text, "wrong_major.so"));
    CHECK(says(driver.error().text, "built for driver ABI 2.3, this program speaks 1.1"));
}

TEST_CASE("a driver of a newer minor version loads: the host reads no further than it knows") {
    const auto driver = Driver::load(fake("newer_minor"));
    REQUIRE(driver);
    CHECK(driver->info().abi_minor == 9);
}

TEST_CASE("a driver built for 1.0 loads, and its silence on what came later is no answer") {
    const auto driver = Driver::load(fake("old"));
    REQUIRE_MESSAGE(driver, driver.error().text);
    CHECK(driver->info().abi_minor == 0);
    CHECK(driver->info().frame_cap == 1024);
    auto decoder = driver->decoder(SourceId{1}, "{}", {});
    REQUIRE(decoder);
    Sink sink{driver->info()};

    decoder->decode(frame_of(1, "x"), sink);

    CHECK(sink.counts.empty());
    REQUIRE(sink.observations.size() == 1);
    const auto& track = std::get<RadarTrack>(sink.observations[0].said);
    REQUIRE(track.polar);
    CHECK(track.polar->range.si() == 1852.0);
    CHECK(to_degrees(track.polar->bearing.angle()) == doctest::Approx(45.0));
    CHECK(track.sog->si() == 5.0);
    CHECK_FALSE(track.at);
    CHECK_FALSE(track.cpa);
    CHECK_FALSE(track.sigma_position);
    CHECK(track.label.empty());
}

TEST_CASE("what is no driver is refused in a sentence that names the file") {
    CHECK(says(refusal(fake("wrong_magic")), "does not begin with the driver magic"));
    CHECK(says(refusal(fake("no_symbol")), "it has no function seaeye_driver"));
    CHECK(says(refusal(fake("short_struct")), "its descriptor has 64 bytes"));
    CHECK(says(refusal(fake("no_flush")), "one of create, decode, flush and destroy is missing"));
    CHECK(says(refusal(SEAEYE_FAKE_DRIVERS), "it is no regular file"));
    CHECK(says(refusal("/nowhere/x.so"), "cannot load /nowhere/x.so: No such file"));
    CHECK(says(refusal(SEAEYE_SOURCE_DIR "/LICENSE"), "invalid ELF header"));
    for (const char* name : {"wrong_magic", "no_symbol", "short_struct", "no_flush"}) {
        CHECK(says(refusal(fake(name)), fake(name)));
    }
}

TEST_CASE("a driver that others may write to is refused before any of it runs") {
    namespace fs = std::filesystem;
    const fs::path copy = fs::temp_directory_path() / ("loose" + std::to_string(getpid()) + ".so");
    fs::copy_file(fake("template"), copy, fs::copy_options::overwrite_existing);
    for (const mode_t mode : {0775U, 0757U}) {
        chmod(copy.c_str(), mode);
        CHECK(says(refusal(copy), "others may write to it"));
    }
    if (geteuid() == 0) {
        chmod(copy.c_str(), 0755);
        CHECK(chown(copy.c_str(), 12345, 12345) == 0);
        CHECK(says(refusal(copy), "it belongs to user 12345"));
    }
    fs::remove(copy);
}

TEST_CASE("impossible observations are dropped and counted, never passed on") {
    const auto liar = Driver::load(fake("liar"));
    REQUIRE(liar);
    CHECK(told(*liar, "good")->observations.size() == 1);
    for (const char* lie : {"nan", "far", "fast", "kind", "short", "text"}) {
        const auto sink = told(*liar, lie);
        CHECK_MESSAGE(sink->observations.empty(), lie);
        CHECK_MESSAGE(sink->counts == std::vector<std::string>{"refused_observations"}, lie);
        CHECK(sink->outcomes == std::vector<std::string>{"ok"});
    }
}

TEST_CASE("every frame is accounted for once, whatever the driver says") {
    const auto liar = Driver::load(fake("liar"));
    REQUIRE(liar);
    const std::vector<std::string> fault{"driver_faults"};
    for (const auto& [lie, outcome] : {std::pair{"silent", "unaccounted"},
                                       std::pair{"twice", "ok"},
                                       std::pair{"other frame", "ok"},
                                       std::pair{"outcome", "unaccounted"},
                                       std::pair{"counter", "ok"}}) {
        const auto sink = told(*liar, lie);
        CHECK_MESSAGE(sink->outcomes == std::vector<std::string>{outcome}, lie);
        CHECK_MESSAGE(sink->counts == fault, lie);
    }
}

TEST_CASE("a driver that never accounts for its frames cannot make the host keep them all") {
    const auto liar = Driver::load(fake("liar"));
    REQUIRE(liar);
    auto decoder = liar->decoder(SourceId{1}, "{}", {});
    Sink sink{liar->info()};
    for (std::uint64_t number = 1; number <= 5000; ++number) {
        decoder->decode(frame_of(number, "silent"), sink);
    }
    CHECK(sink.outcomes.size() == 5000 - 4096);
    decoder->flush(sink);
    CHECK(sink.outcomes.size() == 5000);
    CHECK(std::is_sorted(sink.frames.begin(), sink.frames.end()));
}

TEST_CASE("a driver's log lines arrive with a level that exists") {
    const auto liar = Driver::load(fake("liar"));
    REQUIRE(liar);
    std::vector<std::pair<int, std::string>> lines;
    const auto decoder = liar->decoder(SourceId{1}, "{}", [&](int level, std::string_view message) {
        lines.emplace_back(level, message);
    });
    CHECK(decoder);
    CHECK(lines == std::vector<std::pair<int, std::string>>{{3, "made"}});
    CHECK(says(liar->decoder(SourceId{1}, "refuse", {}).error().text, "it gave no reason"));
}

TEST_CASE("an exception of the caller's sink passes round the driver, not through it") {
    class Full final : public DecodedSink {
        void observation(Observation&&) override { throw std::runtime_error{"full"}; }

        void account(std::uint64_t, std::uint32_t) override {}

        void count(std::uint32_t) override {}
    };

    const auto driver = Driver::load(fake("template"));
    REQUIRE(driver);
    auto decoder = driver->decoder(SourceId{1}, "{}", {});
    Full sink;
    CHECK_THROWS_AS(decoder->decode(frame_of(1, "T,412345678,27.9,121.2"), sink),
                    std::runtime_error);
}

TEST_CASE("drivers are found by directory, the first of a name wins, and some are refused") {
    const std::vector<std::string> directories{
        "/nowhere", SEAEYE_FAKE_DRIVERS, SEAEYE_FAKE_DRIVERS, SEAEYE_DRIVERS};
    std::set<std::string> loaded;
    std::set<std::string> refused;
    for (const std::string& path : find_driver_libraries(directories)) {
        const std::string name = std::filesystem::path{path}.stem().string();
        CHECK_MESSAGE((Driver::load(path) ? loaded : refused).insert(name).second, name);
    }
    CHECK(refused == std::set<std::string>{
                         "no_flush", "no_symbol", "short_struct", "wrong_magic", "wrong_major"});
    for (const char* name : {"ais_nmea", "liar", "newer_minor", "old", "template"}) {
        CHECK_MESSAGE(loaded.contains(name), name);
    }
}

TEST_CASE("the real AIS driver turns sentences into checked observations") {
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/ais_nmea.so");
    REQUIRE(driver);
    CHECK(driver->info().outcomes.front() == "ok");
    auto decoder = driver->decoder(SourceId{2}, R"({"time_zone":"UTC"})", {});
    REQUIRE(decoder);

    Sink sink{driver->info()};
    decoder->decode(
        frame_of(1, R"(\s:x,c:1636959538000*7D\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A)"),
        sink);
    decoder->decode(
        frame_of(2, "!AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0*21"),
        sink);
    decoder->decode(frame_of(3, "!AIVDM,2,2,1,A,`88888888888880,2*7D"), sink);
    decoder->decode(frame_of(4, "!AIVDM,2,1,3,A,55R3V,0*00"), sink);
    decoder->decode(frame_of(5, "!AIVDM,2,2,4,A,`88888888888880,2*78"), sink);
    decoder->flush(sink);

    REQUIRE(sink.observations.size() == 2);
    const auto& position = std::get<AisPosition>(sink.observations[0].said);
    CHECK(to_knots(*position.sog) == doctest::Approx(12.3));
    CHECK(to_rfc3339(sink.observations[0].received) == "2021-11-15T06:58:58Z");
    CHECK(to_rfc3339(sink.observations[0].measured) == "2021-11-15T06:58:58Z");
    CHECK(position.utc_second == 33);
    const auto& statics = std::get<AisStatic>(sink.observations[1].said);
    CHECK(statics.name.view() == "SEA ENTERPRISE");
    CHECK(sink.outcomes == std::vector<std::string>{"ok", "ok", "ok", "bad_checksum", "orphan"});
}

TEST_CASE("the AIS driver refuses keys and zones it does not know") {
    const auto driver = Driver::load(std::string{SEAEYE_DRIVERS} + "/ais_nmea.so");
    REQUIRE(driver);
    const auto why = [&](const char* config) {
        const auto decoder = driver->decoder(SourceId{1}, config, {});
        return decoder ? std::string{} : decoder.error().text;
    };
    CHECK(why("{}").empty());
    CHECK(says(why(R"({"time_zoen":"UTC"})"), "unknown key \"time_zoen\""));
    CHECK(says(why(R"({"time_zone":7})"), "expected a name such as Europe/Paris, found 7"));
    CHECK(says(why(R"({"time_zone":"Sea/Nowhere"})"), "Sea/Nowhere"));
    CHECK(says(why("[]"), "one JSON object"));
}
