// The loop of the fusion thread. It learns of time only through heartbeats.
#include "daemon/fusion_thread.hpp"

#include <exception>
#include <pthread.h>

#include <fmt/format.h>

#include "daemon/clock.hpp"

namespace seaeye {
namespace {

constexpr Duration patience = seconds(0.5);
constexpr auto between_pictures = std::chrono::milliseconds{250};

}  // namespace

FusionThread::FusionThread(std::unique_ptr<Pipeline> pipeline,
                           FusionWiring wiring,
                           std::size_t sources)
    : pipeline_{std::move(pipeline)},
      wiring_{std::move(wiring)},
      fates_(sources),
      thread_{[this] {
          run();
      }} {}

FusionThread::~FusionThread() {
    join();
}

void FusionThread::join() {
    if (thread_.joinable()) {
        thread_.join();
    }
}

SourceFate FusionThread::fate(SourceId source) const {
    const auto index = static_cast<std::size_t>(source);
    if (index >= fates_.size()) {
        return {};
    }
    return {.late = fates_[index].late.load(std::memory_order_relaxed),
            .copies = fates_[index].copies.load(std::memory_order_relaxed)};
}

void FusionThread::run() {
    pthread_setname_np(pthread_self(), "fusion");
    try {
        work();
    } catch (const std::exception& error) {
        wiring_.on_failure(fmt::format("fusion failed: {}", error.what()));
    }
}

void FusionThread::work() {
    std::vector<Observation> batch;
    auto published = steady_now();
    while (!wiring_.queue.is_finished()) {
        wiring_.queue.pop(batch, patience);
        wiring_.worker.advance();
        fuse(batch);
        if (steady_now() - published >= between_pictures) {
            publish();
            published = steady_now();
        }
    }
    pipeline_->finish(output_);
    fuse(batch);
    publish();
}

void FusionThread::fuse(std::vector<Observation>& batch) {
    for (Observation& observation : batch) {
        pipeline_->push(std::move(observation), output_);
    }
    batch.clear();
    if (wiring_.store != nullptr && !output_.empty()) {
        wiring_.store->submit(std::move(output_), Store::Wait::no);
        output_ = Output{};
    }
    output_.clear();
    for (const auto& [source, fate] : pipeline_->fates()) {
        const auto index = static_cast<std::size_t>(source);
        if (index < fates_.size()) {
            fates_[index].late.store(fate.late, std::memory_order_relaxed);
            fates_[index].copies.store(fate.copies, std::memory_order_relaxed);
        }
    }
}

void FusionThread::publish() {
    wiring_.board.publish(pipeline_->picture());
}

}  // namespace seaeye
