// A descriptor that is watched is duplicated: the driver may close its own whenever it likes.
#include "daemon/hardware.hpp"

#include <algorithm>
#include <chrono>
#include <unistd.h>

#include "sea-eye/driver.h"

namespace seaeye {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::int64_t stop_patience_us = 2'000'000;

std::int64_t micros(auto instant) {
    return std::chrono::duration_cast<std::chrono::microseconds>(instant.time_since_epoch())
        .count();
}

}  // namespace

struct Hardware::Watch {
    asio::posix::stream_descriptor descriptor;
    int fd = -1;  // the driver's
    std::uint32_t events = 0;
    Ready ready;
};

Result<Done> Hardware::start(asio::any_io_executor executor, std::function<void()> wake) {
    const auto driver = driver_.lock();
    {
        const std::lock_guard lock{mutex_};
        executor_ = std::move(executor);
        wake_ = std::move(wake);
        restart_.reset();
        is_running_ = true;
    }
    auto started = driver->start();
    if (!started) {
        stop();
    }
    return started;
}

void Hardware::stop() {
    {
        const std::lock_guard lock{mutex_};
        if (!is_running_) {
            return;
        }
        is_running_ = false;
    }
    if (const auto driver = driver_.lock()) {
        driver->stop(mono_us() + stop_patience_us);
    }
    timers_.clear();
    watches_.clear();
    const std::lock_guard lock{mutex_};
    run_ = std::make_shared<int>(0);
    frames_.clear();
    is_wake_posted_ = false;
}

DriverHealth Hardware::health() {
    const auto driver = driver_.lock();
    return driver ? driver->health() : DriverHealth{};
}

std::optional<std::vector<std::uint8_t>> Hardware::next_frame() {
    const std::lock_guard lock{mutex_};
    return frames_.pop();
}

std::optional<std::string> Hardware::restart_wanted() {
    const std::lock_guard lock{mutex_};
    return std::exchange(restart_, std::nullopt);
}

std::vector<Counter> Hardware::counters() const {
    const std::lock_guard lock{mutex_};
    return {{"published_dropped", frames_.dropped()}, {"slow_callbacks", slow_callbacks_}};
}

std::map<std::string, double> Hardware::metrics() const {
    const std::lock_guard lock{mutex_};
    return metrics_;
}

HostServices::Published Hardware::publish(std::span<const std::uint8_t> bytes) {
    const std::lock_guard lock{mutex_};
    if (!is_running_) {
        return Published::stopping;
    }
    if (bytes.size() > frame_cap_) {
        return Published::would_block;
    }
    const bool has_room = frames_.push(bytes);
    wake_soon();
    return has_room ? Published::ok : Published::dropped_oldest;
}

/// With the mutex held.
void Hardware::wake_soon() {
    if (is_wake_posted_) {
        return;
    }
    is_wake_posted_ = true;
    asio::post(executor_, [this, run = std::weak_ptr{run_}] {
        if (run.expired()) {
            return;
        }
        std::function<void()> wake;
        {
            const std::lock_guard lock{mutex_};
            is_wake_posted_ = false;
            wake = wake_;
        }
        wake();
    });
}

void Hardware::metric(std::string_view name, double value) {
    const std::lock_guard lock{mutex_};
    keep_metric(metrics_, name, value);
}

std::int64_t Hardware::mono_us() {
    return micros(Steady::now());
}

std::int64_t Hardware::utc_us() {
    return micros(std::chrono::system_clock::now());
}

template <class Call>
void Hardware::timed(Call&& call) {
    const auto began = Steady::now();
    call();
    slow_callbacks_ += Steady::now() - began > patience ? 1 : 0;
}

bool Hardware::watch(int fd, std::uint32_t events, Ready ready) {
    watches_.erase(fd);
    if (events == 0) {
        return true;
    }
    if (!is_running_ || watches_.size() >= most_watches) {
        return false;
    }
    const int own = dup(fd);
    if (own < 0) {
        return false;
    }
    const auto watch =
        std::make_shared<Watch>(Watch{.descriptor = asio::posix::stream_descriptor{executor_},
                                      .fd = fd,
                                      .events = events,
                                      .ready = std::move(ready)});
    boost::system::error_code fault;
    watch->descriptor.assign(own, fault);
    if (fault) {
        close(own);
        return false;
    }
    watches_[fd] = watch;
    if ((events & SEAEYE_FD_READ) != 0) {
        wait_on(watch, false);
    }
    if ((events & SEAEYE_FD_WRITE) != 0) {
        wait_on(watch, true);
    }
    return true;
}

void Hardware::wait_on(const std::shared_ptr<Watch>& watch, bool is_write) {
    const auto wanted = is_write ? asio::posix::stream_descriptor::wait_write
                                 : asio::posix::stream_descriptor::wait_read;
    watch->descriptor.async_wait(
        wanted,
        [this, is_write, run = std::weak_ptr{run_}, weak = std::weak_ptr{watch}](
            const boost::system::error_code& fault) {
            const auto held = weak.lock();
            if (fault || run.expired() || !held) {
                return;
            }
            timed([&] { held->ready(held->fd, is_write ? SEAEYE_FD_WRITE : SEAEYE_FD_READ); });
            if (const auto kept = watches_.find(held->fd);
                kept != watches_.end() && kept->second == held) {
                wait_on(held, is_write);
            }
        });
}

std::uint64_t Hardware::timer(std::int64_t after_us, Due due) {
    if (!is_running_ || timers_.size() >= most_timers) {
        return 0;
    }
    const std::uint64_t id = ++newest_timer_;
    auto timer = std::make_unique<asio::steady_timer>(executor_);
    timer->expires_after(std::chrono::microseconds{std::max<std::int64_t>(after_us, 0)});
    timer->async_wait([this, id, due = std::move(due), run = std::weak_ptr{run_}](
                          const boost::system::error_code& fault) {
        if (fault || run.expired() || timers_.erase(id) == 0) {
            return;
        }
        timed([&] { due(id); });
    });
    timers_[id] = std::move(timer);
    return id;
}

void Hardware::cancel_timer(std::uint64_t id) {
    timers_.erase(id);
}

void Hardware::request_restart(std::string_view why) {
    const std::lock_guard lock{mutex_};
    if (is_running_ && !restart_) {
        restart_ = std::string{why.substr(0, 200)};
        wake_soon();
    }
}

}  // namespace seaeye
