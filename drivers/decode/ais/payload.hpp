// The bits of one AIS message, out of the six-bit armour of VDM sentences. Every read is bounded:
// a place outside the message reads as zero, never as memory.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "schemas/result.hpp"
#include "schemas/text.hpp"

namespace seaeye::ais {

/// ITU-R M.1371-5: five slots hold at most 1,064 bits (message 26); the others end at 1,008.
constexpr std::size_t most_bits = 1064;
constexpr std::size_t most_armour = (most_bits + 5) / 6;

/// Text as AIS carries it, at most 161 characters (message 14).
using SixBitText = Text<161>;

/// One message's bits, packed most significant first.
class Payload {
public:
    /// Undoes the armour. `fill`: 0 to 5 unused bits at the end. Gives the fault, or nothing:
    /// bad_character (outside
    /// 0x30-0x57 and 0x60-0x77), too_short (fewer bits than `fill`), too_long (over five slots).
    std::optional<ErrorCode> assign(std::string_view armour, unsigned fill);

    [[nodiscard]] std::size_t bits() const { return bits_; }

    [[nodiscard]] bool holds(std::size_t at, std::size_t width) const {
        return at <= bits_ && width <= bits_ - at;
    }

    /// `width` bits (1 to 32) at `at`, unsigned. 0 when they are not all there.
    [[nodiscard]] std::uint32_t unsigned_at(std::size_t at, std::size_t width) const {
        if (!holds(at, width) || width == 0 || width > 32) {
            return 0;
        }
        return static_cast<std::uint32_t>(word_at(at / 8) << (at % 8) >> (64 - width));
    }

    /// The same in two's complement.
    [[nodiscard]] std::int32_t signed_at(std::size_t at, std::size_t width) const {
        const std::uint32_t value = unsigned_at(at, width);
        if (width == 0 || width >= 32 || (value >> (width - 1) & 1U) == 0) {
            return static_cast<std::int32_t>(value);
        }
        return static_cast<std::int32_t>(value | ~std::uint32_t{0} << width);
    }

    /// Appends six-bit text of up to `width` bits: the whole characters that are there, up to the
    /// first '@', which sets `ended`. Blanks at the end are the caller's to remove.
    void append_text(SixBitText& out, std::size_t at, std::size_t width, bool& ended) const;

    /// The first `bits` bits (at most those there are) in short: themselves where they are at most
    /// 168, which is one slot; the 64 first of more, and a sum of the others. With how many they
    /// are.
    [[nodiscard]] std::array<std::uint64_t, 3> digest(std::size_t bits) const;

private:
    [[nodiscard]] std::uint64_t word_at(std::size_t byte) const {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes_.data() + byte, sizeof word);
        return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
    }

    std::array<std::uint8_t, most_bits / 8 + 32> bytes_{};  // reads and writes go past the end
    std::size_t bits_ = 0;
};

}  // namespace seaeye::ais
