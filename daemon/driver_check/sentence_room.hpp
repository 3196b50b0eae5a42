// Room for a sentence that a driver writes, with more behind it that it may not touch.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace seaeye::conformance {

class SentenceRoom {
public:
    /// `size`: bytes that the driver is told of; at least 1.
    explicit SentenceRoom(std::size_t size) : size_{size}, bytes_(size + behind, untouched) {
        bytes_[0] = '\0';
    }

    [[nodiscard]] char* bytes() { return bytes_.data(); }

    [[nodiscard]] std::size_t size() const { return size_; }

    /// What is wrong with what was written; empty when nothing is.
    [[nodiscard]] std::string fault() const {
        if (std::any_of(end(), bytes_.end(), [](char c) { return c != untouched; })) {
            return "it wrote behind the " + std::to_string(size_) + " bytes of its sentence's room";
        }
        const bool is_terminated = std::find(bytes_.begin(), end(), '\0') != end();
        return is_terminated ? "" : "its sentence is not terminated";
    }

    [[nodiscard]] std::string text() const {
        return {bytes_.begin(), std::find(bytes_.begin(), end(), '\0')};
    }

private:
    static constexpr char untouched = 0x5A;
    static constexpr std::size_t behind = 64;

    [[nodiscard]] std::vector<char>::const_iterator end() const {
        return bytes_.begin() + static_cast<std::ptrdiff_t>(size_);
    }

    std::size_t size_;
    std::vector<char> bytes_;
};

}  // namespace seaeye::conformance
