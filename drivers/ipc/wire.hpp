// Values in a packet, one after the other.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace seaeye::ipc {

/// Appends to a packet.
class WireWriter {
public:
    explicit WireWriter(std::vector<std::uint8_t>& packet) : packet_{packet} {}

    template <class T>
    void value(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&value);
        packet_.insert(packet_.end(), bytes, bytes + sizeof value);
    }

    void bytes(std::span<const std::uint8_t> bytes) {
        packet_.insert(packet_.end(), bytes.begin(), bytes.end());
    }

    void rest(std::string_view text) {
        bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }

    void sized(std::string_view text) {
        value(static_cast<std::uint32_t>(text.size()));
        rest(text);
    }

private:
    std::vector<std::uint8_t>& packet_;  // the caller's
};

/// Takes from a packet; once something was not there, all that follows is empty.
class WireReader {
public:
    explicit WireReader(std::span<const std::uint8_t> packet) : left_{packet} {}

    template <class T>
    T value() {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        const auto from = bytes(sizeof value);
        if (from.size() == sizeof value) {
            std::memcpy(&value, from.data(), sizeof value);
        }
        return value;
    }

    std::span<const std::uint8_t> bytes(std::size_t size) {
        is_whole_ = is_whole_ && size <= left_.size();
        if (!is_whole_) {
            left_ = {};
            return {};
        }
        const auto taken = left_.first(size);
        left_ = left_.subspan(size);
        return taken;
    }

    std::string_view sized() { return text(bytes(value<std::uint32_t>())); }

    std::span<const std::uint8_t> rest() { return bytes(left_.size()); }

    std::string_view rest_text() { return text(rest()); }

    [[nodiscard]] bool is_at_end() const { return left_.empty(); }

    /// Everything asked for was there.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

private:
    static std::string_view text(std::span<const std::uint8_t> bytes) {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    std::span<const std::uint8_t> left_;  // the caller's
    bool is_whole_ = true;
};

}  // namespace seaeye::ipc
