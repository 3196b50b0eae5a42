// Short text of bounded length that never allocates: names, callsigns, destinations.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace seaeye {

/// At most N bytes of text. Longer input is cut, as the wire formats it comes from cut theirs.
template <std::size_t N>
class Text {
    static_assert(N < 256, "the length is one byte");

public:
    constexpr Text() = default;

    constexpr Text(std::string_view text)  // NOLINT(google-explicit-constructor): a name is a name
        : size_{static_cast<std::uint8_t>(std::min(text.size(), N))} {
        std::copy_n(text.begin(), size_, bytes_.begin());
    }

    constexpr Text(const char* text)
        : Text{std::string_view{text}} {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), size_}; }

    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }

    /// In place, as the constructor would.
    constexpr void assign(std::string_view text) {
        size_ = static_cast<std::uint8_t>(std::min(text.size(), N));
        std::copy_n(text.begin(), size_, bytes_.begin());
    }

    constexpr void clear() { size_ = 0; }

    /// Removes every `c` at the end.
    constexpr void trim_end(char c) {
        while (size_ > 0 && bytes_[size_ - 1U] == c) {
            --size_;
        }
    }

    constexpr void push_back(char c) {
        if (size_ < N) {
            bytes_[size_] = c;
            ++size_;
        }
    }

    friend constexpr bool operator==(const Text& a, const Text& b) { return a.view() == b.view(); }

    friend constexpr auto operator<=>(const Text& a, const Text& b) {
        return a.view() <=> b.view();
    }

private:
    std::array<char, N> bytes_{};
    std::uint8_t size_ = 0;
};

}  // namespace seaeye
