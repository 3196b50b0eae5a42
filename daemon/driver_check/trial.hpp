// One instance of a driver at work, and everything it says written down by frame. Keeps the books
// that the host keeps, and remembers what the first fault was, where the host only counts.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/driver_check/raw_driver.hpp"
#include "daemon/driver_check/slate.hpp"
#include "drivers/host_table.hpp"

namespace seaeye::conformance {

/// A frame to be decoded. `what`: how it was made, for people.
struct TrialFrame {
    std::span<const std::uint8_t> bytes;
    std::int64_t received_us = 0;
    std::uint8_t stream = 0;
    std::string_view what;
};

/// Faults of one kind: how many, and the first in words.
struct Faults {
    std::uint64_t count = 0;
    std::string first;

    void add(std::string words);
};

class Trial {
public:
    /// Bytes of what a frame said that are kept; of the rest, only that there was more.
    static constexpr std::size_t most_said = 4096;

    /// Fails: bad_value with the driver's own sentence. `driver` and `slate` outlive the trial.
    static Result<std::unique_ptr<Trial>> make(const RawDriver& driver,
                                               const std::string& config_json,
                                               Slate& slate);
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;
    ~Trial();

    void decode(const TrialFrame& frame);
    void flush();

    /// What decode() said to each frame, and flush() behind them: observations, outcomes, counters.
    [[nodiscard]] const std::vector<std::string>& said() const { return said_; }

    /// Outcomes and counters that cannot be, and frames with two outcomes or, after flush(), none.
    [[nodiscard]] const Faults& accounting() const { return accounting_; }

    /// Observations that the host would refuse.
    [[nodiscard]] const Faults& refusals() const { return refusals_; }

    [[nodiscard]] std::uint64_t observations() const { return observations_; }

    /// Frames by outcome.
    [[nodiscard]] const std::vector<std::uint64_t>& outcomes() const { return outcomes_; }

    /// Observations of a kind that the descriptor does not name.
    [[nodiscard]] const Faults& undeclared() const { return undeclared_; }

    /// Stops writing down what is said; the books go on. For long runs.
    void forget_words() { has_words_ = false; }

private:
    Trial(const RawDriver& driver, Slate& slate);

    void take(const seaeye_observation* observation);
    void account(std::uint64_t number, std::uint32_t outcome);
    void count(std::uint32_t counter);
    void say(std::string_view words);
    [[nodiscard]] bool declares(std::uint32_t kind) const;

    const RawDriver& driver_;
    Slate& slate_;
    std::vector<std::string> kinds_;  // that the descriptor names
    HostTable host_;
    seaeye_sink sink_{};
    void* self_ = nullptr;
    std::uint64_t number_ = 0;  // of the frame at hand
    bool is_inside_ = false;    // a call of decode() or flush()
    bool has_words_ = true;
    std::vector<bool> is_settled_;  // by frame
    std::size_t waiting_ = 0;       // frames that are not settled
    std::vector<std::string> said_;
    std::vector<std::uint64_t> outcomes_;
    std::uint64_t observations_ = 0;
    Faults accounting_;
    Faults refusals_;
    Faults undeclared_;
};

}  // namespace seaeye::conformance
