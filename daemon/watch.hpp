// What systemd is told: ready, alive, stopping. Alive means that every worker has got on since the
// last time, not that a timer fired.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "schemas/time.hpp"

namespace seaeye {

/// One thread's sign of life. It counts up in its own loop; anyone may look.
class Worker {
public:
    explicit Worker(std::string name) : name_{std::move(name)} {}

    void advance() { count_.fetch_add(1, std::memory_order_relaxed); }

    [[nodiscard]] std::uint64_t count() const { return count_.load(std::memory_order_relaxed); }

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    std::string name_;
    std::atomic<std::uint64_t> count_{0};
};

/// Speaks to systemd over NOTIFY_SOCKET; without one it says nothing. io thread.
class Watch {
public:
    /// A worker to be watched. Lives as long as the watch.
    Worker& add_worker(const std::string& name);

    void ready(const std::string& status);
    void reloading();
    void stopping();

    /// How often to call check(): half of WATCHDOG_USEC. Nothing when nobody watches.
    [[nodiscard]] static std::optional<Duration> interval();

    /// Pings the watchdog if every worker has advanced since the last call; else does not, and
    /// gives the name of the first that has not.
    std::optional<std::string> check();

private:
    struct Watched {
        explicit Watched(const std::string& name) : worker{name} {}

        Worker worker;
        std::uint64_t seen = 0;
    };

    std::deque<Watched> watched_;
};

}  // namespace seaeye
