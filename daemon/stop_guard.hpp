// A stop that takes too long is ended: systemd and people wait for seconds, not for a name server.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "schemas/time.hpp"

namespace seaeye {

/// Calls `on_expiry` on a thread of its own unless it is destroyed within `patience`.
class StopGuard {
public:
    StopGuard(Duration patience, std::function<void()> on_expiry)
        : thread_{[this, patience, call = std::move(on_expiry)] {
              std::unique_lock lock{mutex_};
              if (!done_.wait_for(lock, patience, [this] { return is_done_; })) {
                  call();
              }
          }} {}

    StopGuard(const StopGuard&) = delete;
    StopGuard& operator=(const StopGuard&) = delete;

    ~StopGuard() {
        {
            const std::lock_guard lock{mutex_};
            is_done_ = true;
        }
        done_.notify_all();
        thread_.join();
    }

private:
    std::mutex mutex_;
    std::condition_variable done_;
    bool is_done_ = false;
    std::thread thread_;
};

}  // namespace seaeye
