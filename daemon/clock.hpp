// The only place that knows what time it is. Everything below the edge is told.
#pragma once

#include <chrono>
#include <functional>

#include "schemas/time.hpp"

namespace seaeye {

/// The time by the system's clock, UTC. Any thread.
Time utc_now();

/// Time that never steps, for measuring how long something took. Any thread.
std::chrono::steady_clock::time_point steady_now();

/// Who is asked for the time, so that a test can answer.
using Now = std::function<Time()>;

}  // namespace seaeye
