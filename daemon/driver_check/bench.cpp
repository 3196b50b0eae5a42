#include "daemon/driver_check/bench.hpp"

namespace seaeye::conformance {
namespace {

void keep(std::vector<KeptFrame>& kept, const TrialFrame& frame) {
    const std::int64_t stamped = frame.received_us != 0 ? frame.received_us : stamp_us(kept.size());
    kept.push_back({.bytes = {frame.bytes.begin(), frame.bytes.end()},
                    .received_us = stamped,
                    .stream = frame.stream,
                    .what = std::string{frame.what}});
}

}  // namespace

std::unique_ptr<Trial> Bench::trial() const {
    auto made = Trial::make(driver, config_json, slate);
    if (!made) {
        throw NoInstance{config_json, made.error().text};
    }
    return *std::move(made);
}

std::vector<KeptFrame> Bench::sample_frames() const {
    std::vector<KeptFrame> kept;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const std::string what = "frame " + std::to_string(i + 1) + " of the input";
        keep(kept,
             {.bytes = sample[i].bytes,
              .received_us = sample[i].received_us,
              .stream = sample[i].stream,
              .what = what});
    }
    return kept;
}

std::vector<KeptFrame> Bench::ordinary_frames() const {
    constexpr std::size_t mutations = 1'000;
    std::vector<KeptFrame> kept = sample_frames();
    const auto take = [&](std::span<const std::uint8_t> bytes, std::string_view what) {
        keep(kept, {.bytes = bytes, .what = what});
        return true;
    };
    hostile().plain(take);
    hostile().mutated(mutations, take);
    return kept;
}

void run_through(Trial& trial, std::span<const KeptFrame> frames) {
    for (const KeptFrame& frame : frames) {
        trial.decode(frame.view());
    }
    trial.flush();
}

}  // namespace seaeye::conformance
