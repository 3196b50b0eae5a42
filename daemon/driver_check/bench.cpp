#include "daemon/driver_check/bench.hpp"

namespace seaeye::conformance {
namespace {

void keep(std::vector<KeptFrame>& kept,
          std::span<const std::uint8_t> bytes,
          std::int64_t received_us,
          std::string_view what) {
    const std::int64_t stamped = received_us != 0 ? received_us : stamp_us(kept.size());
    kept.push_back(
        {.bytes = {bytes.begin(), bytes.end()}, .received_us = stamped, .what = std::string{what}});
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
        keep(kept,
             sample[i].bytes,
             sample[i].received_us,
             "frame " + std::to_string(i + 1) + " of the input");
    }
    return kept;
}

std::vector<KeptFrame> Bench::ordinary_frames() const {
    constexpr std::size_t mutations = 1'000;
    std::vector<KeptFrame> kept = sample_frames();
    const auto take = [&](std::span<const std::uint8_t> bytes, std::string_view what) {
        keep(kept, bytes, 0, what);
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
