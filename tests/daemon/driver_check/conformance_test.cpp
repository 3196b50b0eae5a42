// Drivers that break one rule each (tests/drivers/bad_drivers), and the check that says so.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <doctest/doctest.h>

#include "daemon/driver_check/driver_check.hpp"
#include "daemon/driver_check/sample.hpp"
#include "daemon/isolation/last_frame.hpp"

using namespace seaeye;
using namespace seaeye::conformance;

namespace {

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

/// Where frames are kept, until the tests end.
const struct Keep {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("kept" + std::to_string(getpid()));

    Keep() = default;
    Keep(const Keep&) = delete;
    Keep& operator=(const Keep&) = delete;

    ~Keep() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
} keep;

CheckRequest request_for(const std::string& driver) {
    return {
        .path = std::string{SEAEYE_BAD_DRIVERS} + "/" + driver + ".so",
        .config_json = "{}",
        .input = SEAEYE_SOURCE_DIR "/tests/drivers/bad_drivers/sample.log",
        .keep =
            (std::filesystem::temp_directory_path() / ("kept" + std::to_string(getpid()))).string(),
        .only = {},
        .limits = {.patience = seconds(20)}};
}

std::vector<CheckResult> results_of(const CheckRequest& request) {
    std::vector<CheckResult> results;
    const auto done =
        check_driver(request, [&](const CheckResult& result) { results.push_back(result); });
    REQUIRE_MESSAGE(done, (done ? "" : done.error().text));
    return results;
}

CheckResult result_of(const std::string& driver, const std::string& check) {
    CheckRequest request = request_for(driver);
    request.only = {check};
    const std::vector<CheckResult> results = results_of(request);
    REQUIRE(results.size() == 2);
    REQUIRE_MESSAGE(results[0].finding.verdict == Verdict::pass, results[0].finding.text);
    return results[1];
}

/// The check fails, says these words, and what to do.
void check_fails(const std::string& driver, const std::string& check, std::string_view words) {
    const CheckResult result = result_of(driver, check);
    CHECK(result.finding.verdict == Verdict::fail);
    CHECK_MESSAGE(says(result.finding.text, words), result.finding.text);
    CHECK_FALSE(result.finding.remedy.empty());
}

/// The frame that was kept.
std::string kept_frame(const CheckResult& result) {
    auto read = read_sample(result.kept_frame, {});
    REQUIRE_MESSAGE(read, (read ? "" : read.error().text));
    REQUIRE(read->frames.size() == 1);
    return {read->frames[0].bytes.begin(), read->frames[0].bytes.end()};
}

}  // namespace

TEST_CASE("a driver that keeps every rule passes every check but those it has no part in") {
    for (const CheckResult& result : results_of(request_for("good"))) {
        const bool is_for_hardware = result.name.starts_with("start_");
        CHECK_MESSAGE(result.finding.verdict == (is_for_hardware ? Verdict::skip : Verdict::pass),
                      result.name << ": " << result.finding.text);
    }
}

TEST_CASE("a driver with hardware of its own that keeps every rule passes those checks too") {
    for (const CheckResult& result : results_of(request_for("good_own_io"))) {
        CHECK_MESSAGE(result.finding.verdict == Verdict::pass,
                      result.name << ": " << result.finding.text);
    }
}

TEST_CASE("a driver that crashes on a short frame is found, with the signal and the frame") {
    const CheckResult result = result_of("crashes_on_short_frame", "frame_bounds");

    CHECK(result.finding.verdict == Verdict::fail);
    CHECK(says(result.finding.text, "decode() of frame 13 (empty) died of SIGSEGV"));
    CHECK(kept_frame(result).empty());
}

TEST_CASE("a driver that reads behind its frame is stopped at the byte, and the frame is kept") {
    const CheckResult result = result_of("reads_past_frame", "frame_bounds");

    CHECK(result.finding.verdict == Verdict::fail);
    CHECK(says(result.finding.text, "it touched byte 12, behind the frame's last"));
    CHECK(kept_frame(result) == "P,27.9,121.2");
}

TEST_CASE("a driver that reads before its frame is stopped there") {
    check_fails(
        "reads_before_frame", "frame_bounds", "it touched 1 bytes before the frame's first");
}

TEST_CASE("a driver that writes into its frame is stopped at the byte") {
    check_fails("writes_into_frame", "frame_bounds", "it wrote to byte 1 of the frame");
}

