// Short ways to write the rows of application tables, which have many and of few kinds: measures,
// codes, clock times. And rows that need no names of their own in C++.
#pragma once

#include <array>

#include "drivers/decode/ais/table.hpp"

namespace seaeye::ais {

/// Which transmitted integers are what. As in Field.
struct Range {
    std::int32_t none = no_value;
    std::int32_t none_from = std::numeric_limits<std::int32_t>::max();
    std::int32_t lowest = no_value;
    std::int32_t highest = std::numeric_limits<std::int32_t>::max();
    std::int32_t at_least = std::numeric_limits<std::int32_t>::max();
    std::int32_t factor = 1;
    std::int32_t offset = 0;
    bool is_signed = false;
};

/// "wind_speed_kn" is transmitted as "wind_speed".
constexpr std::string_view without_unit(std::string_view name) {
    return name.substr(0, name.rfind('_'));
}

/// A code or a count: the value is the transmitted integer.
constexpr Field code(std::string_view name, std::uint16_t at, std::uint16_t width, Range range) {
    return {.name = name,
            .raw_name = name,
            .at = at,
            .width = width,
            .is_signed = range.is_signed,
            .lowest = range.lowest,
            .highest = range.highest,
            .not_available = range.none,
            .at_least = range.at_least,
            .none_from = range.none_from,
            .factor = range.factor,
            .offset = range.offset};
}

/// A measure in the unit that ends its name.
constexpr Field ones(std::string_view name, std::uint16_t at, std::uint16_t width, Range range) {
    Field field = code(name, at, width, range);
    field.raw_name = without_unit(name);
    return field;
}

/// The same, transmitted in tenths of the unit.
constexpr Field tenths(std::string_view name, std::uint16_t at, std::uint16_t width, Range range) {
    Field field = ones(name, at, width, range);
    field.divisor = 10;
    field.decimals = 1;
    return field;
}

/// The same, transmitted in hundredths of the unit.
constexpr Field hundredths(std::string_view name,
                           std::uint16_t at,
                           std::uint16_t width,
                           Range range) {
    Field field = ones(name, at, width, range);
    field.divisor = 100;
    field.decimals = 2;
    return field;
}

/// The same, transmitted in halves of the unit.
constexpr Field halves(std::string_view name, std::uint16_t at, std::uint16_t width, Range range) {
    Field field = ones(name, at, width, range);
    field.divisor = 2;
    field.decimals = 1;
    return field;
}

/// 0 to 359 degrees in nine bits; 360 is "not available", above is not allowed.
constexpr Field direction(std::string_view name, std::uint16_t at) {
    return ones(name, at, 9, {.none = 360, .lowest = 0, .highest = 359});
}

constexpr Field month(std::string_view name, std::uint16_t at) {
    return code(name, at, 4, {.none = 0, .highest = 12});
}

constexpr Field day(std::string_view name, std::uint16_t at) {
    return code(name, at, 5, {.none = 0});
}

constexpr Field hour(std::string_view name, std::uint16_t at) {
    return code(name, at, 5, {.none = 24, .highest = 23});
}

constexpr Field minute(std::string_view name, std::uint16_t at) {
    return code(name, at, 6, {.none = 60, .highest = 59});
}

/// Links a message to its text (IMO SN.1/Circ.289); 0 is "not available".
constexpr Field linkage(std::uint16_t at) {
    return code("linkage", at, 10, {.none = 0});
}

/// What Table wants, of rows that stand in one array.
template <std::size_t size>
constexpr std::array<const Field*, size> pointers_to(const std::array<Field, size>& rows) {
    static_assert(size <= most_fields);
    std::array<const Field*, size> pointers{};
    for (std::size_t i = 0; i < size; ++i) {
        pointers[i] = &rows[i];
    }
    return pointers;
}

}  // namespace seaeye::ais
