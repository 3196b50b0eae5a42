// How a message, or an application inside one, is laid out: single fields, and elements that repeat
// until the bits end. Tables are constant data; the decoder, the JSON and the CSV all read them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "drivers/decode/ais/field.hpp"

namespace seaeye::ais {

struct Table;

constexpr std::size_t most_fields = 64;  ///< no table is longer

/// Elements that repeat: acknowledgements, reservations, targets, areas. Places in their tables
/// count from the element's first bit. A last element that is not all there is dropped: half of an
/// MMSI is no MMSI.
struct Group {
    std::string_view name;     ///< of the list
    std::uint16_t at = 0;      ///< first bit of the first element
    std::uint16_t stride = 0;  ///< bits from one element to the next
    std::uint16_t needed = 0;  ///< bits that an element must have
    std::uint16_t most = 0;    ///< elements
    const Table* table = nullptr;
    /// Where each element says itself what it is; takes the place of `table`. nullptr: the element
    /// is skipped.
    const Table* (*choose)(const Payload&, std::size_t at) = nullptr;
};

struct Table {
    std::span<const Field* const> fields;
    std::span<const Group* const> groups{};
};

/// What a binary message (types 6, 8, 25, 26) carries, by designated area code and function
/// identifier. Places count from the first bit after those two.
struct Application {
    std::uint16_t dac = 0;
    std::uint8_t fi = 0;
    std::string_view name;
    std::uint16_t least_bits = 0;    ///< below, the data stay data
    std::uint16_t most_bits = 1064;  ///< above too: somebody else's use of the numbers
    const Table* table = nullptr;
    /// Where the data say themselves what they are; takes the place of `table`. nullptr: unknown.
    const Table* (*choose)(const Payload&, std::size_t at) = nullptr;
    const Application* longer = nullptr;  ///< what the same numbers mean above `most_bits`
};

/// How many elements of a group are there, when the place of bit 0 is `base`.
constexpr std::size_t count_elements(const Payload& payload, const Group& group, std::size_t base) {
    std::size_t count = 0;
    std::size_t at = base + group.at;
    while (count < group.most && payload.holds(at, group.needed)) {
        ++count;
        at += group.stride;
    }
    return count;
}

/// The table of an element whose first bit is `at`; nullptr when the element is none that is known.
inline const Table* table_of(const Group& group, const Payload& payload, std::size_t at) {
    return group.choose != nullptr ? group.choose(payload, at) : group.table;
}

}  // namespace seaeye::ais
