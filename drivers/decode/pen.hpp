// Writes JSON quickly: names are ready-made pieces, numbers are integers with a point put in. For
// decoders that print millions of messages; everything else uses schemas/json_writer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "schemas/json_writer.hpp"

namespace seaeye {

/// A short text, padded so that a copy of it has a fixed length.
class Piece {
public:
    static constexpr std::size_t capacity = 48;

    constexpr Piece() = default;

    /// Longer text is cut: names are checked by the tests that print them.
    constexpr Piece(std::string_view text)  // NOLINT(google-explicit-constructor): as Text
        : size_{text.size() < capacity ? text.size() : capacity} {
        for (std::size_t i = 0; i < size_; ++i) {
            bytes_[i] = text[i];
        }
    }

    /// ,"name":
    static Piece key(std::string_view name) {
        return Piece{std::string{",\""}.append(name).append("\":")};
    }

    [[nodiscard]] constexpr const char* data() const { return bytes_.data(); }

    [[nodiscard]] constexpr std::size_t size() const { return size_; }

private:
    std::array<char, capacity> bytes_{};
    std::size_t size_ = 0;
};

/// Appends to a buffer of its own, which goes to the string it borrows at the end, or when full.
class Pen {
public:
    explicit Pen(std::string& out) : out_{out} {}

    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;

    ~Pen() { out_.append(buffer_.data(), used()); }

    void put(const Piece& piece) {
        make_room();
        std::memcpy(at_, piece.data(), Piece::capacity);
        at_ += piece.size();
    }

    /// One character; at most eight between two other calls.
    void put(char c) { *at_++ = c; }

    /// The next key() leaves its comma out.
    void begin_object() {
        make_room();
        *at_++ = '{';
        is_first_ = true;
    }

    void end_object() {
        *at_++ = '}';
        is_first_ = false;
    }

    void natural(std::uint32_t value) {
        make_room();
        at_ = write_natural(at_, value);
    }

    void integer(std::int32_t value) {
        make_room();
        put_sign(value < 0);
        at_ = write_natural(at_, magnitude(value));
    }

    /// `scaled` is the value times ten to the power of `decimals` (0 to 9).
    void fixed(std::int64_t scaled, int decimals) {
        make_room();
        put_sign(scaled < 0);
        const std::uint64_t value = scaled < 0 ? 0U - static_cast<std::uint64_t>(scaled)
                                               : static_cast<std::uint64_t>(scaled);
        switch (decimals) {
            case 0:
                return put_fixed<1>(value);
            case 1:
                return put_fixed<10>(value);
            case 2:
                return put_fixed<100>(value);
            case 3:
                return put_fixed<1'000>(value);
            case 4:
                return put_fixed<10'000>(value);
            case 5:
                return put_fixed<100'000>(value);
            case 6:
                return put_fixed<1'000'000>(value);
            case 7:
                return put_fixed<10'000'000>(value);
            case 8:
                return put_fixed<100'000'000>(value);
            default:
                return put_fixed<1'000'000'000>(value);
        }
    }

    /// A JSON string; what is not plain ASCII, or could be markup, is escaped.
    void quoted(std::string_view text);

    /// Text that is JSON already, of any length.
    void words(std::string_view json);

    void hexadecimal(std::uint8_t byte) {
        constexpr std::string_view digits = "0123456789abcdef";
        make_room();
        *at_++ = digits[byte >> 4U];
        *at_++ = digits[byte & 15U];
    }

    /// Sets the key of a value: a piece that begins with a comma, left out after a bracket.
    void key(const Piece& piece) {
        make_room();
        const std::size_t skipped = is_first_ ? 1 : 0;
        std::memcpy(at_, piece.data() + skipped, Piece::capacity - 1);
        at_ += piece.size() - skipped;
        is_first_ = false;
    }

private:
    static constexpr std::size_t size = 4096;
    static constexpr std::size_t margin = 128;  // a piece, a number and a few characters

    [[nodiscard]] std::size_t used() const {
        return static_cast<std::size_t>(at_ - buffer_.data());
    }

    void make_room() {
        if (used() > size - margin) {
            out_.append(buffer_.data(), used());
            at_ = buffer_.data();
        }
    }

    void put_sign(bool is_negative) {
        *at_ = '-';
        at_ += is_negative ? 1 : 0;
    }

    static std::uint32_t magnitude(std::int32_t value) {
        const auto bits = static_cast<std::uint32_t>(value);
        return value < 0 ? 0U - bits : bits;
    }

    static char* write_pair(char* to, std::uint32_t below_100);
    static char* write_natural(char* to, std::uint32_t value);

    /// Exactly as many digits as `unit` has zeros.
    template <std::uint32_t unit>
    static char* write_fraction(char* to, std::uint32_t fraction) {
        if constexpr (unit >= 100) {
            to = write_pair(to, fraction / (unit / 100));
            return write_fraction<unit / 100>(to, fraction % (unit / 100));
        } else if constexpr (unit == 10) {
            *to = static_cast<char>('0' + fraction);
            return to + 1;
        } else {
            return to;
        }
    }

    /// What does not fit 32 bits has lost its meaning long before: it is cut to them.
    template <std::uint32_t unit>
    void put_fixed(std::uint64_t scaled) {
        const auto whole = static_cast<std::uint32_t>(scaled / unit);
        at_ = write_natural(at_, whole);
        if constexpr (unit > 1) {
            *at_++ = '.';
            at_ = write_fraction<unit>(at_, static_cast<std::uint32_t>(scaled % unit));
        }
    }

    std::string& out_;  // the caller's
    std::array<char, size> buffer_;
    char* at_ = buffer_.data();
    bool is_first_ = false;
};

namespace pen {

constexpr std::array<char, 200> make_pairs() {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}

inline constexpr auto pairs = make_pairs();

}  // namespace pen

inline char* Pen::write_pair(char* to, std::uint32_t below_100) {
    std::memcpy(to, pen::pairs.data() + std::size_t{2} * below_100, 2);
    return to + 2;
}

inline char* Pen::write_natural(char* to, std::uint32_t value) {
    if (value < 10) {
        *to = static_cast<char>('0' + value);
        return to + 1;
    }
    if (value < 100) {
        return write_pair(to, value);
    }
    std::array<char, 10> digits;
    char* begin = digits.data() + digits.size();
    while (value >= 100) {
        begin -= 2;
        write_pair(begin, value % 100);
        value /= 100;
    }
    if (value >= 10) {
        begin -= 2;
        write_pair(begin, value);
    } else {
        *--begin = static_cast<char>('0' + value);
    }
    const auto count = static_cast<std::size_t>(digits.data() + digits.size() - begin);
    std::memcpy(to, begin, count);
    return to + count;
}

}  // namespace seaeye
