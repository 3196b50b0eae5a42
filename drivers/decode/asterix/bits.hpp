// Bits of an ASTERIX item, big-endian, most significant first. A place outside is no value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix {

using Bytes = std::span<const std::uint8_t>;

/// True when the whole field is there: an extended item may end before it.
constexpr bool holds(Bytes item, const Field& field) {
    return std::size_t{field.at} + field.width <= item.size() * 8;
}

/// `field.width` bits as they stand. The caller has asked holds().
constexpr std::uint64_t raw_bits(Bytes item, const Field& field) {
    const std::size_t first = field.at / 8U;
    const std::size_t end = field.at + std::size_t{field.width};
    std::uint64_t word = 0;
    for (std::size_t i = first; i * 8 < end; ++i) {
        word = word << 8U | item[i];
    }
    word >>= (8 - end % 8) % 8;
    return field.width >= 64 ? word : word & ((std::uint64_t{1} << field.width) - 1);
}

constexpr std::int64_t signed_bits(Bytes item, const Field& field) {
    const unsigned unused = 64U - field.width;
    return static_cast<std::int64_t>(raw_bits(item, field) << unused) >> unused;
}

/// The value in the unit of the field's name.
constexpr double scaled_value(Bytes item, const Field& field) {
    return field.form == Form::signed_number
               ? static_cast<double>(signed_bits(item, field)) * field.scale
               : static_cast<double>(raw_bits(item, field)) * field.scale;
}

constexpr std::optional<double> value_of(Bytes item, const Field& field) {
    return holds(item, field) ? std::optional{scaled_value(item, field)} : std::nullopt;
}

/// A flag or small number; 0 when it is not there.
constexpr std::uint32_t number_or_zero(Bytes item, const Field& field) {
    return holds(item, field) ? static_cast<std::uint32_t>(raw_bits(item, field)) : 0;
}

}  // namespace seaeye::asterix
