// The system's clocks.
#include "daemon/clock.hpp"

namespace seaeye {

Time utc_now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Time{std::chrono::duration_cast<Duration>(since_epoch)};
}

std::chrono::steady_clock::time_point steady_now() {
    return std::chrono::steady_clock::now();
}

}  // namespace seaeye
