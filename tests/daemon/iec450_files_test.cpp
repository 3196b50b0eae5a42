// Real datagrams of IEC 61162-450, good and bad, through the decoder that a source of AIS has.
#include <doctest/doctest.h>

#include "daemon/replay/frames.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;

namespace {

/// How the lines of a file ended.
class Books final : public AisSink {
public:
    void message(const ais::Message&, const Reception&) override {}

    void account(std::uint64_t, Outcome outcome) override {
        ++outcomes[static_cast<std::size_t>(outcome)];
    }

    void count(std::uint32_t counter) override { ++counters[counter]; }

    [[nodiscard]] std::uint64_t of(Outcome outcome) const {
        return outcomes[static_cast<std::size_t>(outcome)];
    }

    std::array<std::uint64_t, outcome_names.size()> outcomes{};
    std::array<std::uint64_t, ais_counter_names.size()> counters{};
};

struct Expected {
    const char* file;
    std::uint64_t lines;
    Outcome outcome;
    std::uint64_t binary = 0;
    std::uint64_t tag_faults = 0;
};

constexpr std::array expected{
    Expected{"iec-61162-450-binary-type1.pcap", 0, Outcome::ok, 2},
    Expected{"iec-61162-450-binary-type2.pcap", 0, Outcome::ok, 1},
    Expected{"iec-61162-450-nmea-multisentence.pcap", 8, Outcome::not_ais},
    Expected{"iec-61162-450-nmea-multitag.pcap", 1, Outcome::not_ais},
    Expected{"iec-61162-450-nmea-sentence-too-long.pcap", 1, Outcome::not_ais},
    Expected{"iec-61162-450-nmea-tag-too-long.pcap", 1, Outcome::not_ais},
    Expected{"iec-61162-450-nmea-wrong-tag-chcksm.pcap", 1, Outcome::not_ais, 0, 1},
    Expected{"iec-61162-450-nmea.pcap", 1, Outcome::not_ais},
    Expected{"nmea-0183-sentence-too-long.pcap", 1, Outcome::not_ais},
    Expected{"nmea-0183-wrong-chcksm.pcap", 1, Outcome::bad_checksum},
    Expected{"nmea-0183.pcap", 1, Outcome::not_ais},
};

}  // namespace

TEST_CASE("each datagram of a ship's network ends as it should, the over-long and damaged too") {
    for (const Expected& each : expected) {
        CAPTURE(std::string{each.file});
        const std::string path = test::data_path(std::string{"radar/iec61162-450/"} + each.file);
        if (path.empty()) {
            MESSAGE("no test data, not tried: " << std::string{each.file});
            continue;
        }
        const auto frames = open_frames({.path = path, .query = {}, .choice = {}}, {});
        REQUIRE(frames);
        AisStream stream;
        Books books;
        std::uint64_t lines = 0;
        while (*(*frames)->read_some([&](const ReplayFrame& frame) {
            const auto* text = reinterpret_cast<const char*>(frame.bytes.data());
            stream.feed({++lines, to_micros(*frame.received), {text, frame.bytes.size()}}, books);
        })) {
        }

        CHECK(lines == each.lines);
        CHECK((each.lines == 0 || books.of(each.outcome) == each.lines));
        CHECK(books.counters[ais_counter::tag_bad_checksum] == each.tag_faults);
        for (const Counter& counter : (*frames)->counters()) {
            if (counter.name == "iec450_binary") {
                CHECK(counter.value == each.binary);
            }
            if (counter.name == "iec450_lines_lost") {
                CHECK(counter.value == 0);
            }
        }
    }
}
