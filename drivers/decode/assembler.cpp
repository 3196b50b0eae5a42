// IEC 61162-1:2016 VDM: fields are count, number, sequence id, channel, armour, fill bits. Ids run
// 0 to 9, so they come again soon, and a lost part leaves its sister behind to be mistaken.
#include "drivers/decode/assembler.hpp"

#include <algorithm>
#include <cstdlib>

namespace seaeye {
namespace {

bool is_same_key(const Part& a, const Part& b) {
    const auto& x = a.reception;
    const auto& y = b.reception;
    const bool is_same_station = x.station.empty() || y.station.empty() || x.station == y.station;
    const bool are_alike =
        (x.checksum == SentenceState::good) == (y.checksum == SentenceState::good);
    if (a.count != b.count || x.stream != y.stream || x.talker != y.talker ||
        x.is_own_ship != y.is_own_ship || !is_same_station || !are_alike) {
        return false;
    }
    if (a.group && b.group) {
        return *a.group == *b.group;
    }
    return a.sequence == b.sequence && x.channel == y.channel;
}

/// The line that is told how the part ended.
std::uint64_t line_of(const Part& part) {
    return part.is_settled ? 0 : part.reception.line;
}

}  // namespace

bool Assembler::is_due(const Slot& slot) const {
    return high_us_ - slot.opened_high > window_us ||
           untimed_ - slot.opened_untimed > window_sentences ||
           sentences_ - slot.opened_at > most_sentences;
}

/// The sentence in hand can belong to the slot as far as their own clocks go.
bool Assembler::is_near(const Slot& slot) const {
    return !is_timed_ || !slot.is_timed || std::abs(now_us_ - slot.opened_us) <= window_us;
}

void Assembler::expire_due(AssemblerSink& sink) {
    for_each_open([&](Slot& slot) {
        if (is_due(slot)) {
            expire(slot, sink);
        }
    });
}

void Assembler::push(const Part& part, AssemblerSink& sink) {
    Slot* slot = find(part);
    if (slot != nullptr && slot->pieces[part.number].arrival != 0) {
        push_again(*slot, part, sink);
        return;
    }
    const bool is_too_late =
        slot != nullptr && part.number == 1 && sentences_ - slot->opened_at > most_early_sentences;
    if (is_too_late) {
        discard(*slot, sink);
    }
    add(slot == nullptr || is_too_late ? open(part, sink) : *slot, part, sink);
}

void Assembler::push_again(Slot& slot, const Part& part, AssemblerSink& sink) {
    Piece& piece = slot.pieces[part.number];
    const bool is_complete = slot.held == slot.key.count;  // and held for its wrong order
    const std::string_view kept{slot.armour.data() + piece.at, piece.size};
    if (kept == part.armour && piece.fill == part.fill) {
        sink.settled(line_of(part), Outcome::duplicate);
        if (is_complete) {
            sink.out_of_order();
            emit(slot, sink);
        }
        return;
    }
    if (is_complete && piece.arrival < slot.pieces[1].arrival) {
        sink.settled(piece.line, Outcome::orphan);
        piece.arrival = 0;
        --slot.held;
        add(slot, part, sink);
        return;
    }
    discard(slot, sink);
    add(open(part, sink), part, sink);
}

Assembler::Slot* Assembler::find(const Part& part) {
    Slot* best = nullptr;
    for_each_open([&](Slot& slot) {
        if (is_near(slot) && is_same_key(slot.key, part) &&
            (best == nullptr || slot.opened_at > best->opened_at)) {
            best = &slot;
        }
    });
    return best;
}

Assembler::Slot& Assembler::open(const Part& part, AssemblerSink& sink) {
    if (open_ == ~Mask{0}) {
        expire(*std::ranges::min_element(slots_, {}, &Slot::opened_at), sink);
    }
    const auto place = static_cast<std::size_t>(std::countr_one(open_));
    open_ |= Mask{1} << place;
    Slot& slot = slots_[place];
    slot.key = part;
    slot.key.armour = {};
    slot.reception = part.reception;
    slot.pieces.fill({});
    slot.held = 0;
    slot.arrivals = 0;
    slot.used = 0;
    slot.opened_us = now_us_;
    slot.opened_high = high_us_;
    slot.is_timed = is_timed_;
    slot.opened_at = sentences_;
    slot.opened_untimed = untimed_;
    return slot;
}

void Assembler::add(Slot& slot, const Part& part, AssemblerSink& sink) {
    const bool fits = part.armour.size() <= slot.armour.size() - slot.used;
    Piece& piece = slot.pieces[part.number];
    piece = {.line = line_of(part),
             .at = slot.used,
             .size = static_cast<std::uint16_t>(fits ? part.armour.size() : 0),
             .arrival = ++slot.arrivals,
             .fill = static_cast<std::uint8_t>(part.fill)};
    ++slot.held;
    if (!fits) {
        settle_all(slot, Outcome::bad_length, sink);
        return;
    }
    std::copy(part.armour.begin(), part.armour.end(), slot.armour.begin() + slot.used);
    slot.used = static_cast<std::uint16_t>(slot.used + piece.size);
    const SentenceState worst = std::max(slot.reception.checksum, part.reception.checksum);
    if (part.number == 1) {
        slot.reception = part.reception;  // its time and source are the message's
    }
    slot.reception.line = part.reception.line;
    slot.reception.checksum = worst;
    slot.key.group = part.group ? part.group : slot.key.group;
    if (slot.held == slot.key.count && is_in_order(slot)) {
        emit(slot, sink);
    }
}

bool Assembler::is_in_order(const Slot& slot) {
    for (std::size_t n = 2; n <= slot.key.count; ++n) {
        if (slot.pieces[n].arrival < slot.pieces[n - 1].arrival) {
            return false;
        }
    }
    return true;
}

void Assembler::emit(Slot& slot, AssemblerSink& sink) {
    std::array<char, ais::most_armour + 1> joined{};
    std::array<std::uint64_t, 9> lines{};
    std::size_t size = 0;
    bool is_padded_inside = false;
    for (std::size_t n = 1; n <= slot.key.count; ++n) {
        const Piece& piece = slot.pieces[n];
        const std::size_t taken = std::min<std::size_t>(piece.size, joined.size() - size);
        std::copy_n(slot.armour.data() + piece.at, taken, joined.data() + size);
        size += taken;
        lines[n - 1] = piece.line;
        is_padded_inside = is_padded_inside || (n < slot.key.count && piece.fill != 0);
    }
    if (is_padded_inside) {
        settle_all(slot, Outcome::bad_field, sink);
        return;
    }
    const Reception reception = slot.reception;
    const unsigned fill = slot.pieces[slot.key.count].fill;
    const std::size_t count = slot.key.count;
    close(slot);
    sink.assembled({joined.data(), size}, fill, reception, {lines.data(), count});
}

void Assembler::expire(Slot& slot, AssemblerSink& sink) {
    if (slot.held == slot.key.count) {
        sink.out_of_order();
        emit(slot, sink);
    } else {
        discard(slot, sink);
    }
}

void Assembler::discard(Slot& slot, AssemblerSink& sink) {
    const bool has_first = slot.pieces[1].arrival != 0;
    settle_all(slot, has_first ? Outcome::incomplete : Outcome::orphan, sink);
}

void Assembler::settle_all(Slot& slot, Outcome outcome, AssemblerSink& sink) {
    close(slot);
    for (const Piece& piece : slot.pieces) {
        if (piece.arrival != 0) {
            sink.settled(piece.line, outcome);
        }
    }
}

void Assembler::flush(AssemblerSink& sink) {
    for_each_open([&](Slot& slot) { expire(slot, sink); });
}

void Assembler::forget_after(std::uint64_t line, std::size_t kept) {
    std::size_t seen = 0;
    for_each_open([&](Slot& slot) {
        for (Piece& piece : slot.pieces) {
            if (piece.line == line && ++seen > kept) {
                piece.line = 0;
            }
        }
    });
}

}  // namespace seaeye
