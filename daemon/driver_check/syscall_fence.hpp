// Shows what decode() asks the kernel for: files, sockets, threads, sleep, output. It is a filter
// of this thread's system calls that cannot be taken down again, so it is for a child that will
// end.
#pragma once

#include <cstdint>
#include <string>

namespace seaeye::conformance {

/// From here on a call that decode() may not make raises SIGSYS. False where the kernel or the
/// machine has no such filter.
bool raise_syscall_fence();

/// "openat" for its number; "system call 999" for one that the fence does not know.
std::string call_name(std::int64_t number);

}  // namespace seaeye::conformance
