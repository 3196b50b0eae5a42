// Puts the sentences of a TTD message together. A radar sends them in order and one after another,
// so a part continues its message only when it is the next one; anything else is an orphan.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/decode/radar/ttd.hpp"

namespace seaeye::radar {

/// One sentence of a message, and where it came from.
struct TtdArrival {
    TtdPart part;
    std::array<char, 2> talker{};
    std::uint8_t stream = 0;  ///< which of the link's peers
    std::uint64_t line = 0;
    std::int64_t time_us = 0;  ///< log time, 0 when unknown
};

/// Keeps at most `most_waiting` unfinished messages, each of bounded length. Any thread, one at a
/// time.
class TtdAssembler {
public:
    static constexpr std::size_t most_waiting = 4;
    static constexpr unsigned most_parts = 32;
    static constexpr std::size_t most_armour = 2048;  ///< characters: 136 targets
    static constexpr std::int64_t longest_wait_us = 2'000'000;
    static constexpr std::uint64_t longest_wait_lines = 32;  ///< between parts without times

    enum class State : std::uint8_t { waits, complete, orphan, too_long };

    /// Takes one part of several. `dropped(line)` is called for the lines of messages that this
    /// gives up. After `complete`, armour() and lines() are the message.
    template <class Dropped>
    State push(const TtdArrival& arrival, Dropped&& dropped) {
        drop_if([&](const Message& m) { return is_over(m, arrival); }, dropped);
        if (arrival.part.count > most_parts) {
            return State::too_long;
        }
        if (arrival.part.number == 1) {
            return begin(arrival, dropped);
        }
        for (Message& message : waiting_) {
            if (message.is_next(arrival)) {
                return extend(message, arrival, dropped);
            }
        }
        return State::orphan;
    }

    /// The input ended.
    template <class Dropped>
    void flush(Dropped&& dropped) {
        drop_if([](const Message&) { return true; }, dropped);
    }

    [[nodiscard]] std::string_view armour() const { return complete_.armour; }

    [[nodiscard]] std::span<const std::uint64_t> lines() const { return complete_.lines; }

private:
    struct Message {
        unsigned count = 0;   // 0: nothing here
        unsigned number = 0;  // of the newest part
        char sequence = '\0';
        std::array<char, 2> talker{};
        std::uint8_t stream = 0;
        std::int64_t time_us = 0;
        std::string armour{};
        std::vector<std::uint64_t> lines{};

        [[nodiscard]] bool is_of(const TtdArrival& a) const {
            return count == a.part.count && sequence == a.part.sequence && talker == a.talker &&
                   stream == a.stream;
        }

        [[nodiscard]] bool is_next(const TtdArrival& a) const {
            return is_of(a) && number + 1 == a.part.number;
        }
    };

    /// Too old, or its first part is here anew.
    static bool is_over(const Message& message, const TtdArrival& arrival) {
        const bool has_times = arrival.time_us != 0 && message.time_us != 0;
        const bool is_late = has_times ? arrival.time_us - message.time_us > longest_wait_us
                                       : arrival.line - message.lines.back() > longest_wait_lines;
        return is_late || (arrival.part.number == 1 && message.is_of(arrival));
    }

    template <class Which, class Dropped>
    void drop_if(Which&& which, Dropped&& dropped) {
        for (Message& message : waiting_) {
            if (message.count > 0 && which(message)) {
                give_up(message, dropped);
            }
        }
    }

    template <class Dropped>
    static void give_up(Message& message, Dropped&& dropped) {
        for (const std::uint64_t line : message.lines) {
            dropped(line);
        }
        message = {};
    }

    template <class Dropped>
    State begin(const TtdArrival& arrival, Dropped&& dropped) {
        Message& message = waiting_[next_];
        next_ = (next_ + 1) % most_waiting;
        give_up(message, dropped);
        message = {.count = arrival.part.count,
                   .number = 1,
                   .sequence = arrival.part.sequence,
                   .talker = arrival.talker,
                   .stream = arrival.stream,
                   .time_us = arrival.time_us,
                   .armour = std::string{arrival.part.armour},
                   .lines = {arrival.line}};
        return State::waits;
    }

    template <class Dropped>
    State extend(Message& message, const TtdArrival& arrival, Dropped&& dropped) {
        if (message.armour.size() + arrival.part.armour.size() > most_armour) {
            give_up(message, dropped);
            return State::too_long;
        }
        message.armour += arrival.part.armour;
        message.lines.push_back(arrival.line);
        message.number = arrival.part.number;
        if (message.number < message.count) {
            return State::waits;
        }
        complete_ = std::move(message);
        message = {};
        return State::complete;
    }

    std::array<Message, most_waiting> waiting_;
    std::size_t next_ = 0;
    Message complete_;
};

}  // namespace seaeye::radar
