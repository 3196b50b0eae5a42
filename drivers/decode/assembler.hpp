// Puts the parts of multi-sentence messages together, right under any interleaving, and settles
// every part's line exactly once. Bounded: 32 messages at a time, each at most five slots long.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "drivers/decode/ais/payload.hpp"
#include "drivers/decode/outcome.hpp"
#include "drivers/decode/reception.hpp"

namespace seaeye {

/// One sentence of several.
struct Part {
    std::uint8_t count = 0;   ///< 2 to 9
    std::uint8_t number = 0;  ///< 1 to count
    char sequence = '\0';     ///< '0' to '9', NUL when not given
    unsigned fill = 0;        ///< 0 to 5
    std::string_view armour{};
    std::optional<std::uint32_t> group{};  ///< TAG g: id
    bool is_settled = false;               ///< its line has ended already
    Reception reception{};
};

/// Takes what becomes of the parts.
class AssemblerSink {
public:
    AssemblerSink() = default;
    AssemblerSink(const AssemblerSink&) = delete;
    AssemblerSink& operator=(const AssemblerSink&) = delete;
    virtual ~AssemblerSink() = default;

    /// All parts are there. `lines` has one line number a part; 0 is to be passed over.
    virtual void assembled(std::string_view armour,
                           unsigned fill,
                           const Reception& reception,
                           std::span<const std::uint64_t> lines) = 0;
    /// A line that will be part of no message.
    virtual void settled(std::uint64_t line, Outcome outcome) = 0;
    /// A message is about to come whose parts came in the wrong order.
    virtual void out_of_order() = 0;
};

/// Keyed by source, peer, talker, formatter, channel, count and sequence id, or by TAG group where
/// both parts have one; a part whose checksum is not good is put under others like it only. Parts
/// expire by log time; where the log has no times, by sentences gone by. Parts in the wrong order
/// are put together too if they come close together, but only once the window has closed or a part
/// is repeated: a part 2 left over from one message must not end up under the part 1 of the next,
/// whose own part 2 may be on its way.
class Assembler {
public:
    /// A ship's parts are sent back to back and real receivers keep them within a second.
    static constexpr std::int64_t window_us = 2'000'000;
    /// Without times: in the real logs at hand the parts of a message are at most 3 apart.
    static constexpr std::uint64_t window_sentences = 32;
    /// How far before part 1 a later part may come.
    static constexpr std::uint64_t most_early_sentences = 4;
    /// Even while the log's clock stands still.
    static constexpr std::uint64_t most_sentences = 1024;

    /// A sentence went by, of whatever kind. Expires what is due. Call before `push`.
    void tick(std::int64_t received_us, bool has_own_time, AssemblerSink& sink) {
        ++sentences_;
        untimed_ += has_own_time ? 0 : 1;
        is_timed_ = has_own_time;
        now_us_ = received_us;
        high_us_ = std::max(high_us_, received_us);
        if (open_ != 0) {
            expire_due(sink);
        }
    }

    /// Takes one part in. Its armour is copied.
    void push(const Part& part, AssemblerSink& sink);

    /// The input ended: nothing stays pending.
    void flush(AssemblerSink& sink);

    /// The line is settled already: its parts are not to settle it again.
    void forget_line(std::uint64_t line) { forget_after(line, 0); }

    /// Several parts of the line are waiting: only one of them is to settle it.
    void keep_one(std::uint64_t line) { forget_after(line, 1); }

private:
    struct Piece {
        std::uint64_t line = 0;
        std::uint16_t at = 0;
        std::uint16_t size = 0;
        std::uint8_t arrival = 0;  // its place in the order of coming; 0 is absent
        std::uint8_t fill = 0;
    };

    struct Slot {
        Part key;  // of the part that opened it; its armour is not kept
        Reception reception{};
        std::array<Piece, 10> pieces{};  // by part number
        std::uint8_t held = 0;           // how many pieces are there
        std::uint8_t arrivals = 0;       // how many ever came
        std::uint16_t used = 0;
        std::int64_t opened_us = 0;    // by its own line's clock
        std::int64_t opened_high = 0;  // by the newest time in the log
        bool is_timed = false;
        std::uint64_t opened_at = 0;
        std::uint64_t opened_untimed = 0;
        std::array<char, 384> armour{};
    };

    using Mask = std::uint32_t;  // a bit for each slot

    /// In their order. on_slot may close the slot.
    template <class OnSlot>
    void for_each_open(OnSlot&& on_slot) {
        for (Mask left = open_; left != 0; left &= left - 1) {
            on_slot(slots_[static_cast<std::size_t>(std::countr_zero(left))]);
        }
    }

    void close(const Slot& slot) {
        open_ &= ~(Mask{1} << static_cast<unsigned>(&slot - slots_.data()));
    }

    void expire_due(AssemblerSink& sink);
    void forget_after(std::uint64_t line, std::size_t kept);
    [[nodiscard]] bool is_near(const Slot& slot) const;
    [[nodiscard]] bool is_due(const Slot& slot) const;
    Slot* find(const Part& part);
    Slot& open(const Part& part, AssemblerSink& sink);
    void add(Slot& slot, const Part& part, AssemblerSink& sink);
    static bool is_in_order(const Slot& slot);
    void push_again(Slot& slot, const Part& part, AssemblerSink& sink);
    void emit(Slot& slot, AssemblerSink& sink);
    void expire(Slot& slot, AssemblerSink& sink);
    void discard(Slot& slot, AssemblerSink& sink);
    void settle_all(Slot& slot, Outcome outcome, AssemblerSink& sink);

    std::array<Slot, 32> slots_;
    Mask open_ = 0;
    std::uint64_t sentences_ = 0;
    std::uint64_t untimed_ = 0;
    std::int64_t now_us_ = 0;   // log time of the sentence in hand
    std::int64_t high_us_ = 0;  // the newest log time: stations' clocks differ, lines go back
    bool is_timed_ = false;     // the sentence in hand says when
};

}  // namespace seaeye
