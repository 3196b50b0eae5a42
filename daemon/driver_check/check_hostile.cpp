// Frames that want harm. Each lies between two pages that cannot be touched, on one that cannot be
// written, at its end and at its beginning by turns.
#include <algorithm>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/crash_notes.hpp"
#include "daemon/driver_check/guarded_frame.hpp"
#include "daemon/driver_check/process_look.hpp"

namespace seaeye::conformance {
namespace {

/// Long enough for any decoder, short enough for a person who waits.
constexpr Duration longest_run = seconds(20);

/// Feeds one trial between closed pages, until the time is up.
class Assault {
public:
    explicit Assault(const Bench& bench)
        : frame_{*new GuardedFrame{bench.hostile().longest()}},  // as long as the process
          trial_{bench.trial()},
          began_{thread_time()} {
        take_crash_notes(bench.slate, &frame_);
        trial_->forget_words();
    }

    /// Half of them in a live link's time, half as in a log without times.
    bool strike(std::span<const std::uint8_t> bytes, std::string_view what) {
        ++struck_;
        for (const Placed placed : {Placed::at_end, Placed::at_start}) {
            trial_->decode({.bytes = frame_.put(bytes, placed),
                            .received_us = struck_ % 2 == 0 ? stamp_us(struck_) : 0,
                            .what = what});
        }
        is_late_ = thread_time() - began_ > longest_run;
        return !is_late_;
    }

    [[nodiscard]] Finding finish() {
        trial_->flush();
        return passed(fmt::format("{} frames, each at the end and at the beginning of its page{}",
                                  struck_,
                                  is_late_ ? "; stopped after 20 s" : ""));
    }

private:
    GuardedFrame& frame_;
    std::unique_ptr<Trial> trial_;
    Duration began_;
    std::uint64_t struck_ = 0;
    bool is_late_ = false;
};

OnHostileFrame into(Assault& assault) {
    return [&assault](std::span<const std::uint8_t> bytes, std::string_view what) {
        return assault.strike(bytes, what);
    };
}

}  // namespace

Finding check_frame_bounds(const Bench& bench) {
    Assault assault{bench};
    for (const KeptFrame& frame : bench.sample_frames()) {
        if (!assault.strike(frame.bytes, frame.what)) {
            return assault.finish();
        }
    }
    const HostileFrames hostile = bench.hostile();
    hostile.plain(into(assault));
    hostile.truncated(into(assault));
    return assault.finish();
}

Finding check_hostile(const Bench& bench) {
    Assault assault{bench};
    bench.hostile().mutated(HostileFrames::mutations, into(assault));
    return assault.finish();
}

Finding check_memory(const Bench& bench) {
    constexpr std::size_t mutations = 2'000;
    constexpr std::int64_t least_leak = 1'024;  // bytes a round, in each of them
    std::vector<KeptFrame> frames = bench.sample_frames();
    frames.resize(std::min<std::size_t>(frames.size(), mutations));
    const auto trial = bench.trial();
    trial->forget_words();
    std::uint64_t given = 0;

    const auto round = [&] {
        for (KeptFrame& frame : frames) {
            frame.received_us = stamp_us(++given);
            trial->decode(frame.view());
        }
        bench.hostile().mutated(mutations, [&](auto bytes, std::string_view what) {
            trial->decode({.bytes = bytes, .received_us = stamp_us(++given), .what = what});
            return true;
        });
        trial->flush();
    };
    const std::vector<std::int64_t> growth = growth_by_round(round, allocated_bytes);

    const std::int64_t least = std::ranges::min(growth);
    const std::size_t per_round = frames.size() + mutations;
    if (least >= least_leak) {
        return failed(
            fmt::format(
                "the same {} frames make it larger each time they come, by {} bytes at least",
                per_round,
                least),
            "free what a frame needed, and bound every container: drop the oldest and count it");
    }
    return passed(
        fmt::format("the same {} frames seven times over leave it as large as it was", per_round));
}

}  // namespace seaeye::conformance
