// The event machine that all detectors share: hysteresis, back-dated starts, update rate,
// time-outs, stable ids. A detector says what is true; the machine says when that is an event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/event.hpp"

namespace seaeye {

/// Where detectors leave event transitions. Kept in the order they became known.
class EventSink {
public:
    explicit EventSink(std::vector<Event>& out) : out_{out} {}

    void put(Event event) { out_.push_back(std::move(event)); }

private:
    std::vector<Event>& out_;  // the pipeline's, outlives the sink
};

}  // namespace seaeye
