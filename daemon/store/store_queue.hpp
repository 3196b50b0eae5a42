// Between fusion and the store thread: one growing batch, bounded and counted.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "daemon/store/store.hpp"

namespace seaeye {

/// What the store thread is to do next.
struct StoreWork {
    std::uint64_t ticket = 0;  ///< everything up to here is in the batch
    bool is_last = false;      ///< the queue has been closed and is empty after this
};

/// Fusion puts, the store thread takes. Any thread.
class StoreQueue {
public:
    explicit StoreQueue(const StoreOptions& options) : options_{options} {}

    void put(Output output, Store::Wait wait);

    /// Waits for a batch that is due (or for `linger`) and swaps it with `batch`, which must be
    /// empty and may come back so.
    StoreWork take(Output& batch);

    /// The batch of this ticket is durable, or the disk refused it for now.
    void settle(std::uint64_t ticket);
    void refuse(std::string problem);

    /// Sleeps before the next attempt; returns at once when the queue is closed.
    void pause(Duration how_long);

    /// Waits until what was put so far has settled or been refused.
    void flush();

    void close();

    void count(const Output& written);
    [[nodiscard]] bool is_closed() const;
    [[nodiscard]] StoreCounts counts() const;

private:
    [[nodiscard]] bool has_room() const;
    [[nodiscard]] bool is_due() const;
    void put_points(std::vector<TrackPoint>& points, Store::Wait wait);
    void put_rows(Output& output);
    void drop_oldest_rows();

    StoreOptions options_;
    mutable std::mutex mutex_;
    std::condition_variable work_;     // for the store thread
    std::condition_variable settled_;  // for fusion
    Output pending_;
    StoreCounts counts_;
    std::uint64_t submitted_ = 0;
    std::uint64_t durable_ = 0;
    bool is_urgent_ = false;
    bool is_closed_ = false;
};

}  // namespace seaeye
