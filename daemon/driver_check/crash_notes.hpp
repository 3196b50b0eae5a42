// What can be told of a crash at the moment it comes: the address that was touched, the system call
// that was made. The signal itself goes its usual way afterwards.
#pragma once

#include "daemon/driver_check/guarded_frame.hpp"
#include "daemon/driver_check/slate.hpp"

namespace seaeye::conformance {

/// From here on a fatal signal leaves its cause on the slate. `frame` may be nullptr. Both outlive
/// the process. For a child.
void take_crash_notes(Slate& slate, const GuardedFrame* frame);

}  // namespace seaeye::conformance
