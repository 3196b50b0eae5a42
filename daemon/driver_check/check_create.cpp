// Whether an instance can be had, and whether all of it goes away again.
#include <algorithm>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/process_look.hpp"

namespace seaeye::conformance {

Finding check_create(const Bench& bench) {
    constexpr int cycles = 50;
    constexpr std::size_t most_frames = 20;
    constexpr std::int64_t least_leak = 8LL * cycles;  // bytes; less is no allocation at all
    std::vector<KeptFrame> frames = bench.ordinary_frames();
    frames.resize(std::min(frames.size(), most_frames));
    const auto cycle = [&] {
        const auto trial = bench.trial();
        run_through(*trial, frames);
    };
    try {
        cycle();
    } catch (const NoInstance& refusal) {
        return failed(refusal.what(), "give the keys it needs: --config '{\"key\": ...}'");
    }
    const Holdings before = holdings();

    const std::vector<std::int64_t> growth = growth_by_round(
        [&] {
            for (int i = 0; i < cycles; ++i) {
                cycle();
            }
        },
        allocated_bytes);

    if (const std::string left = left_over(before, holdings()); !left.empty()) {
        return failed("destroy() leaves open: " + left,
                      "destroy() closes all that create() opened");
    }
    const std::int64_t least = std::ranges::min(growth);
    if (least >= least_leak) {
        return failed(
            fmt::format("create() and destroy() leave {} bytes behind each time", least / cycles),
            "destroy() frees all that create() and decode() allocated");
    }
    return passed("made and destroyed 350 times, nothing is left of it");
}

}  // namespace seaeye::conformance
