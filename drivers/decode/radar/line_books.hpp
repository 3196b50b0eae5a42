// How lines end. A line of several sentences ends once: ok if any of them did, else as its first
// sentence with a good checksum did, else as the first. A line that is a part of a message waits
// for the message.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "drivers/decode/radar/outcome.hpp"

namespace seaeye::radar {

/// The line in hand, and those that wait. Any thread, one at a time.
class LineBooks {
public:
    /// What there is to tell of a line that is over; no outcome: it waits.
    struct End {
        std::optional<Outcome> outcome;
        std::uint32_t lost_beside_good = 0;
    };

    void begin(std::uint64_t line) { now_ = {.line = line}; }

    /// The line in hand; 0: there is none.
    [[nodiscard]] std::uint64_t line() const { return now_.line; }

    /// A sentence of the line in hand ended so.
    void note(Outcome outcome) {
        if (outcome == Outcome::ok) {
            now_.has_ok = true;
            return;
        }
        const bool is_unsound = outcome == Outcome::bad_checksum || outcome == Outcome::no_checksum;
        auto& first = is_unsound ? now_.unsound : now_.sound;
        now_.faults += outcome == Outcome::not_radar ? 0 : 1;
        first = first ? first : outcome;
    }

    /// A sentence of the line in hand is a part of a message that is not complete.
    void wait() { now_.is_waiting = true; }

    /// A message that `line` has a part of ended so. True when that is now to be told of the line.
    bool settle(std::uint64_t line, Outcome outcome) {
        if (line == now_.line) {
            now_.is_waiting = false;
            note(outcome);
            return false;
        }
        const auto at = std::ranges::find(waiting_, line);
        if (at == waiting_.end()) {
            return false;  // another of its sentences was well, and was told
        }
        waiting_.erase(at);
        return true;
    }

    End end() {
        const Now ended = now_;
        now_ = {};
        if (ended.has_ok) {
            return {.outcome = Outcome::ok, .lost_beside_good = ended.faults};
        }
        if (ended.is_waiting) {
            waiting_.push_back(ended.line);
            return {};
        }
        return {.outcome = ended.sound.value_or(ended.unsound.value_or(Outcome::no_sentence))};
    }

private:
    struct Now {
        std::uint64_t line = 0;
        bool has_ok = false;
        bool is_waiting = false;
        std::uint32_t faults = 0;
        std::optional<Outcome> sound{};    // of the first sentence whose checksum was good
        std::optional<Outcome> unsound{};  // of the first other one
    };

    Now now_;
    std::vector<std::uint64_t> waiting_;  // lines of parts; the assembler bounds them
};

}  // namespace seaeye::radar
