#include "daemon/driver_check/hostile_frames.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace seaeye;
using namespace seaeye::conformance;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

std::vector<Bytes> mutations_of(FrameRule rule, std::span<const SampleFrame> sample) {
    std::vector<Bytes> frames;
    HostileFrames{rule, sample}.mutated(2'000, [&](auto bytes, std::string_view) {
        frames.emplace_back(bytes.begin(), bytes.end());
        return true;
    });
    return frames;
}

}  // namespace

TEST_CASE("hostile frames are the same each time, and seldom one like another") {
    const std::vector<SampleFrame> sample{{.bytes = bytes_of("T,412345678,27.9,121.2")}};
    const auto frames = mutations_of({}, sample);
    CHECK(frames == mutations_of({}, sample));
    CHECK(std::set<Bytes>{frames.begin(), frames.end()}.size() > 1'500);
}

TEST_CASE("no hostile frame is one that a link could not bring") {
    const FrameRule lines{.framing = Framing::line, .cap = 80};
    const std::vector<SampleFrame> sample{{.bytes = Bytes(80, 'x')}};
    const HostileFrames hostile{lines, sample};
    std::size_t frames = 0;
    std::size_t longest = 0;
    const auto look = [&](std::span<const std::uint8_t> bytes, std::string_view) {
        ++frames;
        longest = std::max(longest, bytes.size());
        CHECK(std::ranges::none_of(bytes, [](auto b) { return b == '\n' || b == '\r'; }));
        return true;
    };
    hostile.plain(look);
    hostile.truncated(look);
    hostile.mutated(1'000, look);
    CHECK(frames > 1'300);
    CHECK(longest == 80);
}

TEST_CASE("a frame is cut at every length that it has") {
    const std::vector<SampleFrame> sample{{.bytes = bytes_of("abc")}, {.bytes = bytes_of("d")}};
    std::vector<std::string> frames;
    HostileFrames{{}, sample}.truncated([&](auto bytes, std::string_view) {
        frames.emplace_back(bytes.begin(), bytes.end());
        return true;
    });
    CHECK(frames == std::vector<std::string>{"", "a", "ab", ""});
}

TEST_CASE("who has had enough is given no more") {
    for (const auto which : {&HostileFrames::plain, &HostileFrames::truncated}) {
        const std::vector<SampleFrame> sample{{.bytes = bytes_of("abcdef")}};
        int frames = 0;
        (HostileFrames{{}, sample}.*which)([&](auto, std::string_view) { return ++frames < 3; });
        CHECK(frames == 3);
    }
}
