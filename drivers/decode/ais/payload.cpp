// IEC 61162-1:2016 table "six-bit binary field conversion": character 0x30-0x57 is value 0-39,
// 0x60-0x77 is 40-63. ITU-R M.1371-5 annex 8 table 47: six-bit text, 0 is '@', 1-31 are 'A' to
// '_', 32-63 are ' ' to '?'.
#include "drivers/decode/ais/payload.hpp"

#include <algorithm>

#include "drivers/decode/scan.hpp"

namespace seaeye::ais {
namespace {

using scan::Bytes;
using Pairs = std::uint16_t __attribute__((vector_size(16)));
using Fours = std::uint32_t __attribute__((vector_size(16)));

/// Sixteen characters make twelve bytes; anything that is no armour sets a bit in `faults`. Writes
/// thirteen bytes.
void unpack_sixteen(Bytes characters, std::uint8_t* into, Bytes& faults) {
    const Bytes low = characters - 0x30;
    const Bytes high = characters - 0x60;
    const auto is_low = reinterpret_cast<Bytes>(low < 40);
    const auto is_high = reinterpret_cast<Bytes>(high < 24);
    faults |= ~(is_low | is_high);
    const Bytes values = (low & is_low) | ((high + 40) & is_high);
    const auto pairs = reinterpret_cast<Pairs>(values);
    const Pairs twelve = ((pairs & 0x3F) << 6) | (pairs >> 8);
    const auto fours = reinterpret_cast<Fours>(twelve);
    const Fours twenty_four = ((fours & 0xFFF) << 12) | (fours >> 16);
    for (int i = 0; i < 4; ++i) {
        const std::uint32_t big_endian = __builtin_bswap32(twenty_four[i] << 8U);
        std::memcpy(into + 3 * i, &big_endian, sizeof big_endian);
    }
}

/// The last `left` (0 to 15) characters at the front of sixteen, '0' (the value 0) behind them.
Bytes last_characters(std::string_view armour, std::size_t left) {
    constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
    const scan::Words tail =
        left == 0 ? scan::Words{} : reinterpret_cast<scan::Words>(scan::tail_of(armour, left));
    std::uint64_t low = tail[0];
    std::uint64_t high = tail[1];
    // Little-endian: the first character is the lowest byte.
    std::uint64_t low_fill = zeros;
    std::uint64_t high_fill = zeros;
    if (left <= 8) {
        const std::size_t shift = 8 * (8 - left);
        low = left == 0 ? 0 : high >> shift;
        high = 0;
        low_fill = left == 8 ? 0 : zeros << 8 * left;
    } else {
        const std::size_t shift = 8 * (16 - left);
        low = low >> shift | high << (64 - shift);
        high >>= shift;
        low_fill = 0;
        high_fill = zeros << 8 * (left - 8);
    }
    return reinterpret_cast<Bytes>(scan::Words{low | low_fill, high | high_fill});
}

constexpr char six_bit_character(std::uint32_t value) {
    return static_cast<char>(value < 32 ? value + 64 : value);
}

}  // namespace

std::optional<ErrorCode> Payload::assign(std::string_view armour, unsigned fill) {
    bits_ = 0;
    if (armour.size() > most_armour) {
        return ErrorCode::too_long;
    }
    if (armour.size() * 6 < fill) {
        return ErrorCode::too_short;
    }
    Bytes faults{};
    std::uint8_t* into = bytes_.data();
    std::size_t i = 0;
    for (; i + scan::width <= armour.size(); i += scan::width, into += 12) {
        unpack_sixteen(scan::load(armour.data() + i), into, faults);
    }
    unpack_sixteen(last_characters(armour, armour.size() - i), into, faults);
    std::memset(into + 12, 0, 8);
    if (scan::has_any(faults)) {
        return ErrorCode::bad_character;
    }
    bits_ = armour.size() * 6 - fill;
    return std::nullopt;
}

std::array<std::uint64_t, 3> Payload::digest(std::size_t bits) const {
    constexpr std::size_t width = 64;
    constexpr std::size_t one_slot = 168;
    bits = std::min(bits, bits_);
    const auto word = [&](std::size_t at) {
        const std::size_t held = bits > at ? std::min(width, bits - at) : 0;
        return held == 0 ? 0 : word_at(at / 8) & ~std::uint64_t{0} << (width - held);
    };
    std::array<std::uint64_t, 3> digest{word(0), word(width), word(2 * width)};
    if (bits > one_slot) {
        constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
        std::uint64_t sum = bits;
        for (std::size_t at = width; at < bits; at += width) {
            sum = (sum ^ word(at)) * odd;
            sum ^= sum >> 29U;
            digest[1] = std::rotl(digest[1], 23) ^ sum;
        }
        digest[2] = sum;
    } else {
        digest[2] |= bits;  // below the 40 bits that are its share of a slot
    }
    return digest;
}

void Payload::append_text(SixBitText& out, std::size_t at, std::size_t width, bool& ended) const {
    constexpr std::size_t five_characters = 30;
    while (!ended && width >= 6 && holds(at, 6)) {
        const bool are_five = width >= five_characters && holds(at, five_characters);
        const std::size_t taken = are_five ? five_characters : 6;
        const std::uint32_t values = unsigned_at(at, taken) << (five_characters - taken);
        for (std::size_t done = 0; done < taken && !ended; done += 6) {
            const std::uint32_t value = values >> (five_characters - 6 - done) & 63U;
            ended = value == 0;
            if (!ended) {
                out.push_back(six_bit_character(value));
            }
        }
        at += taken;
        width -= taken;
    }
}

}  // namespace seaeye::ais
