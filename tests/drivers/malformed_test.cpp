// The literal cases of ais/malformed.txt, with what each must give. The cases stand on their own in
// ais_stream_test and assembler_test; this keeps us true to the file.
#include <fstream>
#include <set>

#include <doctest/doctest.h>

#include "daemon/links/line_framer.hpp"
#include "tests/drivers/stream_probe.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using Messages = std::vector<std::string>;

const Messages ship{"1/371798000"};
const Messages enterprise{"5/371255000"};
const Messages both{"5/371255000", "5/211682430"};
const Messages nothing;

/// The cases that do not simply give `ship`.
const std::map<std::string, Messages> expected{
    {"bad checksum", nothing},
    {"lower-case checksum hex", {"1/477553000"}},
    {"missing checksum", nothing},
    {"tag block without closing backslash", nothing},
    {"two-part with g: on both lines", enterprise},
    {"two-part, tag block (with g) only on first line", enterprise},
    {"two-part, tag block with c only on first line (Kystverket)", enterprise},
    {"two-part plain", enterprise},
    {"two-part out of order", enterprise},
    {"two-part interleaved, same channel, different seq", both},
    {"two-part interleaved, same seq, different channel", both},
    {"two-part interleaved, same seq+channel, different talker", both},
    {"single-sentence message between the parts, same channel", {"1/371798000", "5/371255000"}},
    {"GNSS sentence between the parts", enterprise},
    {"lost 2nd part, then new message re-using seq, complete", {"5/211682430"}},
    {"STALE MIX: part 1 of A, then part 2 of B (B part 1 lost), same seq+channel, 60 lines later",
     Messages(60, "1/371798000")},
    {"orphan part 2", nothing},
    {"duplicate part 1", enterprise},
    {"empty second payload (pyais #157)", {"8/2655619"}},
    {"total=0 (pyais #177)", nothing},
    {"number>total", nothing},
    {"extra comma field before payload (GoFree)", {"1/244730036"}},
    {"illegal payload char (X)", nothing},
    {"two sentences glued on a line", {"1/371798000", "1/477553000"}},
    {"truncated sentence", nothing},
    {"type 1, 204 bits (oversized, libais #81)", {"1/209355000"}},
    {"type 1, 163 bits", {"1/244740981"}},
    {"type 1, 60 bits (truncated)", nothing},
    {"type 24A fill 0 => 162 bits (aismessages #38)", {"24/257057800"}},
    {"type 24A 158/160 bits w fill 0 (libais #177)", {"24/503032690"}},
    {"type 24A 168 (libais #76)", nothing},
    {"type 5 with 422 bits (fill 4? short)", enterprise},
    {"type 5 426 bits (fill 0)", enterprise},
    {"type 27 168 bits (6-field padded)", {"27/206914217"}},
    {"type 27 96 bits", {"27/236091959"}},
    {"type 28", nothing},
    {"type 0", nothing},
    {"fillbits 6", nothing},
    {"CR only line ends", {"1/371798000", "1/477553000"}},
    {"200-char payload single", nothing},
    {"82-char overflow (pyais #28)", nothing},
};

struct Case {
    std::string name;
    std::string bytes;  // as a link would bring them
};

std::vector<Case> read_cases(const std::string& path) {
    std::ifstream file{path};
    std::vector<Case> cases;
    bool is_input = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("# CASE: ")) {
            cases.push_back({line.substr(8), {}});
            is_input = true;
        } else if (line.empty()) {
            is_input = false;
        } else if (is_input && !line.starts_with("#")) {
            for (std::size_t at = 0; (at = line.find("\\r", at)) != std::string::npos;) {
                line.replace(at, 2, "\r");
            }
            cases.back().bytes += line + "\n";
        }
    }
    return cases;
}

}  // namespace

TEST_CASE("every case of the malformed file is answered as it asks") {
    const std::string path = data_path("ais/malformed.txt");
    if (path.empty()) {
        MESSAGE("shared data absent: ais/malformed.txt is not compared");
        return;
    }
    const std::vector<Case> cases = read_cases(path);
    CHECK(cases.size() == 61);
    std::set<std::string> met;
    for (const Case& each : cases) {
        StreamProbe probe;
        LineFramer framer;
        const auto on_line = [&](std::span<const std::uint8_t> line) {
            probe.feed({reinterpret_cast<const char*>(line.data()), line.size()});
        };
        framer.feed({reinterpret_cast<const std::uint8_t*>(each.bytes.data()), each.bytes.size()},
                    on_line);
        framer.finish(on_line);
        probe.flush();

        const auto given = expected.find(each.name);
        CHECK_MESSAGE(probe.messages == (given != expected.end() ? given->second : ship),
                      each.name);
        CHECK_MESSAGE(probe.is_settled(), each.name);
        met.insert(each.name);
    }
    for (const auto& [name, messages] : expected) {
        CHECK_MESSAGE(met.contains(name), "no such case any more: " << name);
    }
}
