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
    std::string problem;               ///< of the last failed write, empty when well
};

/// Writes outputs of the pipeline. Opens or creates the file, runs the migrations (forward only),
/// owns the writer thread. Points are committed in batches with synchronous=NORMAL, events at once
/// with synchronous=FULL.
class Store {
public:
    /// Fails: not_readable / refused with the path and what SQLite said; unsupported for a file of
    /// a newer version.
    static Result<std::unique_ptr<Store>> open(const std::string& path, OnDurable on_durable);

    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store();  ///< writes what is queued, then closes

    /// Queues one step's output. Blocks while the queue is full when `Wait::yes`; else drops points
    /// (counted), never events. Fusion thread.
    enum class Wait : std::uint8_t { no, yes };
    void submit(Output output, Wait wait);

    /// Returns when everything submitted so far is durable.
    void flush();

    [[nodiscard]] StoreCounts counts() const;

    /// The first track id that was never used in this file.
    [[nodiscard]] std::uint64_t next_track_id() const;

protected:
    Store();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
