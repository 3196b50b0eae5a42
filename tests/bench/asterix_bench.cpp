// Bytes to observations through the loaded driver, and to JSON, on one core:
//
//   bench_asterix DRIVER.so [RAW-FILE [62=EDITION]]      RAW-FILE: blocks one after another
//
// Without a file: a turn of 256 CAT048 targets, half of them plots, half tracks. CPU seconds;
// compare on one machine in one session. tests/bench/asterix runs it on each category's real data.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>

#include "drivers/decode/asterix/cutter.hpp"
#include "drivers/decode/asterix/profiles.hpp"
#include "drivers/decode/asterix/text.hpp"
#include "drivers/host.hpp"
#include "tests/drivers/asterix_bytes.hpp"

namespace {

using namespace seaeye;
using namespace seaeye::test;

class Count final : public DecodedSink {
public:
    void observation(Observation&&) override { ++observations; }

    void account(std::uint64_t, std::uint32_t) override {}

    void count(std::uint32_t) override {}

    std::uint64_t observations = 0;
};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<Octets> a_turn() {
    std::vector<Octets> frames;
    for (int sector = 0; sector < 16; ++sector) {
        Octets records;
        for (int i = 0; i < 16; ++i) {
            const Target048 target{.second = 14'400.0 + 0.2 * sector,
                                   .range_nm = 1.0 + i,
                                   .bearing_deg = 22.5 * sector + i};
            put(records,
                record_of(i % 2 == 0 ? plot_048(target)
                                     : track_048(target, 16 * sector + i, {0x20})));
        }
        frames.push_back(block_of(48, {records}));
    }
    return frames;
}

std::vector<Octets> frames_of(const char* path) {
    std::ifstream file{path, std::ios::binary};
    const Octets octets{std::istreambuf_iterator<char>{file}, {}};
    std::vector<Octets> frames;
    std::span<const std::uint8_t> rest{octets};
    for (auto before = rest; asterix::take_block(rest); before = rest) {
        frames.emplace_back(before.begin(), rest.begin());
    }
    return frames;
}

class Printer {
public:
    explicit Printer(std::string_view edition_062) {
        for (const unsigned category : {2U, 10U, 34U, 48U, 62U}) {
            const auto* const profile = asterix::find_profile(static_cast<std::uint8_t>(category),
                                                              category == 62 ? edition_062 : "");
            if (profile != nullptr) {
                cutters_.emplace(category, Reading{profile, asterix::Cutter{profile->items}});
            }
        }
    }

    std::uint64_t print_all(const std::vector<Octets>& frames) {
        std::uint64_t records = 0;
        for (const Octets& frame : frames) {
            std::span<const std::uint8_t> rest{frame};
            while (const auto block = asterix::take_block(rest)) {
                records += print(*block);
            }
            text_.clear();
        }
        return records;
    }

private:
    struct Reading {
        const asterix::Profile* profile;
        asterix::Cutter cutter;
    };

    std::uint64_t print(const asterix::Block& block) {
        const auto at = cutters_.find(block.category);
        std::uint64_t records = 0;
        auto left = block.records;
        while (at != cutters_.end() && !left.empty() &&
               at->second.cutter.cut(left, record_) == asterix::Fault::none) {
            append_json(text_, *at->second.profile, record_);
            ++records;
            left = left.subspan(record_.size());
        }
        return records;
    }

    std::map<unsigned, Reading> cutters_;
    asterix::Record record_;
    std::string text_;
};

/// The median of five rounds of at least `least_s` CPU seconds.
template <class Round>
double median_rate(Round&& round) {
    constexpr double least_s = 0.5;
    std::array<double, 5> rates{};
    for (double& rate : rates) {
        const double start = cpu_seconds();
        std::uint64_t records = 0;
        while (cpu_seconds() - start < least_s) {
            for (int k = 0; k < 1000; ++k) {  // a look at the clock costs as much as ten records
                records += round();
            }
        }
        rate = static_cast<double>(records) / (cpu_seconds() - start);
    }
    std::ranges::sort(rates);
    return rates[rates.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::puts("bench_asterix DRIVER.so [RAW-FILE [62=EDITION]]");
        return 2;
    }
    const auto driver = Driver::load(argv[1]);
    if (!driver) {
        std::puts(driver.error().text.c_str());
        return 1;
    }
    const std::string edition = argc > 3 ? std::string{argv[3]}.substr(3) : "";
    auto decoder = driver->decoder(
        SourceId{1}, edition.empty() ? "{}" : R"({"edition":{"62":")" + edition + R"("}})", {});
    if (!decoder) {
        std::puts(decoder.error().text.c_str());
        return 1;
    }
    const auto frames = argc > 2 ? frames_of(argv[2]) : a_turn();
    Count sink;
    std::uint64_t number = 0;
    Printer printer{edition};
    const std::uint64_t records = printer.print_all(frames);
    const double observed = median_rate([&] {
        for (const Octets& frame : frames) {
            decoder->decode({.number = ++number,
                             .received = time_from_micros(at_day_second(14'403.0)),
                             .bytes = frame},
                            sink);
        }
        return records;
    });
    const double printed = median_rate([&] { return printer.print_all(frames); });
    std::printf(
        "%llu records in %zu frames: %.2f M records/s to observations (%llu given), "
        "%.2f M records/s to JSON\n",
        static_cast<unsigned long long>(records),
        frames.size(),
        observed / 1e6,
        static_cast<unsigned long long>(sink.observations),
        printed / 1e6);
    return 0;
}
