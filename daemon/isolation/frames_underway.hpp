// Frames on their way through a driver's process: those that wait, those it was given, and the one
// it did last.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "drivers/host.hpp"

namespace seaeye {

/// A frame with bytes of its own.
struct HeldFrame {
    std::uint64_t number = 0;
    std::optional<Time> received;
    std::uint8_t stream = 0;
    std::vector<std::uint8_t> bytes;
};

/// In order. One thread.
class FramesUnderway {
public:
    static constexpr std::size_t most_frames = 4096;
    static constexpr std::size_t most_bytes = 8U << 20U;  ///< of all of them
    static constexpr std::size_t most_given = 128;

    /// Adds one. Gives back the oldest that waits, when there are too many.
    std::optional<HeldFrame> push(const Frame& frame) {
        waiting_.push_back({.number = frame.number,
                            .received = frame.received,
                            .stream = frame.stream,
                            .bytes = {frame.bytes.begin(), frame.bytes.end()}});
        bytes_ += frame.bytes.size();
        return size() > most_frames || bytes_ > most_bytes ? take_first(waiting_) : std::nullopt;
    }

    /// The next one to give; nullptr when none waits or enough are given.
    [[nodiscard]] const HeldFrame* next() const {
        return waiting_.empty() || given_.size() >= most_given ? nullptr : &waiting_.front();
    }

    /// next() was given.
    void gave() {
        given_.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }

    /// The one that the driver is at; nullptr: none.
    [[nodiscard]] const HeldFrame* current() const {
        return given_.empty() ? nullptr : &given_.front();
    }

    /// It is done with it.
    void done() { last_done_ = take_first(given_); }

    /// The process is gone: what it was at is given back, the rest waits for the next one.
    std::optional<HeldFrame> fall_back() {
        auto culprit = take_first(given_);
        waiting_.insert(waiting_.begin(),
                        std::make_move_iterator(given_.begin()),
                        std::make_move_iterator(given_.end()));
        given_.clear();
        return culprit;
    }

    /// Gives back all that wait, one after the other.
    std::optional<HeldFrame> give_up() { return take_first(waiting_); }

    [[nodiscard]] const std::optional<HeldFrame>& last_done() const { return last_done_; }

    [[nodiscard]] bool empty() const { return size() == 0; }

    /// Whether a link that can wait should go on.
    [[nodiscard]] bool has_room() const {
        return size() * 2 <= most_frames && bytes_ * 2 <= most_bytes;
    }

private:
    [[nodiscard]] std::size_t size() const { return waiting_.size() + given_.size(); }

    std::optional<HeldFrame> take_first(std::deque<HeldFrame>& frames) {
        if (frames.empty()) {
            return std::nullopt;
        }
        std::optional<HeldFrame> first{std::move(frames.front())};
        frames.pop_front();
        bytes_ -= first->bytes.size();
        return first;
    }

    std::deque<HeldFrame> waiting_;
    std::deque<HeldFrame> given_;
    std::size_t bytes_ = 0;
    std::optional<HeldFrame> last_done_;
};

}  // namespace seaeye
