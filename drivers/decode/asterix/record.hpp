// Cuts a datagram into blocks, a block into records, a record into items. No length that the bytes
// claim is believed before it was compared with what is there.
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

/// One record: where each of its items is. Borrows the block.
class Record {
public:
    /// Cuts the record that `block` begins with. size() is then what it takes.
    Fault cut(std::span<const Item> profile, Bytes block);

    [[nodiscard]] bool has(std::size_t place) const { return (present_ >> place & 1U) != 0; }

    /// Empty when the record does not have it.
    [[nodiscard]] Bytes item(std::size_t place) const {
        return has(place) ? bytes_.subspan(at_[place], size_[place]) : Bytes{};
    }

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    Bytes bytes_;
    std::uint64_t present_ = 0;
    std::array<std::uint16_t, most_items> at_{};
    std::array<std::uint16_t, most_items> size_{};
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

/// Calls on_part(const Item&, Bytes) for each part of a compound that was cut before.
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
        if (size) {
            on_part(item.parts[place], bytes.subspan(at, *size));
            at += *size;
        }
        return size.has_value();
    });
}

/// One part of a compound; empty when it is not there.
inline Bytes part_of(const Item& item, Bytes bytes, std::size_t place) {
    Bytes found;
    for_each_part(item, bytes, [&](const Item& part, Bytes part_bytes) {
        found = &part == &item.parts[place] ? part_bytes : found;
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
