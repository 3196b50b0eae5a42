#include "daemon/replay/frames.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>
#include <zstd.h>

#include <doctest/doctest.h>
#include <zlib.h>

#include "tests/support/capture_builder.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// A file that is gone when the test is over.
class Shelf {
public:
    explicit Shelf(const Wire& content)
        : path_{std::filesystem::temp_directory_path() /
                ("sea-eye-frames-" + std::to_string(getpid()))} {
        std::ofstream file{path_, std::ios::binary};
        file.write(reinterpret_cast<const char*>(content.data()),
                   static_cast<std::streamsize>(content.size()));
    }

    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    ~Shelf() { std::filesystem::remove(path_); }

    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

struct Read {
    std::vector<std::string> frames;
    std::vector<std::string> times;
    std::vector<Counter> counters;
    std::string note;
    std::string fault;

    [[nodiscard]] std::uint64_t count(std::string_view name) const {
        const auto at = std::ranges::find(counters, name, &Counter::name);
        return at == counters.end() ? 0 : at->value;
    }
};

Read read(const FileInput& input, FrameRule rule = {}) {
    Read out;
    const auto frames = open_frames(input, rule);
    if (!frames) {
        out.fault = frames.error().text;
        return out;
    }
    const auto on_frame = [&out](const ReplayFrame& frame) {
        out.frames.emplace_back(frame.bytes.begin(), frame.bytes.end());
        out.times.push_back(frame.received ? to_rfc3339(*frame.received) : "none");
    };
    for (bool is_more = true; is_more;) {
        const auto more = (*frames)->read_some(on_frame);
        out.fault = more ? "" : more.error().text;
        is_more = more && *more;
    }
    out.counters = (*frames)->counters();
    out.note = (*frames)->note();
    return out;
}

Read read(const Wire& content, FrameRule rule = {}) {
    const Shelf shelf{content};
    return read(FileInput{.path = shelf.path(), .query = {}, .choice = {}}, rule);
}

Wire gzipped(const Wire& content) {
    Wire out(compressBound(static_cast<uLong>(content.size())) + 64);
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = const_cast<Bytef*>(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Wire zstandard(const Wire& content) {
    Wire out(ZSTD_compressBound(content.size()));
    out.resize(ZSTD_compress(out.data(), out.size(), content.data(), content.size(), 3));
    return out;
}

const std::vector<std::string> two_lines{"one", "two"};

}  // namespace

TEST_CASE("a log reads the same plain, as .gz, as two .gz members and as .zst") {
    CHECK(read(wire("one\r\ntwo\n")).frames == two_lines);
    CHECK(read(gzipped(wire("one\ntwo\n"))).frames == two_lines);
    CHECK(read(gzipped(wire("one\n")) + gzipped(wire("two\n"))).frames == two_lines);
    CHECK(read(zstandard(wire("one\ntwo\n"))).frames == two_lines);
    CHECK(read(zstandard(wire("one\n")) + zstandard(wire("two\n"))).frames == two_lines);
    CHECK(read(Wire{}).frames.empty());
}

TEST_CASE("a .gz and a .zst that end early say so after giving what they hold") {
    Wire gz = gzipped(wire(std::string(100'000, 'x') + "\none"));
    gz.resize(gz.size() - 4);
    Wire zst = zstandard(wire(std::string(100'000, 'x') + "\none"));
    zst.resize(zst.size() - 4);

    CHECK(read(gz).fault.find("ends in the middle of its compressed data") != std::string::npos);
    CHECK(read(zst).fault.find("ends in the middle of its compressed data") != std::string::npos);
}

TEST_CASE("a capture gives lines to a driver of lines and whole datagrams to one of datagrams") {
    const Wire file = pcap({ethernet(ipv4(17, udp(60'001, "one\r\ntwo")))});

    const Read lines = read(file);
    const Read datagrams = read(file, {.framing = Framing::datagram});
    const Read blocks = read(gzipped(file), {.framing = Framing::block});

    CHECK(lines.frames == two_lines);
    CHECK(lines.times == std::vector<std::string>(2, "2023-11-14T22:13:20.250000Z"));
    CHECK(lines.count("packets_udp") == 1);
    CHECK(datagrams.frames == std::vector<std::string>{"one\r\ntwo"});
    CHECK(blocks.frames == datagrams.frames);
}

TEST_CASE("sentences in a captured TCP stream are put together across its segments") {
    const auto packet = [](const Segment& segment) {
        return ethernet(ipv4(6, tcp(segment)));
    };
    const Read heard = read(pcap({packet({.sequence = 1, .payload = "on"}),
                                  packet({.sequence = 6, .payload = "wo"}),
                                  packet({.sequence = 3, .payload = "e\nt"})}));

    CHECK(heard.frames == two_lines);
}

TEST_CASE("a torn capture is told, a damaged one is a fault, and both give what came before") {
    const Wire whole = pcap({ethernet(ipv4(17, udp(1, "one"))), ethernet(ipv4(17, udp(1, "two")))});
    Wire torn = whole;
    torn.resize(torn.size() - 1);
    Wire damaged = whole;
    damaged[24 + 16 + 45 + 11] = 0xff;

    CHECK(read(torn).frames == std::vector<std::string>{"one"});
    CHECK(read(torn).note.find("the last packet was cut off") != std::string::npos);
    CHECK(read(damaged).frames == std::vector<std::string>{"one"});
    CHECK(read(damaged).fault.find("a record says a length that cannot be") != std::string::npos);
}

TEST_CASE("a file of ASTERIX arrives block by block; what cannot be a block is skipped, counted") {
    const Wire block_1{48, 0, 5, 1, 2};
    const Wire block_2{34, 0, 4, 9};
    const FrameRule rule{.framing = Framing::block, .cap = 65'535};

    const Read whole = read(block_1 + block_2, rule);
    const Read spoilt = read(block_1 + Wire{7, 0, 0} + block_2, rule);
    const Read cut = read(block_1 + Wire{48, 0, 9, 1}, rule);

    CHECK(whole.frames.size() == 2);
    CHECK(spoilt.frames.at(0).size() == 5);
    CHECK(spoilt.count("bytes_skipped") > 0);
    CHECK(cut.frames.at(1).size() == 4);
}

TEST_CASE("a block longer than the driver takes is cut and its rest is a frame of its own") {
    const Read heard = read(Wire{48, 0, 7, 1, 2, 3, 4}, {.framing = Framing::block, .cap = 4});

    CHECK(heard.frames.size() == 2);
    CHECK(heard.frames.at(1).size() == 3);
}

TEST_CASE("a driver of datagrams refuses a log that has none") {
    CHECK(read(wire("one\n"), {.framing = Framing::datagram}).fault.find("expected a capture") !=
          std::string::npos);
}

TEST_CASE("a file may be asked for one of the feeds in it") {
    CHECK(parse_file_input("day.pcap?port=8600&group=239.255.48.1")->choice.port == 8600);
    CHECK(parse_file_input("day.pcap?port=8600")->path == "day.pcap");
    CHECK(parse_file_input("what?.nmea")->path == "what?.nmea");
    CHECK(parse_file_input("day.pcap?port=70000").error().text.find("1 to 65535") !=
          std::string::npos);
    CHECK(!parse_file_input("day.pcap?port=1&port=2"));
    CHECK(!parse_file_input("day.pcap?port=1&speed=2"));
}

TEST_CASE("a raw ASTERIX file of a real radar is cut into the blocks its lengths say") {
    const std::string path = data_path("radar/asterix/croatia/cat062cat065.raw");
    if (path.empty()) {
        MESSAGE("no test data, not tried");
        return;
    }

    const Read heard = read({.path = path, .query = {}, .choice = {}}, {.framing = Framing::block});

    CHECK(heard.frames.size() == 2);  // CAT 062 of 183 bytes, CAT 065 of 12: counted by hand
    CHECK(heard.count("bytes_skipped") == 0);
}
