// What this process holds at a moment: descriptors, threads, memory, processor time.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "schemas/time.hpp"

namespace seaeye::conformance {

/// Open descriptors and running threads, each with what /proc says of it.
struct Holdings {
    std::map<int, std::string> descriptors;
    std::map<int, std::string> threads;
};

Holdings holdings();

/// "descriptor 7 (/etc/hosts)", "thread 4711 (reader)": the first that `after` has and `before` has
/// not; empty when there is none.
std::string left_over(const Holdings& before, const Holdings& after);

/// Bytes that have been allocated and not freed, as the allocator counts them.
std::uint64_t allocated_bytes();

/// This program runs under a sanitizer, which makes calls and allocations of its own.
bool has_sanitizer();

/// Processor time of this thread.
Duration thread_time();

}  // namespace seaeye::conformance
