// Writes JSON quickly: names are ready-made pieces, numbers are integers with a point put in. For
// decoders that print millions of messages; everything else uses schemas/json_writer.
//
// Every function takes the place where to write and gives the place behind what it wrote: a cursor
// that is a member would have to be stored and loaded around each character, since characters may
// alias anything. Before a few items are written, PenPage::room makes sure that they fit.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace seaeye {

/// A short text, padded so that a copy of it has a fixed length.
class Piece {
public:
    static constexpr std::size_t capacity = 64;

    constexpr Piece() = default;

    /// Longer text is cut: names are checked by the tests that print them.
    constexpr Piece(std::string_view text) {  // NOLINT(google-explicit-constructor): as Text
        append(text);
    }

    /// ,"name":
    static constexpr Piece key(std::string_view name) {
        Piece piece;
        piece.append(",\"");
        piece.append(name);
        piece.append("\":");
        return piece;
    }

    [[nodiscard]] constexpr const char* data() const { return bytes_.data(); }

    [[nodiscard]] constexpr std::size_t size() const { return size_; }

private:
    constexpr void append(std::string_view text) {
        for (std::size_t i = 0; i < text.size() && size_ < capacity; ++i) {
            bytes_[size_] = text[i];
            ++size_;
        }
    }

    std::array<char, capacity + 1> bytes_{};  // one more: a copy may begin at the second
    std::size_t size_ = 0;
};

/// Where pages go that are full.
class Ink {
public:
    Ink() = default;
    Ink(const Ink&) = delete;
    Ink& operator=(const Ink&) = delete;
    virtual ~Ink() = default;

    virtual void take(std::string_view text) = 0;
};

/// What is being written, before it goes to its ink. May hold many rows.
class PenPage {
public:
    /// A piece, a number and a few characters always fit behind room().
    static constexpr std::size_t margin = 160;
    /// What a buffer has to hold at least.
    static constexpr std::size_t least_bytes = 16'384;

    /// Both are borrowed. `buffer`: of at least `least_bytes`.
    PenPage(std::span<char> buffer, Ink& ink) : ink_{ink}, buffer_{buffer}, at_{buffer.data()} {}

    PenPage(const PenPage&) = delete;
    PenPage& operator=(const PenPage&) = delete;

    /// Where the next row goes.
    char* begin() { return at_; }

    /// The row has ended at `at`.
    void leave(char* at) { at_ = at; }

    /// Where to go on, with `needed` (at most 8,192) bytes free.
    char* room(char* at, std::size_t needed = margin) {
        return at <= buffer_.data() + (buffer_.size() - needed) ? at : turn(at);
    }

    /// Hands over everything up to `at`; gives the begin.
    char* turn(char* at) {
        ink_.take({buffer_.data(), static_cast<std::size_t>(at - buffer_.data())});
        return buffer_.data();
    }

    /// Hands over the rows there are.
    void flush() { at_ = turn(at_); }

private:
    Ink& ink_;
    std::span<char> buffer_;
    char* at_;
};

/// A string as ink.
class StringInk final : public Ink {
public:
    explicit StringInk(std::string& out) : out_{out} {}

    void take(std::string_view text) override { out_ += text; }

private:
    std::string& out_;  // the caller's
};

