// What was said lately, so that what is said again can be told from what is new. Both a receiver's
// stream and the place where sources meet ask it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "schemas/time.hpp"

namespace seaeye {

/// What somebody said, in 192 bits: two things that are said are the same when their keys are.
using SaidKey = std::array<std::uint64_t, 3>;

/// Where and when it was heard.
struct Hearing {
    Time at{};
    std::uint8_t channel = 0;  ///< things on different channels are never the same; 0: not known
};

/// Bounded: a fixed number of keys in sets of four; where a set is full, the oldest is forgotten.
/// Any thread, one at a time. Allocates only when it is made.
class RecentKeys {
public:
    /// `sets`: a power of two. `longest`: no window is longer.
    RecentKeys(std::size_t sets, Duration longest);

    /// True when the same was first said at most `window` before this, or after it: clocks differ.
    /// Else remembers it, as said for the first time. A key's window must always be the same.
    bool is_again(const SaidKey& key, Hearing heard, Duration window);

    /// Keys that were forgotten while they could still have come again.
    [[nodiscard]] std::uint64_t forgotten() const { return forgotten_; }

private:
    static constexpr std::size_t ways = 4;

    /// 32 bytes, so that a set is two lines of the processor's cache.
    class Entry {
    public:
        Entry() = default;

        Entry(const SaidKey& key, std::int64_t until_us, std::uint8_t channel)
            : key_{key},
              until_and_channel_{until_us * 256 + channel} {}

        [[nodiscard]] const SaidKey& key() const { return key_; }

        [[nodiscard]] std::int64_t until_us() const { return until_and_channel_ >> 8U; }

        [[nodiscard]] std::uint8_t channel() const {
            return static_cast<std::uint8_t>(until_and_channel_ & 0xFF);
        }

    private:
        SaidKey key_{};
        std::int64_t until_and_channel_ = 0;
    };

    using Set = std::array<Entry, ways>;

    /// Of a set: eight bits of each of its keys, 0 where there is none, and whose turn it is. What
    /// is new is mostly known by them, without a look at the keys, which are far away.
    struct Tags {
        std::uint32_t bits = 0;
        std::uint32_t next = 0;
    };

    void remember(std::size_t set, std::uint32_t tag, const Entry& fresh, std::int64_t now_us);

    std::vector<Set> sets_;
    std::vector<Tags> tags_;  // of each set
    std::int64_t longest_us_;
    std::uint64_t forgotten_ = 0;
};

}  // namespace seaeye
