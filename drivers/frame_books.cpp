// Nothing a driver says is trusted: outcomes and counters that it does not have, frames that it has
// accounted for already.
#include "drivers/frame_books.hpp"

#include <algorithm>
#include <utility>

#include "drivers/observation_check.hpp"

namespace seaeye {

FrameBooks::FrameBooks(SourceId source, const DriverInfo& info)
    : source_{source},
      outcome_count_{static_cast<std::uint32_t>(info.outcomes.size() - 1)},
      counter_count_{static_cast<std::uint32_t>(info.counters.size() - 2)} {}

template <class Call>
void FrameBooks::guarded(Call&& call) {
    if (thrown_ != nullptr) {
        return;
    }
    try {
        call();
    } catch (...) {
        thrown_ = std::current_exception();
    }
}

seaeye_sink FrameBooks::sink() {
    return {.struct_size = sizeof(seaeye_sink),
            .reserved = 0,
            .context = this,
            .observation =
                [](void* context, const seaeye_observation* from) {
                    static_cast<FrameBooks*>(context)->observation(from);
                },
            .account =
                [](void* context, std::uint64_t number, std::uint32_t outcome) {
                    static_cast<FrameBooks*>(context)->account(number, outcome);
                },
            .count =
                [](void* context, std::uint32_t counter) {
                    static_cast<FrameBooks*>(context)->count(counter);
                }};
}

void FrameBooks::begin(std::uint64_t number, std::optional<Time> received, DecodedSink& sink) {
    sink_ = &sink;
    received_ = received;
    current_ = number;
    is_current_settled_ = false;
}

void FrameBooks::begin_flush(DecodedSink& sink) {
    sink_ = &sink;
}

void FrameBooks::observation(const seaeye_observation* from) {
    if (sink_ == nullptr) {
        return;
    }
    const bool is_good =
        from != nullptr && check_observation(*from, source_, received_, observation_);
    guarded([&] {
        if (is_good) {
            sink_->observation(std::move(observation_));
        } else {
            sink_->count(refused_counter());
        }
    });
}

/// True once for each frame.
bool FrameBooks::settle(std::uint64_t number) {
    if (number == current_ && !is_current_settled_) {
        is_current_settled_ = true;
        return true;
    }
    const auto at = std::ranges::lower_bound(pending_, number);
    if (at == pending_.end() || *at != number) {
        return false;
    }
    pending_.erase(at);
    return true;
}

void FrameBooks::account(std::uint64_t number, std::uint32_t outcome) {
    if (sink_ == nullptr) {
        return;
    }
    guarded([&] {
        const bool is_known = outcome < outcome_count_;
        const bool is_due = settle(number);
        if (is_due) {
            sink_->account(number, is_known ? outcome : unaccounted());
        }
        if (!is_due || !is_known) {
            sink_->count(fault_counter());
        }
    });
}

void FrameBooks::count(std::uint32_t counter) {
    if (sink_ == nullptr) {
        return;
    }
    const bool is_known = counter < counter_count_;
    guarded([&] { sink_->count(is_known ? counter : fault_counter()); });
}

void FrameBooks::end() {
    if (!is_current_settled_) {
        is_current_settled_ = true;
        pending_.push_back(current_);
        settle_forgotten(most_pending);
    }
    rethrow();
}

void FrameBooks::end_flush() {
    settle_forgotten(0);
    rethrow();
}

void FrameBooks::lose(std::uint32_t outcome, DecodedSink& sink) {
    sink_ = &sink;
    if (!std::exchange(is_current_settled_, true)) {
        pending_.push_back(current_);
    }
    for (const std::uint64_t number : std::exchange(pending_, {})) {
        guarded([&] { sink_->account(number, outcome); });
    }
    rethrow();
}

/// The driver forgot frames: they are accounted for here.
void FrameBooks::settle_forgotten(std::size_t kept) {
    const std::size_t forgotten = pending_.size() > kept ? pending_.size() - kept : 0;
    for (std::size_t i = 0; i < forgotten; ++i) {
        guarded([&] {
            sink_->account(pending_[i], unaccounted());
            sink_->count(fault_counter());
        });
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(forgotten));
}

void FrameBooks::rethrow() {
    sink_ = nullptr;
    if (thrown_ != nullptr) {
        std::rethrow_exception(std::exchange(thrown_, nullptr));
    }
}

}  // namespace seaeye
