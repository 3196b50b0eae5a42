// The books the host keeps of a driver's frames: each is accounted for exactly once, whatever the
// driver does, and each thing it says is checked. The same for a driver in this process and for one
// in a process of its own.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <vector>

#include "drivers/host.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// One decoder's; stays where it is. Between begin() and end() goes what the driver says of a
/// frame.
class FrameBooks {
public:
    static constexpr std::size_t most_pending = 4096;

    FrameBooks(SourceId source, const DriverInfo& info);
    FrameBooks(const FrameBooks&) = delete;
    FrameBooks& operator=(const FrameBooks&) = delete;
    ~FrameBooks() = default;

    /// A frame begins. `sink`: the caller's, until end().
    void begin(std::uint64_t number, std::optional<Time> received, DecodedSink& sink);

    /// The driver is asked to settle what is pending.
    void begin_flush(DecodedSink& sink);

    /// Where the driver says it. A null observation counts as one that was refused.
    [[nodiscard]] seaeye_sink sink();

    /// The driver has returned. Throws what the sink threw meanwhile.
    void end();

    /// The same after a flush: what is still pending will never be settled.
    void end_flush();

    /// The driver is gone: every frame that has not been accounted for ends so.
    void lose(std::uint32_t outcome, DecodedSink& sink);

    /// How a frame ends that the driver never accounts for: the host's own outcome.
    [[nodiscard]] std::uint32_t unaccounted() const { return outcome_count_; }

private:
    /// Runs what calls the caller's sink; an exception waits until the driver has returned.
    template <class Call>
    void guarded(Call&& call);

    void observation(const seaeye_observation* from);
    void account(std::uint64_t number, std::uint32_t outcome);
    void count(std::uint32_t counter);
    bool settle(std::uint64_t number);
    void settle_forgotten(std::size_t kept);
    void rethrow();

    [[nodiscard]] std::uint32_t refused_counter() const { return counter_count_; }

    [[nodiscard]] std::uint32_t fault_counter() const { return counter_count_ + 1; }

    SourceId source_;
    std::uint32_t outcome_count_;  // the driver's own
    std::uint32_t counter_count_;  // the driver's own

    DecodedSink* sink_ = nullptr;  // the caller's, from begin() to end()
    Observation observation_;      // the one at hand
    std::exception_ptr thrown_;    // by the caller's sink; it may not cross the driver
    std::optional<Time> received_;
    std::uint64_t current_ = 0;
    bool is_current_settled_ = true;
    std::vector<std::uint64_t> pending_;  // frames not yet accounted for, ascending
};

}  // namespace seaeye