namespace pen {

static_assert(std::endian::native == std::endian::little, "digits are placed by their bytes");

/// Most names are short: 32 bytes in two moves, whatever their length.
inline char* put(char* at, const Piece& piece) {
    constexpr std::size_t usual = 32;
    std::memcpy(at, piece.data(), usual);
    if (piece.size() > usual) [[unlikely]] {
        std::memcpy(at + usual, piece.data() + usual, Piece::capacity - usual);
    }
    return at + piece.size();
}

/// Without its first `skipped` (0 or 1) characters: the comma of a key behind a bracket.
inline char* put(char* at, const Piece& piece, std::size_t skipped) {
    std::memcpy(at, piece.data() + skipped, Piece::capacity / 2);
    if (piece.size() > Piece::capacity / 2) [[unlikely]] {
        std::memcpy(at, piece.data() + skipped, Piece::capacity);
    }
    return at + piece.size() - skipped;
}

inline char* put(char* at, char c) {
    *at = c;
    return at + 1;
}

/// 0 to 999 as text, and how long each is.
struct Small {
    std::array<std::array<char, 4>, 1000> text{};
    std::array<std::uint8_t, 1000> size{};
};

constexpr Small make_small() {
    Small small;
    for (unsigned value = 0; value < 1000; ++value) {
        auto& text = small.text[value];
        std::uint8_t n = 0;
        for (const unsigned unit : {100U, 10U, 1U}) {
            if (value >= unit || unit == 1) {
                text[n] = static_cast<char>('0' + value / unit % 10);
                ++n;
            }
        }
        small.size[value] = n;
    }
    return small;
}

inline constexpr Small small = make_small();

/// One digit a byte, the highest first in memory. Three multiplications in place of eight
/// divisions: Muła, "SIMD and SWAR number to ASCII conversion", 2011. `value` < 100,000,000.
inline std::uint64_t eight_digits(std::uint32_t value) {
    const std::uint64_t halves = value / 10'000 | std::uint64_t{value % 10'000} << 32U;
    const std::uint64_t hundreds = (halves * 10'486U >> 20U) & 0x0000'007F'0000'007FU;
    const std::uint64_t pairs = hundreds | (halves - 100 * hundreds) << 16U;
    const std::uint64_t tens = (pairs * 103U >> 10U) & 0x000F'000F'000F'000FU;
    return tens | (pairs - 10 * tens) << 8U;
}

constexpr std::uint64_t ascii_zeros = 0x3030'3030'3030'3030;

/// Exactly `count` (1 to 8) digits, those of `value` times ten to the power of 8 - `count`.
inline char* put_digits(char* at, std::uint32_t value, std::size_t count) {
    const std::uint64_t digits = eight_digits(value) | ascii_zeros;
    std::memcpy(at, &digits, sizeof digits);
    return at + count;
}

/// How many digits a number from 1,000 to 99,999,999 has. Not taken from the digits, so that what
/// follows need not wait for them.
inline std::size_t count_digits_of(std::uint32_t value) {
    return 4U + (value >= 10'000 ? 1U : 0U) + (value >= 100'000 ? 1U : 0U) +
           (value >= 1'000'000 ? 1U : 0U) + (value >= 10'000'000 ? 1U : 0U);
}

inline char* natural(char* at, std::uint32_t value) {
    if (value < 1'000) {
        std::memcpy(at, small.text[value].data(), 4);
        return at + small.size[value];
    }
    constexpr std::uint32_t eight = 100'000'000;
    if (value >= eight) {
        at = natural(at, value / eight);
        return put_digits(at, value % eight, 8);
    }
    const std::size_t count = count_digits_of(value);
    const std::uint64_t digits = (eight_digits(value) | ascii_zeros) >> (8U * (8U - count));
    std::memcpy(at, &digits, sizeof digits);
    return at + count;
}

inline char* natural_64(char* at, std::uint64_t value) {
    constexpr std::uint64_t eight = 100'000'000;
    if (value < eight) {
        return natural(at, static_cast<std::uint32_t>(value));
    }
    return put_digits(natural_64(at, value / eight), static_cast<std::uint32_t>(value % eight), 8);
}

inline char* integer(char* at, std::int32_t value) {
    const auto bits = static_cast<std::uint32_t>(value);
    *at = '-';
    return natural(at + (value < 0 ? 1 : 0), value < 0 ? 0U - bits : bits);
}

template <std::uint32_t unit, std::size_t decimals>
char* fraction(char* at, std::uint64_t scaled) {
    at = natural(at, static_cast<std::uint32_t>(scaled / unit));
    *at = '.';
    const auto rest = static_cast<std::uint32_t>(scaled % unit);
    if constexpr (decimals == 1) {
        at[1] = static_cast<char>('0' + rest);
        return at + 2;
    } else {
        return put_digits(at + 1, rest * (100'000'000 / unit), decimals);
    }
}

/// `scaled` is the value times ten to the power of `decimals` (0 to 8). A whole part beyond 32 bits
/// has lost its meaning long before: it is cut to them.
inline char* fixed(char* at, std::int64_t scaled, int decimals) {
    *at = '-';
    at += scaled < 0 ? 1 : 0;
    const auto bits = static_cast<std::uint64_t>(scaled);
    const std::uint64_t value = scaled < 0 ? 0U - bits : bits;
    switch (decimals) {
        case 0:
            return natural(at, static_cast<std::uint32_t>(value));
        case 1:
            return fraction<10, 1>(at, value);
        case 2:
            return fraction<100, 2>(at, value);
        case 3:
            return fraction<1'000, 3>(at, value);
        case 4:
            return fraction<10'000, 4>(at, value);
        case 5:
            return fraction<100'000, 5>(at, value);
        case 6:
            return fraction<1'000'000, 6>(at, value);
        case 7:
            return fraction<10'000'000, 7>(at, value);
        default:
            return fraction<100'000'000, 8>(at, value);
    }
}

inline char* hexadecimal(char* at, std::uint8_t byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    at[0] = digits[byte >> 4U];
    at[1] = digits[byte & 15U];
    return at + 2;
}

/// Text that is JSON already, of any length.
char* words(PenPage& page, char* at, std::string_view json);

/// A JSON string of any length; what is not plain ASCII, or could be markup, is escaped.
char* quoted(PenPage& page, char* at, std::string_view text);

}  // namespace pen

}  // namespace seaeye
