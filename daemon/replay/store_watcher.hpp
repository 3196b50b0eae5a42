// Puts what a replay finds into a record.
#pragma once

#include "daemon/replay/replay.hpp"
#include "daemon/store/store.hpp"

namespace seaeye {

/// Gathers outputs into lots, so that the store's queue is not asked for every report. Fusion
/// thread.
class StoreWatcher final : public ReplayWatcher {
public:
    /// `wait`: at full speed a replay waits for the store; in real time events are stored at once.
    StoreWatcher(Store& store, Store::Wait wait) : store_{store}, wait_{wait} {}

    void on_output(Output& output, const Pipeline& pipeline) override;

    /// Everything is durable when this returns.
    void on_end(const Pipeline& pipeline) override;

private:
    static constexpr std::size_t lot = 512;  // points

    void hand_over();

    Store& store_;  // owned by the command, outlives the watcher
    Store::Wait wait_;
    Output gathered_;
};

}  // namespace seaeye
