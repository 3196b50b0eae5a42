// A heap by measured time. When it is full, the watermark is pushed on: bounded memory costs
// lateness, not data.
#include "fusion/reorder.hpp"

#include <algorithm>

namespace seaeye {

Reorder::Accepted Reorder::push(Observation observation) {
    if (observation.received > newest_) {
        newest_ = observation.received;
        watermark_ = std::max(watermark_, newest_ - lateness_);
    }
    if (std::holds_alternative<Heartbeat>(observation.said)) {
        return Accepted::yes;
    }
    if (observation.measured < watermark_) {
        return Accepted::late;
    }
    held_.push({std::move(observation), arrivals_++});
    if (held_.size() > capacity_) {
        watermark_ = std::max(watermark_, held_.top().observation.measured);
    }
    return Accepted::yes;
}

const Observation* Reorder::ready() const {
    if (held_.empty() || held_.top().observation.measured > watermark_) {
        return nullptr;
    }
    return &held_.top().observation;
}

void Reorder::pop() {
    held_.pop();
}

void Reorder::finish() {
    watermark_ = Time::max();
}

}  // namespace seaeye
