// How the daemon is doing: for an orchestrator (healthz, readyz) and for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "daemon/api/api_context.hpp"
#include "daemon/api/http.hpp"

namespace seaeye {

/// Requests answered so far, by status. Any thread.
class RequestCounts {
public:
    void add(int status) {
        const auto slot = static_cast<std::size_t>(status);
        if (slot < counts_.size()) {
            counts_[slot].fetch_add(1, std::memory_order_relaxed);
        }
    }

    [[nodiscard]] std::uint64_t of(int status) const {
        return counts_[static_cast<std::size_t>(status)].load(std::memory_order_relaxed);
    }

    static constexpr int end = 600;

private:
    std::array<std::atomic<std::uint64_t>, end> counts_{};
};

/// Alive, with the state of every source: tells "no traffic" from "no receiver".
ApiResponse healthz(const ApiContext& context);

/// 503 while the record cannot be written.
ApiResponse readyz(const ApiContext& context);

/// Prometheus text format 0.0.4. No label carries an MMSI.
ApiResponse metrics(const ApiContext& context, const RequestCounts& requests);

}  // namespace seaeye
