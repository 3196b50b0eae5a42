#include "daemon/journal.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

using namespace seaeye;

namespace {

const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12});

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A directory that goes with the test.
class Folder {
public:
    Folder()
        : path_{std::filesystem::temp_directory_path() /
                ("sea-eye-journal-" + std::to_string(getpid()))} {
        std::filesystem::remove_all(path_);
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::string path(const std::string& name = "") const {
        return name.empty() ? path_.string() : (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

/// A journal of two sources with three frames and a heartbeat. Gives its path.
std::string write_watch(const Folder& folder) {
    auto journal = Journal::open(folder.path(), {"harbour-ais", "RADAR1"}, noon);
    REQUIRE(journal.has_value());
    journal->frame(
        {.received = noon + seconds(0.25), .stream = 127, .bytes = bytes_of("!AIVDM,1")});
    journal->frame({.source = SourceId{1},
                    .received = noon + seconds(0.5),
                    .stamp = Journal::Stamp::untold,
                    .bytes = bytes_of(std::string_view{"\x30\x00\x07", 3})});
    journal->heartbeat(noon + seconds(1));
    journal->frame({.received = noon + seconds(1.5), .bytes = bytes_of("!AIVDM,2")});
    return journal->path();
}

/// One line a record.
std::vector<std::string> lines_of(JournalReader& reader) {
    std::vector<std::string> lines;
    while (true) {
        const auto record = reader.next();
        REQUIRE(record.has_value());
        if (!record->has_value()) {
            return lines;
        }
        const JournalRecord& r = **record;
        lines.push_back(to_rfc3339(r.received) + " " +
                        (r.is_heartbeat ? std::string{"heartbeat"} : std::string{r.source}) + " " +
                        (r.is_stamp_told ? "" : "(untold) ") +
                        (r.stream == 0 ? "" : "(peer " + std::to_string(r.stream) + ") ") +
                        std::string(r.bytes.begin(), r.bytes.end()));
    }
}

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("what was received comes back in order, with its source and its time") {
    const Folder folder;
    const std::string path = write_watch(folder);

    auto reader = JournalReader::open(path);

    REQUIRE(reader.has_value());
    CHECK(path == folder.path("20250301T120000Z.journal"));
    const auto lines = lines_of(*reader);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].find(" harbour-ais (peer 127) !AIVDM,1") != std::string::npos);
    CHECK(lines[1].find(" RADAR1 (untold) ") != std::string::npos);
    CHECK(lines[1].substr(lines[1].size() - 3) == std::string_view{"\x30\x00\x07", 3});
    CHECK(lines[2] == "2025-03-01T12:00:01Z heartbeat ");
    CHECK(reader->torn_bytes() == 0);
    CHECK(reader->damaged() == 0);
}

TEST_CASE("a packed journal reads as the plain one does") {
    const Folder folder;
    const std::string path = write_watch(folder);
    const std::string plain = content_of(path);
    gzFile packed = gzopen((path + ".gz").c_str(), "wb");
    gzwrite(packed, plain.data(), static_cast<unsigned>(plain.size()));
    gzclose(packed);

    auto one = JournalReader::open(path);
    auto other = JournalReader::open(path + ".gz");

    REQUIRE(one.has_value());
    REQUIRE(other.has_value());
    CHECK(lines_of(*one) == lines_of(*other));
}

TEST_CASE("a journal cut anywhere gives its whole records and tells how many bytes were torn") {
    const Folder folder;
    const std::string path = write_watch(folder);
    const std::string whole = content_of(path);
    const std::string cut = folder.path("cut.journal");

    for (std::size_t size = 16; size < whole.size(); ++size) {
        std::ofstream{cut, std::ios::binary} << whole.substr(0, size);
        auto reader = JournalReader::open(cut);
        REQUIRE(reader.has_value());
        const auto lines = lines_of(*reader);
        CHECK(lines.size() < 4);
        const std::uint64_t torn = reader->torn_bytes();
        std::ofstream{cut, std::ios::binary} << whole.substr(0, size - torn);
        auto again = JournalReader::open(cut);
        REQUIRE(again.has_value());
        CHECK(lines_of(*again) == lines);
        CHECK(again->torn_bytes() == 0);
    }
}

TEST_CASE("a record that was damaged on the disk is skipped and counted, the rest is read") {
    const Folder folder;
    const std::string path = write_watch(folder);
    std::string content = content_of(path);
    content[content.find("!AIVDM,1")] = '?';
    std::ofstream{path, std::ios::binary} << content;

    auto reader = JournalReader::open(path);

    REQUIRE(reader.has_value());
    CHECK(lines_of(*reader).size() == 3);
    CHECK(reader->damaged() == 1);
}

TEST_CASE("any damaged byte leaves a reader that ends, and never more records than were written") {
    const Folder folder;
    const std::string path = write_watch(folder);
    const std::string whole = content_of(path);

    for (std::size_t at = 16; at < whole.size(); ++at) {
        std::string content = whole;
        content[at] = static_cast<char>(content[at] ^ 0xff);
        std::ofstream{path, std::ios::binary} << content;
        auto reader = JournalReader::open(path);
        REQUIRE(reader.has_value());
        CHECK(lines_of(*reader).size() <= 4);
        CHECK(reader->damaged() + reader->torn_bytes() > 0);
    }
}

TEST_CASE("a new day begins a new file that stands alone") {
    const Folder folder;
    auto journal = Journal::open(folder.path(), {"harbour-ais"}, noon);
    REQUIRE(journal.has_value());

    journal->roll(noon + seconds(12 * 3600.0 - 1));
    journal->heartbeat(noon + seconds(12 * 3600.0 - 1));
    journal->roll(noon + seconds(12 * 3600.0));
    journal->heartbeat(noon + seconds(12 * 3600.0));
    journal->frame({.received = noon + seconds(12 * 3600.0 + 1), .bytes = bytes_of("!AIVDM")});
    journal->flush();

    CHECK(journal->path() == folder.path("20250302T000000Z.journal"));
    auto reader = JournalReader::open(journal->path());
    REQUIRE(reader.has_value());
    CHECK(lines_of(*reader) == std::vector<std::string>{"2025-03-02T00:00:00Z heartbeat ",
                                                        "2025-03-02T00:00:01Z harbour-ais !AIVDM"});
}

TEST_CASE("two starts in one second write two files") {
    const Folder folder;
    const auto one = Journal::open(folder.path(), {}, noon);
    const auto other = Journal::open(folder.path(), {}, noon);

    REQUIRE(one.has_value());
    REQUIRE(other.has_value());
    CHECK(one->path() != other->path());
}

TEST_CASE("a journal that can no longer be written loses records, counts them, and says so") {
    const Folder folder;
    auto journal = Journal::open(folder.path(), {"harbour-ais"}, noon);
    REQUIRE(journal.has_value());
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto old_action = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = old;
    small.rlim_cur = 1000;  // stands for a full disk: write() fails half way

    setrlimit(RLIMIT_FSIZE, &small);
    for (int i = 0; i < 50; ++i) {
        journal->frame({.received = noon, .bytes = bytes_of("!AIVDM,lost")});
    }
    journal->flush();
    const JournalCounts when_full = journal->counts();
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, old_action);
    journal->frame({.received = noon, .bytes = bytes_of("!AIVDM,kept")});
    journal->flush();

    CHECK(when_full.lost == 50);
    CHECK(when_full.problem == "cannot write " + journal->path() + ": File too large");
    CHECK(journal->counts().problem.empty());
    auto reader = JournalReader::open(journal->path());
    REQUIRE(reader.has_value());
    CHECK(lines_of(*reader) ==
          std::vector<std::string>{"2025-03-01T12:00:00Z harbour-ais !AIVDM,kept"});
    CHECK(reader->torn_bytes() == 0);
}

TEST_CASE("a directory that cannot be made is told") {
    const auto journal = Journal::open("/proc/sea-eye", {}, noon);

    REQUIRE_FALSE(journal.has_value());
    CHECK(journal.error().text.starts_with("cannot make the journal directory /proc/sea-eye: "));
}

TEST_CASE("another kind of file and a later version are refused by name") {
    const Folder folder;
    std::filesystem::create_directories(folder.path());
    const std::string path = folder.path("x.journal");
    std::ofstream{path} << "!AIVDM,1,1,,A,15M67F,0*00\r\n";
    CHECK(JournalReader::open(path).error().code == ErrorCode::not_ours);

    std::ofstream{path, std::ios::binary} << "SEAYJRNL" << std::string("\x02\0\0\0\0\0\0\0", 8);

    CHECK(JournalReader::open(path).error().text ==
          path + " is a journal of version 2, this program reads version 1");
}
