// How an ASTERIX item is laid out, as data: the tables of the categories are made of these. JSON
// and observations both read the tables; there is no second list.
//
// EUROCONTROL-SPEC-0149 (Part 1, ed. 3.1) clause 5: an item is of fixed length; or extended, its
// parts chained by the lowest bit (FX) of each; or repeated, after a count; or compound, after a
// field specification of its own; or explicit, its length first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace seaeye::asterix {

enum class Form : std::uint8_t { number, signed_number, octal, hexadecimal, ascii, icao };

/// Some bits of an item. `at` counts from 0, the item's most significant bit, FX bits included.
/// `name` ends in the unit; what has no scale is the raw integer.
struct Field {
    std::string_view name;
    std::uint16_t at = 0;
    std::uint8_t width = 0;  ///< 1 to 64 bits
    Form form = Form::number;
    double scale = 1.0;  ///< of the least significant bit, in the unit of the name
    bool is_quantity = false;
};

enum class Shape : std::uint8_t {
    spare,            ///< no item has this number: a record that says so is wrong
    fixed,            ///< `size` octets
    extended,         ///< `size` octets, as often as the last bit of each part says
    repeated,         ///< an octet with the count, then so many elements of `size` octets
    chained,          ///< elements of `size` octets, as often as the last bit of each says
    compound,         ///< which parts are there, then the parts
    explicit_length,  ///< an octet with the length, itself included, then what is not looked into
};

struct Item {
    std::string_view name;  ///< "040"; of a part of a compound "srl"
    Shape shape = Shape::spare;
    std::uint8_t size = 0;
    std::span<const Field> fields{};
    std::span<const Item> parts{};
};

/// The rows of the tables.
constexpr Field number(std::string_view name, unsigned at, unsigned width) {
    return {name, static_cast<std::uint16_t>(at), static_cast<std::uint8_t>(width)};
}

constexpr Field in_form(Field field, Form form) {
    field.form = form;
    return field;
}

constexpr Field signed_number(std::string_view name, unsigned at, unsigned width) {
    return in_form(number(name, at, width), Form::signed_number);
}

constexpr Field octal(std::string_view name, unsigned at, unsigned width) {
    return in_form(number(name, at, width), Form::octal);
}

constexpr Field hexadecimal(std::string_view name, unsigned at, unsigned width) {
    return in_form(number(name, at, width), Form::hexadecimal);
}

constexpr Field ascii(std::string_view name, unsigned at, unsigned width) {
    return in_form(number(name, at, width), Form::ascii);
}

constexpr Field icao(std::string_view name, unsigned at, unsigned width) {
    return in_form(number(name, at, width), Form::icao);
}

constexpr Field scaled(std::string_view name, unsigned at, unsigned width, double scale) {
    Field field = number(name, at, width);
    field.scale = scale;
    field.is_quantity = true;
    return field;
}

constexpr Field signed_scaled(std::string_view name, unsigned at, unsigned width, double scale) {
    return in_form(scaled(name, at, width, scale), Form::signed_number);
}

constexpr Item spare() {
    return {};
}

constexpr Item fixed(std::string_view name, unsigned size, std::span<const Field> fields) {
    return {name, Shape::fixed, static_cast<std::uint8_t>(size), fields};
}

constexpr Item extended(std::string_view name, unsigned size, std::span<const Field> fields) {
    return {name, Shape::extended, static_cast<std::uint8_t>(size), fields};
}

constexpr Item repeated(std::string_view name, unsigned size, std::span<const Field> fields) {
    return {name, Shape::repeated, static_cast<std::uint8_t>(size), fields};
}

constexpr Item chained(std::string_view name, unsigned size, std::span<const Field> fields) {
    return {name, Shape::chained, static_cast<std::uint8_t>(size), fields};
}

constexpr Item compound(std::string_view name, std::span<const Item> parts) {
    return {.name = name, .shape = Shape::compound, .size = 0, .fields = {}, .parts = parts};
}

constexpr Item explicit_length(std::string_view name) {
    return {.name = name, .shape = Shape::explicit_length};
}

/// Field reference number minus one of an item. Does not compile when there is none.
consteval std::size_t place_of(std::span<const Item> items, std::string_view name) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].shape != Shape::spare && name == items[i].name) {
            return i;
        }
    }
    throw "no such item";
}

/// A field of a table by its name. Does not compile when there is none.
consteval Field field_of(std::span<const Field> fields, std::string_view name) {
    for (const Field& field : fields) {
        if (name == field.name) {
            return field;
        }
    }
    throw "no such field";
}

}  // namespace seaeye::asterix
