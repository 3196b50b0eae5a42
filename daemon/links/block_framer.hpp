// Cuts a stream of bytes into blocks that say their length: big-endian in bytes 1 and 2, counted
// from byte 0 (ASTERIX). A block longer than the cap is cut there and its rest is a frame of its
// own. A length below 3 cannot be: bytes are skipped one by one, and counted, until one can.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace seaeye {

/// Keeps at most one unfinished block. Any thread, one at a time.
class BlockFramer {
public:
    static constexpr std::size_t head = 3;            ///< bytes
    static constexpr std::size_t usual_cap = 65'535;  ///< bytes; for drivers that name no other

    explicit BlockFramer(std::size_t cap = usual_cap) : cap_{std::max(cap, head)} {}

    /// Calls on_block(std::span<const std::uint8_t>) for every block that `bytes` completes.
    template <class OnBlock>
    void feed(std::span<const std::uint8_t> bytes, OnBlock&& on_block) {
        rest_.insert(rest_.end(), bytes.begin(), bytes.end());
        std::span<const std::uint8_t> all{rest_};
        while (all.size() >= head) {
            const std::size_t length = std::size_t{all[1]} << 8U | all[2];
            if (length < head) {
                ++skipped_bytes_;
                ++at_;
                all = all.subspan(1);
                continue;
            }
            if (all.size() < length) {
                break;
            }
            hand_over(all.first(length), on_block);
            all = all.subspan(length);
        }
        rest_.erase(rest_.begin(), rest_.end() - static_cast<std::ptrdiff_t>(all.size()));
    }

    /// The input ended: hands over what is no whole block.
    template <class OnBlock>
    void finish(OnBlock&& on_block) {
        hand_over(rest_, on_block);
        rest_.clear();
    }

    /// Where the block that is being handed over begins, in bytes of the stream from 0.
    [[nodiscard]] std::uint64_t begins_at() const { return at_; }

    [[nodiscard]] std::uint64_t skipped_bytes() const { return skipped_bytes_; }

private:
    template <class OnBlock>
    void hand_over(std::span<const std::uint8_t> block, OnBlock&& on_block) {
        while (!block.empty()) {
            const std::size_t now = std::min(cap_, block.size());
            on_block(block.first(now));
            block = block.subspan(now);
            at_ += now;
        }
    }

    std::size_t cap_;
    std::vector<std::uint8_t> rest_;
    std::uint64_t skipped_bytes_ = 0;
    std::uint64_t at_ = 0;  // bytes of the stream before the next block
};

}  // namespace seaeye
