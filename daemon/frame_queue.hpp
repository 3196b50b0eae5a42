// Frames that a driver's hardware gave and that wait for the loop. Bounded: the newest stay.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace seaeye {

/// One thread at a time.
class FrameQueue {
public:
    static constexpr std::size_t most_frames = 1024;
    static constexpr std::size_t most_bytes = 4U << 20U;  ///< of all of them

    /// False when the oldest had to make room. A frame is at most `most_bytes` long.
    bool push(std::span<const std::uint8_t> frame) {
        bool has_room = true;
        while (frames_.size() >= most_frames ||
               (bytes_ + frame.size() > most_bytes && !frames_.empty())) {
            bytes_ -= frames_.front().size();
            frames_.pop_front();
            ++dropped_;
            has_room = false;
        }
        frames_.emplace_back(frame.begin(), frame.end());
        bytes_ += frame.size();
        return has_room;
    }

    /// The oldest.
    std::optional<std::vector<std::uint8_t>> pop() {
        if (frames_.empty()) {
            return std::nullopt;
        }
        std::optional<std::vector<std::uint8_t>> frame{std::move(frames_.front())};
        frames_.pop_front();
        bytes_ -= frame->size();
        return frame;
    }

    void clear() {
        frames_.clear();
        bytes_ = 0;
    }

    /// Frames given up since the beginning.
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

private:
    std::deque<std::vector<std::uint8_t>> frames_;
    std::size_t bytes_ = 0;
    std::uint64_t dropped_ = 0;
};

}  // namespace seaeye