TEST_CASE("a driver that ends the program ends only its check") {
    check_fails("exits", "frame_bounds", "(empty) ended the program with exit code 3");
}

TEST_CASE("a driver that never comes back is given up, and the frame it is at is named") {
    CheckRequest request = request_for("spins");
    request.only = {"frame_bounds"};
    request.limits.patience = seconds(3);

    const CheckResult result = results_of(request).back();

    CHECK(result.finding.verdict == Verdict::fail);
    CHECK(says(result.finding.text, "its first 5 bytes) did not come back within 3 s"));
    CHECK(kept_frame(result) == "P,27.");
}

TEST_CASE("a driver that takes 60 ms of the processor for a frame is told which") {
    check_fails("is_slow", "speed", "1024 bytes)");
}

TEST_CASE("a driver that loses memory with every frame is found") {
    check_fails("leaks_each_frame", "memory", "larger each time they come");
}

TEST_CASE(
    "a driver that keeps every frame until its end is found: nothing may grow without bound") {
    check_fails("keeps_each_frame", "memory", "larger each time they come");
}

TEST_CASE("a driver that is not freed when it is destroyed is found") {
    check_fails("leaks_each_create", "create", "bytes behind each time");
}

TEST_CASE("a driver that leaves a file open when it is destroyed is told which") {
    check_fails("keeps_file_open", "create", "/status)");
}

TEST_CASE("a driver that opens a file in decode() is found although it closes it again") {
    check_fails("opens_file", "pure", "it called openat()");
}

TEST_CASE("a driver that prints in decode() is found") {
    check_fails("prints", "pure", "it called write()");
}

TEST_CASE("a driver that starts a thread in decode() is found although it waits for its end") {
    check_fails("starts_thread", "pure", "it started a thread");
}

TEST_CASE("a driver whose thread stays behind is told which") {
    check_fails("leaves_thread", "pure", "decode() left open: thread");
}

TEST_CASE("two instances of a driver that share a variable are found out") {
    check_fails("shares_state", "instances", R"("frame 2 ended as ok", then)");
}

TEST_CASE("a driver that looks at the clock answers otherwise a second later") {
    check_fails("asks_the_clock", "repeats", "gave another answer a second later");
}

TEST_CASE("a driver that ends a frame twice is told which") {
    check_fails("accounts_twice", "accounts", "frame 1 got a second outcome");
}

TEST_CASE("a driver that leaves a frame without an outcome is told which") {
    check_fails("never_accounts", "accounts", "frame 5 has no outcome after flush()");
}

TEST_CASE("a driver that lets more frames wait than the host remembers is found") {
    CheckRequest request = request_for("waits_too_long");
    request.only = {"accounts"};
    request.input = (keep.path / "long.log").string();
    std::filesystem::create_directories(keep.path);
    {
        std::ofstream log{request.input};
        for (int i = 0; i < 5'000; ++i) {
            log << "P,0,0\n";
        }
    }

    const Finding finding = results_of(request).back().finding;

    CHECK(finding.verdict == Verdict::fail);
    CHECK(says(finding.text, "at frame 4097 more than 4096 frames wait for their outcome"));
}

TEST_CASE("a driver that names an outcome that it does not have is told so") {
    check_fails("outcome_out_of_range", "accounts", "frame 5 got outcome 2, there are 2");
}

TEST_CASE("a driver whose observations cannot be is shown the first of them") {
    check_fails("emits_impossible", "observations", R"("lat_deg":91,"lon_deg":181)");
}

TEST_CASE("a driver that emits what its descriptor does not name is told so") {
    check_fails("emits_undeclared", "observations", "of a kind that `kinds` does not name");
}

TEST_CASE("a library that shows more than its entry is told which names") {
    check_fails("exports_more", "exports", "1 names besides seaeye_driver: parse");
}

TEST_CASE("a descriptor is held to what it says, every fault at once") {
    const Finding finding = result_of("other_name", "descriptor").finding;
    CHECK(finding.verdict == Verdict::fail);
    CHECK(says(finding.text, "`name` is \"someone else\", its file other_name.so"));
    CHECK(says(finding.text, "`kinds` names \"submarines\""));
}

TEST_CASE("a schema that is no JSON, or none of draft-07, is told so") {
    check_fails("schema_is_no_json", "schema", "`config_schema` is no JSON");
    check_fails("schema_is_no_schema", "schema", "`config_schema` is no JSON Schema: ");
}

