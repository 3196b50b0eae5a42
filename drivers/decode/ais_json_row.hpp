// One field of an AIS message in JSON: its names as they are printed, its scale in integers. Where
// the row is a constant, little more is left of all this than a load, a shift and the digits.
#pragma once

#include <array>
#include <cstdlib>
#include <numeric>

#include "drivers/decode/ais/table.hpp"
#include "drivers/decode/pen.hpp"

namespace seaeye::ais_json {

/// What a number field said, without its scale. Not initialised: an array of them is on a hot path.
struct RawReading {
    ais::State state;
    std::int32_t raw;
};

using Readings = std::array<RawReading, ais::most_fields>;

inline constexpr std::array<std::int64_t, 10> powers{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// Bytes that a field takes at most: its name and a number, or its name and what is checked anew.
constexpr std::size_t row_bytes = Piece::capacity + 24;

struct Row {
    /// How a number is written; the ways that most have are apart.
    enum class Print : std::uint8_t { natural, tenths, degrees, flag, turn, scaled };

    constexpr explicit Row(const ais::Field& from)
        : field{from},
          key{Piece::key(from.name)},
          raw_key{from.raw_name.empty() ? Piece{} : Piece::key(from.raw_name)},
          is_number{!is_text(from) && from.form != ais::Form::data},
          has_raw{!from.raw_name.empty()} {
        const std::int64_t power = powers[static_cast<std::size_t>(from.decimals)];
        const std::int64_t common = std::gcd(power * from.factor, std::int64_t{from.divisor});
        multiplier = power * from.factor / common;
        divisor = from.divisor / common;
        offset = from.offset * power;
        print = print_of();
    }

    [[nodiscard]] constexpr Print print_of() const {
        const bool is_plain = multiplier == 1 && divisor == 1 && offset == 0 && !field.is_signed;
        return field.form == ais::Form::flag            ? Print::flag
               : field.form == ais::Form::turn          ? Print::turn
               : is_plain && field.decimals == 0        ? Print::natural
               : is_plain && field.decimals == 1        ? Print::tenths
               : field.decimals == ais::degree_decimals ? Print::degrees
                                                        : Print::scaled;
    }

    /// The value times ten to the power of its decimals, rounded half away from zero.
    [[nodiscard]] constexpr std::int64_t scaled(std::int32_t raw) const {
        const std::int64_t product = raw * multiplier;
        if (divisor == 1) {
            return product + offset;
        }
        const std::int64_t half = product < 0 ? -divisor / 2 : divisor / 2;
        return (product + half) / divisor + offset;
    }

    ais::Field field;
    Piece key;
    Piece raw_key;
    bool is_number;
    bool has_raw;
    Print print = Print::scaled;
    std::int64_t multiplier = 1;
    std::int64_t divisor = 1;
    std::int64_t offset = 0;
};

inline constexpr Piece null_piece{"null"};
inline constexpr Piece true_piece{"true"};
inline constexpr Piece false_piece{"false"};

/// Every rate of turn there is, as text, from -128 on.
extern const std::array<Piece, 256> turns;

[[gnu::always_inline]] inline RawReading read_raw(const ais::Payload& payload,
                                                  const ais::Field& field,
                                                  std::size_t base) {
    const std::size_t at = place_of(payload, field, base);
    if (!payload.holds(at, field.width)) {
        return {ais::State::truncated, 0};
    }
    const std::int32_t raw = field.is_signed
                                 ? payload.signed_at(at, field.width)
                                 : static_cast<std::int32_t>(payload.unsigned_at(at, field.width));
    switch (field.form) {
        case ais::Form::turn:
            return {ais::turn_state(raw), raw};
        case ais::Form::second:
            return {raw < 60 ? ais::State::value : ais::State::not_available, raw};
        default:
            return {ais::number_state(field, raw), raw};
    }
}

/// A number that was read before. Needs row_bytes.
[[gnu::always_inline]] inline char* write_number(char* at, const Row& row, RawReading reading) {
    if (reading.state != ais::State::value && reading.state != ais::State::at_least) {
        return pen::put(at, null_piece);
    }
    const auto natural = static_cast<std::uint32_t>(reading.raw);
    switch (row.print) {
        case Row::Print::natural:
            return pen::natural(at, natural);
        case Row::Print::tenths:
            return pen::fraction<10, 1>(at, natural);
        case Row::Print::degrees: {
            const std::int64_t scaled = row.scaled(reading.raw);
            *at = '-';
            return pen::fraction<10'000'000, ais::degree_decimals>(
                at + (scaled < 0 ? 1 : 0), static_cast<std::uint64_t>(std::abs(scaled)));
        }
        case Row::Print::flag:
            return pen::put(at, reading.raw != 0 ? true_piece : false_piece);
        case Row::Print::turn:
            return pen::put(at, turns[static_cast<std::size_t>(reading.raw + 128)]);
        case Row::Print::scaled:
            break;
    }
    return pen::fixed(at, row.scaled(reading.raw), row.field.decimals);
}

/// The transmitted integer, under its name, where it has one and was there. Needs row_bytes.
[[gnu::always_inline]] inline char* write_raw(char* at, const Row& row, RawReading reading) {
    if (!row.has_raw || reading.state == ais::State::truncated) {
        return at;
    }
    at = pen::put(at, row.raw_key);
    return row.field.is_signed ? pen::integer(at, reading.raw)
                               : pen::natural(at, static_cast<std::uint32_t>(reading.raw));
}

inline constexpr Piece raw_open{",\"raw\":"};

/// `open`: where the first integer's comma was.
inline char* close_raw(char* at, char* open) {
    *open = '{';
    return pen::put(at == open ? at + 1 : at, '}');
}

/// Text, or bytes in hexadecimal.
char* write_other(PenPage& page,
                  char* at,
                  const ais::Field& field,
                  const ais::Payload& payload,
                  std::size_t base);

constexpr unsigned bit_of(ais::State state) {
    return 1U << static_cast<unsigned>(state);
}

constexpr unsigned listed_bits = bit_of(ais::State::at_least) | bit_of(ais::State::no_magnitude) |
                                 bit_of(ais::State::out_of_range);

/// Lists the fields in each state that is worth a list of names.
char* write_states(PenPage& page, char* at, const ais::Table& table, const Readings& readings);

}  // namespace seaeye::ais_json
