// Fusion at work: observations from the queue through the pipeline, outputs to the record, the
// picture to the board.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "daemon/ingest_source.hpp"
#include "daemon/picture_board.hpp"
#include "daemon/store/store.hpp"
#include "daemon/watch.hpp"
#include "fusion/pipeline.hpp"

namespace seaeye {

/// What fusion is given to work with. Borrowed; outlives the thread.
struct FusionWiring {
    ObservationQueue& queue;
    PictureBoard& board;
    Store* store;                                                 ///< nullptr: nothing is kept
    Worker& worker;                                               ///< advanced each time round
    std::function<void(const std::string& sentence)> on_failure;  ///< the thread has ended early
};

/// Owns the fusion thread, which ends once the queue is closed and drained.
class FusionThread {
public:
    /// Begins at once. `sources`: how many there are.
    FusionThread(std::unique_ptr<Pipeline> pipeline, FusionWiring wiring, std::size_t sources);
    FusionThread(const FusionThread&) = delete;
    FusionThread& operator=(const FusionThread&) = delete;
    ~FusionThread();  ///< waits; close the queue before

    /// Waits for the end.
    void join();

    /// What of a source was not fused. Any thread.
    [[nodiscard]] SourceFate fate(SourceId source) const;

private:
    void run();
    void work();
    void fuse(std::vector<Observation>& batch);
    void publish();

    std::unique_ptr<Pipeline> pipeline_;
    FusionWiring wiring_;

    struct Fate {
        std::atomic<std::uint64_t> late{0};
        std::atomic<std::uint64_t> copies{0};
    };

    std::vector<Fate> fates_;
    Output output_;
    std::thread thread_;
};

}  // namespace seaeye
