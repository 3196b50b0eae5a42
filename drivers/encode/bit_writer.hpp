// Packs the fields of an AIS message into six-bit units, most significant bit first, and armours
// them. The other end of a decoder's bit reader; made for the simulator and for tests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace seaeye {

/// Bits as they go over the air, in the order they are put.
class BitWriter {
public:
    /// The low `width` (1 to 64) bits of `value`.
    void put(std::uint64_t value, int width) {
        for (int bit = width - 1; bit >= 0; --bit) {
            if (size_ % 6 == 0) {
                units_.push_back('\0');
            }
            const unsigned on = (value >> static_cast<unsigned>(bit)) & 1U;
            units_.back() = static_cast<char>(static_cast<unsigned char>(units_.back()) << 1U | on);
            ++size_;
        }
    }

    /// Two's complement in `width` bits.
    void put_signed(std::int64_t value, int width) {
        put(static_cast<std::uint64_t>(value), width);
    }

    /// Exactly `characters` six-bit characters, cut or filled with '@'. Lower case becomes upper;
    /// what the alphabet lacks becomes a blank. ITU-R M.1371-5 annex 8 table 47.
    void put_text(std::string_view text, std::size_t characters) {
        for (std::size_t at = 0; at < characters; ++at) {
            put(at < text.size() ? six_bit(text[at]) : 0U, 6);
        }
    }

    [[nodiscard]] int size() const { return size_; }

    /// Zero bits needed to fill the last six-bit unit, 0 to 5.
    [[nodiscard]] int fill_bits() const { return (6 - size_ % 6) % 6; }

    /// The armoured text of IEC 61162-1 (VDM): one character for six bits.
    [[nodiscard]] std::string armour() const {
        std::string text = units_;
        if (!text.empty()) {
            text.back() = static_cast<char>(text.back() << fill_bits());
        }
        std::ranges::transform(text, text.begin(), [](char unit) {
            return static_cast<char>(unit + (unit < 40 ? 48 : 56));
        });
        return text;
    }

private:
    static unsigned six_bit(char c) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
        if (c < ' ' || c > '_') {
            c = ' ';
        }
        return static_cast<unsigned>(c) & 0x3FU;
    }

    std::string units_;  // each 0 to 63; the last one not yet shifted up
    int size_ = 0;       // bits
};

}  // namespace seaeye
