// The record: one SQLite file in WAL mode, one writer thread. An event is acknowledged only once it
// is on the disk.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fusion/output.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// Where events go once they are durable. Called on the store thread.
using OnDurable = std::function<void(const std::vector<Event>&)>;

struct StoreCounts {
    std::uint64_t points = 0;
    std::uint64_t tracks = 0;
    std::uint64_t vessels = 0;
    std::uint64_t events = 0;
    std::uint64_t commits = 0;
    std::uint64_t points_dropped = 0;  ///< history lost to a full queue; events never are
    std::uint64_t rows_dropped =
        0;  ///< oldest track and vessel rows, and `updated` transitions, of a disk long full
    std::uint64_t failures = 0;  ///< writes that failed; each is tried again
    std::string problem;         ///< of the last failed write, empty when well
};

struct StoreOptions {
    std::size_t batch_points = 8'192;     ///< write once so many are queued ...
    Duration linger = seconds(1.0);       ///< ... or after so long
    std::size_t queue_points = 24'576;    ///< 72 bytes each
    std::size_t queue_rows = 16'384;      ///< of tracks, of vessels and of events, each
    Duration checkpoint = seconds(30.0);  ///< what a power cut can cost of history
};

/// Writes outputs of the pipeline. Opens or creates the file, runs the migrations (forward only),
/// owns the writer thread. Points are committed in batches with synchronous=NORMAL, events at once
/// with synchronous=FULL. When the disk refuses, the batch is kept and tried again; `counts` says
/// so.
class Store {
    struct Impl;

public:
    /// Fails: not_readable / refused with the path and what SQLite said; not_ours for a file of
    /// something else; unsupported for a file of a newer version.
    static Result<std::unique_ptr<Store>> open(const std::string& path,
                                               OnDurable on_durable,
                                               const StoreOptions& options = {});

    explicit Store(std::unique_ptr<Impl> impl);  ///< for `open`
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();  ///< writes what is queued (one attempt if the disk refuses), then closes

    /// Queues one step's output. When the queue is full, `yes` blocks until there is room, unless
    /// the disk refuses; else points are dropped (counted), never events. With `no` events are
    /// written at once, with `yes` (nobody is waiting) together with the next batch. Fusion thread.
    enum class Wait : std::uint8_t { no, yes };
    void submit(Output output, Wait wait);

    /// Returns when everything submitted so far is durable, or when the disk has refused it
    /// (`counts().problem`).
    void flush();

    /// Any thread.
    [[nodiscard]] StoreCounts counts() const;

    /// The first track id that was never used in this file when it was opened.
    [[nodiscard]] std::uint64_t next_track_id() const;

private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
