// The frames of an input of ASTERIX: blocks one after another, as recorders write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/links/byte_reader.hpp"

namespace seaeye::commands {

/// One frame: one block, or what is left where no block can be found.
struct AsterixFrame {
    std::uint64_t number = 0;  ///< from 1
    std::uint64_t offset = 0;  ///< of its first byte in the input
    std::span<const std::uint8_t> bytes;
};

/// Reads frames from a file or standard input. One thread.
class AsterixFrames {
public:
    explicit AsterixFrames(ByteReader reader) : reader_{std::move(reader)} {}

    /// The next frame, borrowed until the next call; nullopt at the end, or when fault() says why.
    std::optional<AsterixFrame> next() {
        const bool has_header = fill(header);
        const std::size_t length =
            has_header ? std::size_t{buffer_[at_ + 1]} << 8U | buffer_[at_ + 2] : 0;
        if (length >= header && fill(length)) {
            return take(length);
        }
        // Nothing says where the next block would begin: the rest is one frame, or as much of it
        // as a block could be.
        fill(longest);
        const std::size_t rest = std::min(buffer_.size() - at_, longest);
        return rest > 0 ? std::optional{take(rest)} : std::nullopt;
    }

    [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }

private:
    static constexpr std::size_t header = 3;
    static constexpr std::size_t longest = 65'535;
    static constexpr std::size_t chunk = 1U << 18U;

    AsterixFrame take(std::size_t size) {
        const AsterixFrame frame{
            .number = ++number_,
            .offset = offset_,
            .bytes = std::span<const std::uint8_t>{buffer_}.subspan(at_, size)};
        at_ += size;
        offset_ += size;
        return frame;
    }

    /// True when `size` bytes are there to be taken.
    bool fill(std::size_t size) {
        while (buffer_.size() - at_ < size && !is_at_end_) {
            buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
            at_ = 0;
            const std::size_t had = buffer_.size();
            buffer_.resize(had + chunk);
            const auto got = reader_.read(std::span{buffer_}.subspan(had));
            buffer_.resize(had + (got ? *got : 0));
            fault_ = got ? fault_ : std::optional{got.error().text};
            is_at_end_ = !got || *got == 0;
        }
        return buffer_.size() - at_ >= size;
    }

    ByteReader reader_;
    std::vector<std::uint8_t> buffer_;
    std::size_t at_ = 0;
    std::uint64_t offset_ = 0;
    std::uint64_t number_ = 0;
    bool is_at_end_ = false;
    std::optional<std::string> fault_;
};

}  // namespace seaeye::commands
