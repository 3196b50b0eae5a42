// The bounded queue between two threads: one produces, one consumes, both by the batch. What does
// not fit is dropped and counted; nothing grows without bound.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <vector>

#include "schemas/time.hpp"

namespace seaeye {

struct QueueCounts {
    std::size_t depth = 0;  ///< waiting now
    std::uint64_t taken = 0;
    std::uint64_t dropped = 0;
};

/// One producer thread, one consumer thread; counts() from any.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_{capacity} {}

    /// Moves the batch in, oldest first, as far as there is room, and empties it. Gives how many
    /// were dropped. A closed queue drops all.
    std::size_t push(std::vector<T>& batch) {
        std::size_t kept = 0;
        {
            const std::lock_guard lock{mutex_};
            kept = is_closed_ ? 0 : std::min(batch.size(), capacity_ - waiting_.size());
            waiting_.insert(
                waiting_.end(),
                std::make_move_iterator(batch.begin()),
                std::make_move_iterator(batch.begin() + static_cast<std::ptrdiff_t>(kept)));
            taken_ += kept;
            dropped_ += batch.size() - kept;
        }
        if (kept > 0) {
            arrived_.notify_one();
        }
        const std::size_t lost = batch.size() - kept;
        batch.clear();
        return lost;
    }

    /// Swaps everything that waits into `into`, which is emptied first. Waits up to `timeout` for
    /// something to come. False when nothing came; true or false, a closed and drained queue never
    /// waits.
    bool pop(std::vector<T>& into, Duration timeout) {
        into.clear();
        std::unique_lock lock{mutex_};
        arrived_.wait_for(lock, timeout, [this] { return is_closed_ || !waiting_.empty(); });
        into.swap(waiting_);
        return !into.empty();
    }

    /// No more comes: what waits can still be popped.
    void close() {
        {
            const std::lock_guard lock{mutex_};
            is_closed_ = true;
        }
        arrived_.notify_all();
    }

    /// Closed, and everything popped: the consumer's work is done.
    [[nodiscard]] bool is_finished() const {
        const std::lock_guard lock{mutex_};
        return is_closed_ && waiting_.empty();
    }

    [[nodiscard]] std::size_t capacity() const { return capacity_; }

    /// How many more fit now.
    [[nodiscard]] std::size_t room() const {
        const std::lock_guard lock{mutex_};
        return capacity_ - waiting_.size();
    }

    [[nodiscard]] QueueCounts counts() const {
        const std::lock_guard lock{mutex_};
        return {.depth = waiting_.size(), .taken = taken_, .dropped = dropped_};
    }

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<T> waiting_;
    std::uint64_t taken_ = 0;
    std::uint64_t dropped_ = 0;
    bool is_closed_ = false;
};

}  // namespace seaeye
