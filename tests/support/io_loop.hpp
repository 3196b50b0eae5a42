// An Asio loop for a test: runs until something is true, with a generous deadline and no sleep.
#pragma once

#include <chrono>
#include <functional>

#include "daemon/asio.hpp"

namespace seaeye {

class IoLoop {
public:
    asio::io_context& io() { return io_; }

    /// Runs handlers until `is_so` holds. False when it does not within `patience`.
    bool run_until(const std::function<bool()>& is_so,
                   std::chrono::seconds patience = std::chrono::seconds{30}) {
        const auto end = std::chrono::steady_clock::now() + patience;
        const auto idle = asio::make_work_guard(io_);
        while (!is_so()) {
            if (std::chrono::steady_clock::now() > end) {
                return false;
            }
            io_.run_one_for(std::chrono::milliseconds{50});
        }
        return true;
    }

private:
    asio::io_context io_;
};

}  // namespace seaeye
