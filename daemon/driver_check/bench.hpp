// What every check is given: the driver, loaded in the check's own process, a configuration, and
// frames. Shared helpers of the checks stand here too.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "daemon/driver_check/hostile_frames.hpp"
#include "daemon/driver_check/trial.hpp"

namespace seaeye::conformance {

/// The driver does not take the configuration, and why: a check that needs an instance ends here.
struct NoInstance : std::runtime_error {
    NoInstance(const std::string& config_json, const std::string& why)
        : std::runtime_error{"create() refuses " + config_json + ": " +
                             (why.empty() ? "it gives no reason" : why)} {}
};

/// A frame that is kept.
struct KeptFrame {
    std::vector<std::uint8_t> bytes;
    std::int64_t received_us = 0;
    std::uint8_t stream = 0;
    std::string what;

    [[nodiscard]] TrialFrame view() const {
        return {.bytes = bytes, .received_us = received_us, .stream = stream, .what = what};
    }
};

struct Bench {
    const RawDriver& driver;              // the child's, outlives the checks
    const std::string& config_json;       // the request's
    std::span<const SampleFrame> sample;  // empty where no input was given
    Slate& slate;                         // shared with the parent

    /// A new instance. Throws NoInstance.
    [[nodiscard]] std::unique_ptr<Trial> trial() const;

    [[nodiscard]] FrameRule rule() const {
        return {.framing = driver.info().framing, .cap = driver.info().frame_cap};
    }

    [[nodiscard]] HostileFrames hostile() const { return {rule(), sample}; }

    /// The sample, stamped as a live link would where the file has no times.
    [[nodiscard]] std::vector<KeptFrame> sample_frames() const;

    /// The sample and, behind it, plain and mutated hostile frames.
    [[nodiscard]] std::vector<KeptFrame> ordinary_frames() const;
};

/// When the n-th frame of a check was received, in microseconds since 1970: ten a second.
constexpr std::int64_t stamp_us(std::uint64_t number) {
    constexpr std::int64_t first_of_march_2025 = 1'740'787'200'000'000;
    return first_of_march_2025 + static_cast<std::int64_t>(number) * 100'000;
}

/// Gives every frame to the trial, then flushes.
void run_through(Trial& trial, std::span<const KeptFrame> frames);

/// Bytes that stay allocated after each of some rounds; the first ones, in which tables fill, are
/// not told.
template <class Round>
std::vector<std::int64_t> growth_by_round(Round&& round, std::uint64_t (*in_use)()) {
    constexpr int warm_up = 3;
    constexpr int watched = 4;
    std::vector<std::int64_t> growth;
    growth.reserve(watched);
    for (int i = 0; i < warm_up + watched; ++i) {
        const std::uint64_t before = in_use();
        round();
        if (i >= warm_up) {
            growth.push_back(static_cast<std::int64_t>(in_use() - before));
        }
    }
    return growth;
}

// The checks, by the file they are in. ----------------------------------------------------------

Finding check_exports(const Bench& bench);
Finding check_descriptor(const Bench& bench);
Finding check_schema(const Bench& bench);
Finding check_create(const Bench& bench);
Finding check_accounts(const Bench& bench);
Finding check_observations(const Bench& bench);
Finding check_repeats(const Bench& bench);
Finding check_instances(const Bench& bench);
Finding check_pure(const Bench& bench);
Finding check_frame_bounds(const Bench& bench);
Finding check_hostile(const Bench& bench);
Finding check_memory(const Bench& bench);
Finding check_speed(const Bench& bench);
Finding check_start_error(const Bench& bench);
Finding check_start_stop(const Bench& bench);

/// No check: writes a line to the descriptor `file` for each frame of the sample.
Finding show_frames(const Bench& bench, int file);

}  // namespace seaeye::conformance
