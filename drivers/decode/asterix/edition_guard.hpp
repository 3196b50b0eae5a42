// Whether a feed is of the edition that it is read as: the wire does not say, and another edition
// gives plausible nonsense.
//
// Each block is a piece of evidence, judged whole, as in Wald's sequential test. For the edition:
// its records fill it exactly and hold nothing impossible; all the more when a time of day in it is
// that of the clock (by chance once in 720). Against it: a record that does not fit, or a value
// that nothing at sea or above it has. Two blocks against are enough; six sound records, or one
// whose time is right, are enough for. Until then observations are held back and not dropped, so a
// good feed loses nothing and a live one with the right time waits for nothing. A trusted feed with
// a damaged block now and then stays trusted.
#pragma once

#include <algorithm>
#include <cstdint>

namespace seaeye::asterix {

/// What one block of a category had.
struct BlockEvidence {
    int sound_records = 0;
    int faults = 0;               ///< records that do not fit, or with an impossible value
    bool is_clock_right = false;  ///< a time of day within a minute of when it was received
};

/// One category of one source. Any thread, one at a time.
class EditionGuard {
public:
    enum class State : std::uint8_t { unproven, trusted, suspect };

    [[nodiscard]] State state() const { return state_; }

    /// Without a doubt so far: what a short feed's end is judged by.
    [[nodiscard]] bool is_likely() const { return score_ > 0; }

    State judge(const BlockEvidence& block) {
        const int against = against_each * block.faults;
        const int in_favour = block.sound_records + (block.is_clock_right ? proof - 1 : 0);
        // A block with a fault was cut wrongly, perhaps from its first record on.
        const int weight = block.faults > 0 ? -against : in_favour;
        score_ = std::clamp(score_ + weight, -most, most);
        if (score_ <= -doubt) {
            state_ = State::suspect;
        } else if (score_ >= (state_ == State::suspect ? rehabilitation : proof)) {
            state_ = State::trusted;
        }
        return state_;
    }

private:
    static constexpr int against_each = 4;
    static constexpr int proof = 6;
    static constexpr int doubt = 8;
    static constexpr int rehabilitation = 12;
    static constexpr int most = 20;

    int score_ = 0;
    State state_ = State::unproven;
};

}  // namespace seaeye::asterix
