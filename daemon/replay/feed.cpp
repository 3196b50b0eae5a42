// The merge, and the thread that may run it ahead.
#include "daemon/replay/feed.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace seaeye {
namespace {

constexpr std::size_t batch_size = 256;
constexpr std::size_t batches_ahead = 32;

/// Takes from the source whose next observation was received first; at equal times from the one
/// configured first.
class Merge {
public:
    Merge(std::vector<std::unique_ptr<LogSource>> sources, Window window)
        : sources_{std::move(sources)},
          window_{window} {}

    bool next(std::vector<Observation>& batch) {
        batch.clear();
        while (batch.size() < batch_size) {
            LogSource* first = earliest();
            if (first == nullptr) {
                break;
            }
            Observation o = first->take();
            if ((!window_.from || o.received >= *window_.from) &&
                (!window_.to || o.received < *window_.to)) {
                batch.push_back(std::move(o));
            }
        }
        return !batch.empty();
    }

    [[nodiscard]] FeedProgress progress() const {
        FeedProgress total;
        for (const auto& source : sources_) {
            total.bytes += source->size_on_disk();
            total.used += source->used_on_disk();
            total.lines += source->account().lines;
        }
        return total;
    }

    [[nodiscard]] std::vector<LogAccount> accounts() const {
        std::vector<LogAccount> all;
        for (const auto& source : sources_) {
            all.push_back(source->account());
        }
        return all;
    }

private:
    LogSource* earliest() {
        LogSource* best = nullptr;
        const Observation* best_next = nullptr;
        for (const auto& source : sources_) {
            const Observation* next = source->peek();
            if (next != nullptr && (best_next == nullptr || next->received < best_next->received)) {
                best = source.get();
                best_next = next;
            }
        }
        return best;
    }

    std::vector<std::unique_ptr<LogSource>> sources_;
    Window window_;
};

class DirectFeed final : public Feed {
public:
    explicit DirectFeed(Merge merge) : merge_{std::move(merge)} {}

    bool next(std::vector<Observation>& batch) override { return merge_.next(batch); }

    [[nodiscard]] FeedProgress progress() const override { return merge_.progress(); }

    [[nodiscard]] std::vector<LogAccount> accounts() const override { return merge_.accounts(); }

private:
    Merge merge_;
};

class AheadFeed final : public Feed {
public:
    explicit AheadFeed(Merge merge)
        : merge_{std::move(merge)},
          thread_{[this] {
              run();
          }} {}

    ~AheadFeed() override {
        {
            const std::lock_guard lock{mutex_};
            is_stopped_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }

    bool next(std::vector<Observation>& batch) override {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return !batches_.empty() || is_done_; });
        if (batches_.empty()) {
            return false;
        }
        batch = std::move(batches_.front().observations);
        progress_ = batches_.front().progress;
        batches_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return true;
    }

    [[nodiscard]] FeedProgress progress() const override {
        const std::lock_guard lock{mutex_};
        return progress_;
    }

    [[nodiscard]] std::vector<LogAccount> accounts() const override {
        const std::lock_guard lock{mutex_};
        return accounts_;
    }

private:
    struct Ready {
        std::vector<Observation> observations;
        FeedProgress progress;  ///< when all before and these are fused
    };

    void run() {
        std::vector<Observation> batch;
        while (merge_.next(batch)) {
            const FeedProgress progress = merge_.progress();
            std::vector<LogAccount> accounts = merge_.accounts();
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return batches_.size() < batches_ahead || is_stopped_; });
            if (is_stopped_) {
                break;
            }
            accounts_ = std::move(accounts);
            batches_.push_back({std::move(batch), progress});
            batch = {};
            lock.unlock();
            changed_.notify_all();
        }
        const std::lock_guard lock{mutex_};
        accounts_ = merge_.accounts();
        is_done_ = true;
        changed_.notify_all();
    }

    Merge merge_;  // the thread's own while it runs
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Ready> batches_;
    FeedProgress progress_;
    std::vector<LogAccount> accounts_;
    bool is_done_ = false;
    bool is_stopped_ = false;
    std::thread thread_;  // last: starts when the rest is ready
};

}  // namespace

std::unique_ptr<Feed> make_feed(std::vector<std::unique_ptr<LogSource>> sources,
                                Window window,
                                int threads) {
    Merge merge{std::move(sources), window};
    if (threads > 1) {
        return std::make_unique<AheadFeed>(std::move(merge));
    }
    return std::make_unique<DirectFeed>(std::move(merge));
}

}  // namespace seaeye
