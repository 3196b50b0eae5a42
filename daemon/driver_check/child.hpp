// One check at a time runs in a process of its own: a driver that crashes, hangs, exits or eats all
// memory ends that check, and nothing else.
#pragma once

#include <functional>
#include <string>

#include "daemon/driver_check/slate.hpp"
#include "schemas/time.hpp"

namespace seaeye::conformance {

struct ChildLimits {
    Duration patience = seconds(5);            ///< without any progress, as for an isolated driver
    std::uint64_t memory_bytes = 1ULL << 30U;  ///< resident, beyond what the program had
};

/// What came of a child. `is_whole`: it said what it found; else `finding` says how it ended.
struct ChildEnd {
    bool is_whole = false;
    Finding finding;
    std::string facts;
};

/// Runs `work` in a child. It writes what it does to the slate, and gives its finding and, for the
/// parent, facts as JSON. Not for a program that has threads.
ChildEnd run_in_child(SharedSlate& slate,
                      const ChildLimits& limits,
                      const std::function<Finding(Slate&, std::string& facts)>& work);

}  // namespace seaeye::conformance
