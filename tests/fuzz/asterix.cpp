// Fuzz target: datagrams of ASTERIX through the stream, by two editions of 062, and every record to
// JSON. Whatever is told must be finite; an edition that is not trusted tells nothing. The corpus
// has inputs of every category; the first octet is the category.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "drivers/asterix_observation.hpp"
#include "drivers/decode/asterix/asterix_stream.hpp"
#include "drivers/decode/asterix/text.hpp"
#include "tests/support/asterix_plain_cut.hpp"

namespace {

using namespace seaeye;
using namespace seaeye::asterix;

class Check final : public AsterixSink {
public:
    void report(const PlacedReport& placed) override {
        const seaeye_observation observation = observation_of(placed);
        const bool has_range = placed.said.polar.has_value();
        if (observation.struct_size != sizeof observation ||
            (has_range && !std::isfinite(placed.said.polar->range_m))) {
            std::abort();
        }
    }

    void count(Counter counter) override {
        if (static_cast<std::size_t>(counter) >= counter_names.size()) {
            std::abort();
        }
    }

    void suspicion(const Profile&, EditionGuard::State) override {}
};

/// True when there is a record; aborts when it is not what a plain cut gives.
bool cut(Cutter& cutter, const Profile& profile, Bytes rest, Record& record) {
    const Fault fault = cutter.cut(rest, record);
    if (!test::is_same(fault, record, test::plain_cut(profile.items, rest))) {
        std::abort();
    }
    return fault == Fault::none;
}

void print_all(std::span<const std::uint8_t> frame) {
    std::string text;
    while (const auto block = take_block(frame)) {
        for (const char* edition : {"", "0.17"}) {
            const Profile* const profile = find_profile(block->category, edition);
            if (profile == nullptr) {
                continue;
            }
            Cutter cutter{profile->items};
            Record record;
            auto rest = block->records;
            while (!rest.empty() && cut(cutter, *profile, rest, record)) {
                text.clear();
                append_json(text, *profile, record);
                rest = rest.subspan(record.size());
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::uint8_t> frame(data, data + size);  // its own memory
    for (const char* edition : {"1.19", "0.17"}) {
        AsterixSource source;
        for (const int category : {2, 10, 34, 48}) {
            source.profiles.push_back(find_profile(static_cast<std::uint8_t>(category)));
        }
        source.profiles.push_back(find_profile(62, edition));
        AsterixStream stream{source};
        Check check;
        for (int turn = 0; turn < 3; ++turn) {
            const Outcome outcome = stream.feed(frame, 1'740'801'600'000'000 + turn, check);
            if (static_cast<std::size_t>(outcome) >= outcome_names.size()) {
                std::abort();
            }
        }
        stream.flush(check);
    }
    print_all(frame);
    return 0;
}
