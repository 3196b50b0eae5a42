// Ctrl-C and SIGTERM as a flag that long work looks at.
#pragma once

#include <atomic>

namespace seaeye {

/// While it lives, SIGINT and SIGTERM set the flag; a second one ends the program as usual. One at
/// a time.
class StopSignal {
public:
    StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    ~StopSignal();

    [[nodiscard]] const std::atomic<bool>& flag() const;
};

}  // namespace seaeye
