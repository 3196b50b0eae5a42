#include "daemon/links/line_framer.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Feeds `text` in pieces of `step` bytes.
std::vector<std::string> lines_of(std::string_view text, std::size_t step) {
    LineFramer framer;
    std::vector<std::string> lines;
    const auto on_line = [&](std::span<const std::uint8_t> line) {
        lines.emplace_back(line.begin(), line.end());
    };
    for (std::size_t at = 0; at < text.size(); at += step) {
        framer.feed(bytes_of(text.substr(at, step)), on_line);
    }
    framer.finish(on_line);
    return lines;
}

}  // namespace

TEST_CASE("LF, CR and CRLF all end a line, however the link cuts the bytes") {
    const std::vector<std::string> expected{"one", "two", "", "three", "four"};
    for (std::size_t step = 1; step < 12; ++step) {
        CHECK(lines_of("one\r\ntwo\n\nthree\rfour", step) == expected);
    }
}

TEST_CASE("a line without end is cut at the cap and no byte is lost") {
    const std::string endless(5000, 'x');
    for (const std::size_t step : {1UL, 1000UL, 1024UL, 5000UL}) {
        const auto lines = lines_of(endless, step);
        REQUIRE(lines.size() == 5);
        CHECK(lines[0].size() == LineFramer::usual_cap);
        CHECK(lines[4].size() == 5000 - 4 * LineFramer::usual_cap);
    }
}