TEST_CASE("a driver that takes what its schema refuses is told so") {
    check_fails("takes_unknown_keys", "schema", R"(create() takes {"no_such_key":1})");
}

TEST_CASE("a driver that refuses must say why, in the room it is given, to its end") {
    check_fails("refuses_without_reason", "schema", "it gave no reason");
    check_fails("sentence_without_end", "schema", "its sentence is not terminated");
    check_fails("sentence_too_long", "schema", "it wrote behind the 16 bytes of its sentence");
}

TEST_CASE("a driver that publishes after its stop is found") {
    check_fails("publishes_after_stop", "start_stop", "times after stop()");
}

TEST_CASE("a driver that does not stop within its time is found") {
    check_fails("stops_late", "start_stop", "its deadline was 2 s");
}

TEST_CASE("a driver that leaves a socket open after its stop is told which") {
    check_fails("stop_leaves_socket", "start_stop", "stop() leaves open: descriptor");
}

TEST_CASE("a driver that starts once and never again is found") {
    check_fails("starts_once", "start_stop", "a second start() failed: already started");
}

TEST_CASE("a driver whose start fails without a word, or whose health is none, is found") {
    check_fails("fails_without_reason", "start_error", "start() failed and gave no reason");
    check_fails("health_is_no_state", "start_error", "health() says 17, expected 0, 1 or 2");
}

TEST_CASE("a driver that does not load is skipped by every other check") {
    CheckRequest request = request_for("good");
    request.path = SEAEYE_SOURCE_DIR "/LICENSE";

    const std::vector<CheckResult> results = results_of(request);

    CHECK(results.size() == check_names().size());
    CHECK(results[0].finding.verdict == Verdict::fail);
    CHECK(says(results[0].finding.text, "invalid ELF header"));
    CHECK(std::ranges::all_of(results.begin() + 1, results.end(), [](const CheckResult& result) {
        return result.finding.verdict == Verdict::skip;
    }));
}

TEST_CASE("a configuration that the driver does not take fails one check and skips the others") {
    CheckRequest request = request_for("good");
    request.config_json = R"({"port":5000})";
    request.only = {"create", "accounts"};

    const std::vector<CheckResult> results = results_of(request);

    CHECK(results[1].finding.verdict == Verdict::fail);
    CHECK(says(results[1].finding.text, R"(create() refuses {"port":5000}: expected no keys)"));
    CHECK(results[2].finding.verdict == Verdict::skip);
}

TEST_CASE("a child that eats memory is ended before the machine has none left") {
    SharedSlate slate;
    const ChildEnd end = run_in_child(slate,
                                      {.patience = seconds(20), .memory_bytes = 64U << 20U},
                                      [](Slate& child_slate, std::string&) {
                                          std::vector<std::vector<char>> hoard;
                                          for (;;) {
                                              child_slate.step("hoarding");
                                              hoard.emplace_back(1U << 20U, 'x');
                                              usleep(1000);
                                          }
                                          return passed("");
                                      });

    CHECK_FALSE(end.is_whole);
    CHECK(end.finding.text == "hoarding took more than 64 MiB of memory");
}

TEST_CASE("an exception that leaves a driver is a finding, not the end of the checker") {
    SharedSlate slate;
    const ChildEnd end = run_in_child(slate, {}, [](Slate& child_slate, std::string&) -> Finding {
        child_slate.step("flush()");
        throw std::runtime_error{"out of the blue"};
    });

    CHECK(end.finding.verdict == Verdict::fail);
    CHECK(end.finding.text == "an exception came out of flush(): out of the blue");
}

TEST_CASE("a kept frame is tried again as the same peer's") {
    const std::vector<std::uint8_t> bytes{'T'};
    const Time when = time_from_micros(1'740'801'600'000'000);
    const auto kept =
        keep_last_frame(keep.path.string(),
                        {.source = "peers", .received = when, .stream = 5, .bytes = bytes},
                        when);
    REQUIRE(kept);

    const auto sample = read_sample(*kept, {});

    REQUIRE(sample);
    REQUIRE(sample->frames.size() == 1);
    CHECK(sample->frames[0].stream == 5);
    CHECK(sample->frames[0].received_us == to_micros(when));
    CHECK(sample->frames[0].bytes == bytes);
}
