// Cuts a datagram into blocks; what a record is, and how long each item of it. No length that the
// bytes claim is believed before it was compared with what is there.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "drivers/decode/asterix/bits.hpp"
#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix {

/// Why a record could not be cut.
enum class Fault : std::uint8_t {
    none,
    cut_short,   ///< an item goes on where the block has ended
    spare_item,  ///< the field specification names an item that the edition does not have
    empty,       ///< the field specification names nothing
    bad_length,  ///< an explicit length of 0
};

/// The most items a profile has: seven of each octet of its field specification.
constexpr std::size_t most_items = 42;

/// How records that begin with one field specification are cut. Items of fixed length stand at
/// fixed distances behind each item of variable length: a step is a run of such and one of those.
struct CutPlan {
    static constexpr std::uint8_t no_place = 0xFF;

    struct Step {
        std::uint32_t octets = 0;       ///< of items of fixed length; of the first, the
                                        ///< specification too
        std::uint8_t place = no_place;  ///< of the item of variable length behind them
    };

    struct Where {
        std::uint8_t step = 0;
        std::uint8_t size = 0;  ///< 0: variable, up to the end of its step
        std::uint32_t offset = 0;
    };

    std::uint64_t key = 1;  ///< the specification; odd: none, for its last octet has no FX bit
    std::uint64_t present = 0;
    Fault end = Fault::none;  ///< what comes behind the last step
    std::uint8_t steps = 0;
    std::array<Step, most_items + 1> step{};
    std::array<Where, most_items> where{};
};

/// One record: where each of its items is. Borrows the block, and the plan of the cutter that cut
/// it.
class Record {
public:
    [[nodiscard]] bool has(std::size_t place) const { return (present_ >> place & 1U) != 0; }

    /// Empty when the record does not have it.
    [[nodiscard]] Bytes item(std::size_t place) const {
        if (!has(place)) {
            return {};
        }
        const CutPlan::Where where = plan_->where[place];
        const std::size_t at = std::size_t{starts_[where.step]} + where.offset;
        return bytes_.subspan(at, where.size != 0 ? where.size : starts_[where.step + 1U] - at);
    }

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    friend class Cutter;

    Bytes bytes_;
    std::uint64_t present_ = 0;
    const CutPlan* plan_ = nullptr;
    std::array<std::uint32_t, most_items + 2> starts_;  // of each step, as far as there are any
};

/// item_size() of an item that is not of fixed length.
std::optional<std::size_t> variable_size(const Item& item, Bytes bytes, Fault& fault);

/// Octets that the item at the head of `bytes` takes, all of them there. nullopt: it goes on past
/// the end, or is malformed (`fault` says which).
inline std::optional<std::size_t> item_size(const Item& item, Bytes bytes, Fault& fault) {
    if (item.shape != Shape::fixed) {
        return variable_size(item, bytes, fault);
    }
    return item.size <= bytes.size() ? std::optional{std::size_t{item.size}} : std::nullopt;
}

/// Calls on_place(place) for each bit that a field specification has set, FX bits left out, in
/// order from 0, until it answers false. False when it did.
template <class OnPlace>
constexpr bool for_each_place(Bytes specification, OnPlace&& on_place) {
    for (std::size_t octet = 0; octet < specification.size(); ++octet) {
        unsigned bits = specification[octet] & 0xFEU;
        while (bits != 0) {
            const auto top =
                static_cast<unsigned>(std::countl_zero(static_cast<std::uint8_t>(bits)));
            bits &= 0x7FU >> top;
            if (!on_place(octet * 7 + top)) {
                return false;
            }
        }
    }
    return true;
}

/// Calls on_part(place, Bytes) for each part of a compound that was cut before, until it answers
/// false.
template <class OnPart>
void for_each_part(const Item& item, Bytes bytes, OnPart&& on_part) {
    std::size_t specified = 1;
    while (specified < bytes.size() && (bytes[specified - 1] & 1U) != 0) {
        ++specified;
    }
    std::size_t at = specified;
    for_each_place(bytes.first(specified), [&](std::size_t place) {
        Fault fault = Fault::none;
        const auto size = place < item.parts.size()
                              ? item_size(item.parts[place], bytes.subspan(at), fault)
                              : std::nullopt;
        if (!size) {
            return false;
        }
        const std::size_t begin = at;
        at += *size;
        return on_part(place, bytes.subspan(begin, *size));
    });
}

/// One part (of the first seven) of a compound that was cut before; empty when it is not there.
inline Bytes part_of(const Item& item, Bytes bytes, std::size_t place) {
    Bytes found;
    if ((bytes[0] & 0x80U >> place) == 0) {
        return found;
    }
    for_each_part(item, bytes, [&](std::size_t at, Bytes part) {
        found = at == place ? part : found;
        return at < place;
    });
    return found;
}

/// A block: category, length of three octets and more, records.
struct Block {
    std::uint8_t category = 0;
    Bytes records;
};

/// Takes the next block off the front of `frame`. nullopt: what stands there is none, and nothing
/// after it can be found either.
constexpr std::optional<Block> take_block(Bytes& frame) {
    constexpr std::size_t header = 3;
    if (frame.size() < header) {
        return std::nullopt;
    }
    const std::size_t length = std::size_t{frame[1]} << 8U | frame[2];
    if (length < header || length > frame.size()) {
        return std::nullopt;
    }
    const Block block{.category = frame[0], .records = frame.subspan(header, length - header)};
    frame = frame.subspan(length);
    return block;
}

}  // namespace seaeye::asterix
